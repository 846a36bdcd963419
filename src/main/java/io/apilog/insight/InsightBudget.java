package io.apilog.insight;

/**
 * The sample lines that all families about insight share. One that finds no room counts under the endpoint {@code other}, and where not even
 * that has room, not at all; either is counted here. Used by the reading thread, and for copies inside a commit.
 */
public final class InsightBudget {
    /** What labels of their own may use, so that one family cannot leave the others without even {@code other}. */
    private static final double OWN_SHARE = 0.8;

    private final int most;
    private int used;
    private long overflowed;

    /** Nothing is used. */
    public InsightBudget(InsightSettings settings) {
        this.most = settings.budget();
    }

    /** Takes so many sample lines of labels of their own, if there is room for all of them. */
    public boolean take(int lines) {
        return take(lines, (int) (most * OWN_SHARE));
    }

    /** The same of {@code other}, or of a family that tells neither endpoints nor values apart: some room is kept for those. */
    boolean takeKept(int lines) {
        return take(lines, most);
    }

    private boolean take(int lines, int upTo) {
        boolean room = used + lines <= upTo;
        used += room ? lines : 0;
        return room;
    }

    /** Gives sample lines back. */
    void giveBack(int lines) {
        used -= lines;
    }

    /** An event found no room for its own labels. */
    public void overflowed(long events) {
        overflowed += events;
    }

    int used() {
        return used;
    }

    int most() {
        return most;
    }

    long overflowed() {
        return overflowed;
    }
}
