package io.apilog.format.column;

import io.apilog.format.value.DurationText;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes columns by a unit that is written with the value, which beats every guess without one. */
final class TimesWithUnits {
    private static final double NANOS_OF_A_TICK = 1_500_000;

    private final TakenColumns columns;

    TimesWithUnits(TakenColumns columns) {
        this.columns = columns;
    }

    /** {@code 12ms}: of several columns the longest, if it is seen to be the whole of others. */
    void take() {
        for (int i = 0; i < columns.count(); i++) {
            if (!isOpen(i)) {
                continue;
            }
            int longest = i;
            List<Integer> timed = new ArrayList<>();
            for (int j = i; j < columns.count(); j++) {
                boolean other = isOpen(j);
                longest = other && nanos(j) > nanos(longest) ? j : longest;
                if (other) {
                    timed.add(j);
                }
            }
            if (columns.isDurationFound()) {
                columns.readOver(i, "a time with its unit, beside the duration");
            } else if (timed.size() > 1 && !holdsOne(longest, timed)) {
                timed.forEach(column -> columns.leaveUndecided(
                        column,
                        "one of " + timed.size()
                                + " columns of times with units, none of which is seen to be the whole of the others"));
            } else {
                columns.takeDuration(longest, Unit.SECONDS, "the unit is written behind each number");
                columns.say("the column whose numbers have their unit behind them is taken as the duration");
                i = longest == i ? i : i - 1;
            }
        }
    }

    private boolean isOpen(int column) {
        return columns.isOpen(column) && columns.values(column).hasUnits();
    }

    /** Whether for half of the requests the longest of several times is nearly one of the others, or these were not there. */
    private boolean holdsOne(int longest, List<Integer> timed) {
        ColumnValues whole = columns.values(longest);
        for (int other : timed) {
            ColumnValues part = columns.values(other);
            int near = part.absent() >= 2 ? part.absent() : 0;
            for (int i = 0; other != longest && i < whole.lines(); i++) {
                double held = nanos(whole.value(i));
                double rest = held - nanos(part.value(i));
                near += rest >= 0 && rest <= Math.max(NANOS_OF_A_TICK, held / 5) ? 1 : 0;
            }
            if (other != longest && near * 2 >= whole.lines()) {
                return true;
            }
        }
        return false;
    }

    private static double nanos(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return LoggedNumbers.nanos(bytes, 0, bytes.length, Unit.SECONDS);
    }

    private double nanos(int column) {
        ColumnValues values = columns.values(column);
        double sum = 0;
        for (int i = 0; i < values.lines(); i++) {
            sum += Math.max(0, nanos(values.value(i)));
        }
        return sum;
    }

    /** {@code 12 ms}: the unit is a word of its own. */
    void takeWords() {
        for (int i = 1; i < columns.count(); i++) {
            String word = columns.isOpen(i) ? columns.values(i).word() : null;
            Unit unit = word == null ? null : DurationText.unitNamed(word);
            ColumnValues before = columns.values(i - 1);
            boolean number = columns.isOpen(i - 1) && (before.isDecimal() || before.isWhole());
            if (unit != null && number && !columns.isDurationFound()) {
                columns.takeDuration(i - 1, unit, "the unit stands behind it");
                columns.say("the number before '" + word + "' is taken as the duration");
                columns.readOver(i, "the unit of the column before it");
            }
        }
    }
}
