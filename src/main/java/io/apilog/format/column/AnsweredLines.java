package io.apilog.format.column;

import java.util.HashMap;
import java.util.Map;

/**
 * How many of the lines of a file that were looked at have a status behind their request. A number of three digits looks like one
 * by chance: where far more lines have none, the others have none either, though each by itself may read so.
 */
public final class AnsweredLines {
    /** A logger may write the beginning of each request too, so that one of two lines has a status. */
    private static final double FEWEST = 0.45;

    /** A log has one number of columns, or a few. */
    private static final int MOST_TABLES = 16;

    private final Map<String, Table> tables = new HashMap<>();
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
    public void requests(int lines, int withStatus) {
        if (lines > 1 || requests == 0) {
            requests += lines;
            answered += withStatus;
        }
    }

    /** Whether the lines with a request have statuses. */
    public boolean areAnswered() {
        return answered >= requests * FEWEST;
    }

    /** How many of the lines of a table that were looked at have a status in each of its columns. */
    private static final class Table {
        private final int[] statuses;
        private int lines;

        Table(int columns) {
            this.statuses = new int[columns];
        }
    }

    /** Of some lines in columns each column has so many statuses; a line alone says nothing new. */
    void table(char parting, int lines, int[] statuses) {
        String key = parting + " " + statuses.length;
        if (tables.containsKey(key) ? lines > 1 : tables.size() < MOST_TABLES) {
            Table table = tables.computeIfAbsent(key, added -> new Table(statuses.length));
            table.lines += lines;
            for (int i = 0; i < statuses.length; i++) {
                table.statuses[i] += statuses[i];
            }
        }
    }

    /** Whether a column of such lines may be the status. */
    boolean mayBeStatus(char parting, int columns, int column) {
        Table table = tables.get(parting + " " + columns);
        return table == null || table.statuses[column] * 10L >= table.lines * 9L;
    }
}
