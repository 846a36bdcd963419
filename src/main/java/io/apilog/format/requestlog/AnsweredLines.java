package io.apilog.format.requestlog;

/**
 * How many of the lines of a file that were looked at have a status behind their request. A number of three digits looks like one
 * by chance: where far more lines have none, the others have none either, though each by itself may read so.
 */
public final class AnsweredLines {
    /** A logger may write the beginning of each request too, so that one of two lines has a status. */
    private static final double FEWEST = 0.45;

    private int endingWithStatus;
    private int endingOtherwise;
    private int requests;
    private int answered;

    /** A line ends with a number, or a hyphen, directly behind its request: whether that is a status. */
    public void sizeless(boolean status) {
        endingWithStatus += status ? 1 : 0;
        endingOtherwise += status ? 0 : 1;
    }

    /** Whether what such lines end with is their status. */
    public boolean endWithStatus() {
        return endingOtherwise * 10L <= endingWithStatus;
    }

    /** Of some lines so many have a request, and so many of these something that looks like a status; a line alone says nothing new. */
    void requests(int lines, int withStatus) {
        if (lines > 1 || requests == 0) {
            requests += lines;
            answered += withStatus;
        }
    }

    /** Whether the lines with a request have statuses. */
    boolean areAnswered() {
        return answered >= requests * FEWEST;
    }
}
