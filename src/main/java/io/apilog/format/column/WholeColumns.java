package io.apilog.format.column;

import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Set;

/** Takes columns of whole numbers: a duration in a small unit, as httpd's %D, sizes, and numbers that are none of the request's. */
final class WholeColumns {
    private static final Set<String> PORTS = Set.of("80", "443", "8080", "8443");

    /** From how many lines on a number that never changes, or only rises, is taken for one that is none of the request's. */
    private static final int ENOUGH_LINES = 5;

    private static final int MOST_HEADER_BYTES = 16_384;
    private static final int MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;

    private static final Field REQUEST_LENGTH = Field.of("request_length", FieldKind.REQUEST_BYTES);

    private final TakenColumns columns;

    WholeColumns(TakenColumns columns) {
        this.columns = columns;
    }

    void take() {
        List<Integer> open = columns.open(false);
        open.removeIf(this::isOther);
        takeSizes(open);
        if (columns.isDurationFound()) {
            takeLengths(open);
            return;
        }
        takeQuotient(open);
        if (columns.isDurationFound() || open.isEmpty()) {
            return;
        }
        if (open.size() == 1) {
            columns.takeByEvidence(open.get(0), columns.lines().place(), "the column of whole numbers");
            return;
        }
        for (int column : open) {
            columns.readOver(
                    column, "one of " + open.size() + " columns of whole numbers, and nothing says which is what");
        }
        columns.leaveUndecided();
        columns.say(open.size() + " columns of whole numbers, of which one may be the duration: nothing says which");
    }

    /** A number that is none of the request's: a port, a server's number, a count that only rises. */
    private boolean isOther(int column) {
        ColumnValues values = columns.values(column);
        String word = values.word();
        if (word != null && (PORTS.contains(word) || values.lines() >= ENOUGH_LINES && word.length() > 1)) {
            columns.readOver(column, "the same number in every line");
            return true;
        }
        int rises = 0;
        int steps = 0;
        for (int i = 1; i < values.lines(); i++) {
            double step = values.number(i) - values.number(i - 1);
            steps += Double.isNaN(step) ? 0 : 1;
            rises += step > 0 ? 1 : 0;
        }
        if (steps >= 2 * ENOUGH_LINES && rises * 10 >= steps * 9) {
            columns.readOver(column, "a count that only rises");
            return true;
        }
        return false;
    }

    /** What Apache's %O counts is the body and some headers. */
    private void takeSizes(List<Integer> open) {
        for (int i = 0; i < open.size(); i++) {
            if (isSizeWithHeaders(columns.values(open.get(i)))) {
                boolean before = i > 0 && open.get(i - 1) == open.get(i) - 1;
                columns.readOver(open.get(i), "the size with its headers, as Apache's %O");
                open.remove(i);
                if (before) {
                    columns.take(open.get(i - 1), REQUEST_LENGTH, "request bytes, as Apache's %I before %O");
                    open.remove(i - 1);
                }
                return;
            }
        }
    }

    private boolean isSizeWithHeaders(ColumnValues values) {
        LineFacts lines = columns.lines();
        int sized = 0;
        int fitting = 0;
        int same = 0;
        for (int line = 0; line < values.lines(); line++) {
            double over = values.number(line) - lines.size(line);
            sized += Double.isNaN(over) ? 0 : 1;
            fitting += over >= 0 && over <= MOST_HEADER_BYTES && values.number(line) > 0 ? 1 : 0;
            same += over >= 0 && lines.size(line) > MOST_HEADER_BYTES ? 1 : 0;
        }
        boolean varied = same >= Math.max(1, sized / 20) || isHeaderOver(values);
        return sized > 0 && fitting * 10 >= sized * 9 && varied;
    }

    /** Whether a column is the size and a number of bytes that hardly changes: the headers. */
    private boolean isHeaderOver(ColumnValues values) {
        LineFacts lines = columns.lines();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        int sized = 0;
        for (int line = 0; line < values.lines(); line++) {
            double over = values.number(line) - lines.size(line);
            if (!Double.isNaN(over)) {
                sized++;
                least = Math.min(least, over);
                most = Math.max(most, over);
                smallest = Math.min(smallest, lines.size(line));
                largest = Math.max(largest, lines.size(line));
            }
        }
        return sized >= ENOUGH_LINES && least > 50 && most - least < 1_000 && largest - smallest > 2_000;
    }

    /** nginx's request length stands before its times. */
    private void takeLengths(List<Integer> open) {
        for (int column : open) {
            boolean before = column + 1 < columns.count()
                    && columns.means(column + 1, FieldKind.DURATION)
                    && columns.values(column + 1).isDecimal();
            if (before) {
                columns.take(column, REQUEST_LENGTH, "request bytes: whole numbers before the duration");
            } else {
                columns.readOver(column, "whole numbers beside the duration");
            }
        }
    }

    /** {@code %D %T} and {@code %T %D}: one is the other divided by a million. */
    private void takeQuotient(List<Integer> open) {
        for (int fine : open) {
            for (int coarse : open) {
                if (fine != coarse && isQuotient(coarse, fine, MILLION)) {
                    columns.takeDuration(fine, Unit.MICROSECONDS, "the column beside it is the same in whole seconds");
                    columns.say(
                            "of two columns of whole numbers one is the other divided by 1,000,000: %D in microseconds"
                                    + " and %T");
                    columns.readOver(coarse, "the duration in whole seconds");
                    return;
                }
            }
        }
        for (int fine : open) {
            for (int coarse : open) {
                if (fine != coarse && isQuotient(coarse, fine, THOUSAND)) {
                    columns.takeByEvidence(
                            fine, Place.COLUMN, "of two columns, one the other divided by 1,000, the larger");
                    columns.readOver(coarse, "the duration in a coarser unit");
                    open.clear();
                    return;
                }
            }
        }
    }

    private boolean isQuotient(int coarse, int fine, int by) {
        boolean joined = columns.values(coarse).close().equals("/") && fine == coarse + 1
                || columns.values(fine).close().equals("/") && coarse == fine + 1;
        boolean lastTwo = coarse == fine + 1 && coarse == columns.count() - 1;
        return columns.pair(coarse, fine).isQuotient(by, joined, lastTwo);
    }
}
