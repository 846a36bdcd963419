package io.apilog.format.column;

import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import java.util.List;

/**
 * Infers what the columns mean that a server's owner added behind the common format, by evidence and not by their place: a unit that is
 * written, two columns that prove each other, a time since 1970, the shape and the size of the numbers. What nothing decides is no
 * duration, and that is said.
 */
public final class TrailingColumns {
    private static final double FIRST_TIME = 946_684_800;
    private static final double LAST_TIME = 4_102_444_800.0;

    private final TakenColumns columns;

    /**
     * @param columns the values of each column
     * @param why takes what was inferred, in words
     */
    public TrailingColumns(List<ColumnValues> columns, LineFacts lines, List<String> why) {
        this.columns = new TakenColumns(columns, lines, why);
    }

    /** A field for each column, {@link FieldKind#SKIP} where nothing can be said. */
    public List<Field> fields() {
        KeyedColumns keyed = new KeyedColumns(columns);
        TimesWithUnits written = new TimesWithUnits(columns);
        DecimalColumns decimals = new DecimalColumns(columns);
        keyed.take();
        written.take();
        written.takeWords();
        readOverTimes();
        decimals.take();
        decimals.takeDashes();
        new WholeColumns(columns).take();
        readOverAddresses();
        keyed.takeUnitOfDuration();
        keyed.sayFirstByte();
        return columns.fields();
    }

    /** Whether there is a column that may be the duration and nothing decides it or its unit. */
    public boolean isUndecided() {
        return columns.isUndecided();
    }

    /** Whether the unit of the duration, or that it has none, rests on who is likely to have written the lines. */
    public boolean isPresumed() {
        return columns.isPresumed();
    }

    /** Whether nothing in many lines shows the unit that they are presumed to have. */
    public boolean isUnseen() {
        return columns.isUnseen();
    }

    /** What a column was taken for, and on what evidence. */
    public String taken(int column) {
        return columns.taken(column);
    }

    private void readOverTimes() {
        for (int i = 0; i < columns.count(); i++) {
            ColumnValues values = columns.values(i);
            if (columns.isOpen(i) && (values.isDecimal() || values.isWhole()) && isTime(values)) {
                columns.readOver(i, "times since 1970");
            }
        }
    }

    private static boolean isTime(ColumnValues values) {
        int times = 0;
        int numbers = 0;
        for (int i = 0; i < values.lines(); i++) {
            double number = values.number(i);
            numbers += Double.isNaN(number) ? 0 : 1;
            for (double scale = 1; scale < 1e10; scale *= 1_000) {
                boolean within = number >= FIRST_TIME * scale && number <= LAST_TIME * scale;
                // A microsecond or nanosecond count so long is a time all the same: nothing takes hours in every line.
                times += within ? 1 : 0;
            }
        }
        return times > 0 && times * 10 >= numbers * 9;
    }

    /** Whom a proxy asks for, as nginx's own format has it behind the agent: read over, unless it is asked for by this name. */
    private void readOverAddresses() {
        for (int i = 0; i < columns.count(); i++) {
            if (columns.isOpen(i) && columns.values(i).isForwarded()) {
                columns.readOver(i, "http_x_forwarded_for", "addresses, as X-Forwarded-For has them");
            }
        }
    }
}
