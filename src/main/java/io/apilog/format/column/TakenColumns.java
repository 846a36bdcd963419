package io.apilog.format.column;

import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.NoTime;
import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a sample are taken for so far, and what is said of each. The rules come one after another: a column that one of them
 * took is closed to those behind it.
 */
final class TakenColumns {
    private final List<ColumnValues> columns;
    private final LineFacts lines;
    private final @Nullable Field[] fields;
    private final @Nullable String[] words;
    private final List<String> why;
    private boolean durationFound;
    private boolean upstreamFound;
    private boolean undecided;
    private boolean presumed;
    private boolean unseen;

    /**
     * @param columns the values of each column
     * @param why takes what was inferred, in words
     */
    TakenColumns(List<ColumnValues> columns, LineFacts lines, List<String> why) {
        this.columns = columns;
        this.lines = lines;
        this.fields = new Field[columns.size()];
        this.words = new String[columns.size()];
        this.why = why;
    }

    int count() {
        return fields.length;
    }

    ColumnValues values(int column) {
        return columns.get(column);
    }

    List<ColumnValues> all() {
        return columns;
    }

    LineFacts lines() {
        return lines;
    }

    ColumnPair pair(int first, int second) {
        return new ColumnPair(columns.get(first), columns.get(second));
    }

    /** Whether no rule took it yet. */
    boolean isOpen(int column) {
        return fields[column] == null;
    }

    /** Those that no rule took yet, of numbers with decimals or of whole ones. */
    List<Integer> open(boolean decimal) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            ColumnValues values = columns.get(i);
            if (isOpen(i) && (decimal ? values.isDecimal() : values.isWhole() && !values.isDecimal())) {
                open.add(i);
            }
        }
        return open;
    }

    /** What it was taken for; null where that is nothing yet. */
    @Nullable
    Field field(int column) {
        return fields[column];
    }

    boolean means(int column, FieldKind kind) {
        Field field = fields[column];
        return field != null && field.meaning() == kind;
    }

    boolean isDurationFound() {
        return durationFound;
    }

    boolean isUpstreamFound() {
        return upstreamFound;
    }

    /** The column that is the duration, or -1. */
    private int duration() {
        for (int i = 0; i < fields.length; i++) {
            if (means(i, FieldKind.DURATION)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the duration is bare seconds, as nginx writes them. */
    boolean isDurationInSeconds() {
        int duration = duration();
        Field field = duration < 0 ? null : fields[duration];
        return field != null
                && field.unit() == Unit.SECONDS
                && !columns.get(duration).hasUnits();
    }

    boolean isBehindDuration(int column) {
        int duration = duration();
        return duration >= 0 && duration < column;
    }

    /** A field for each column, {@link FieldKind#SKIP} where nothing can be said. */
    List<Field> fields() {
        List<Field> all = new ArrayList<>();
        for (Field field : fields) {
            all.add(field == null ? skipped("unknown") : field);
        }
        return all;
    }

    /** What a column was taken for, and on what evidence. */
    String taken(int column) {
        String said = words[column];
        return said == null ? "read over: nothing says what it is" : said;
    }

    /** Whether there is a column that may be the duration and nothing decides it or its unit. */
    boolean isUndecided() {
        return undecided && !durationFound;
    }

    /** Whether the unit of the duration, or that it has none, rests on who is likely to have written the lines. */
    boolean isPresumed() {
        return presumed;
    }

    /** Whether nothing in many lines shows the unit that they are presumed to have. */
    boolean isUnseen() {
        return unseen;
    }

    private static Field skipped(String name) {
        return new Field(name, FieldKind.SKIP, Unit.SECONDS, true);
    }

    void take(int column, Field field, String evidence) {
        fields[column] = field;
        words[column] = evidence;
        durationFound |= field.meaning() == FieldKind.DURATION;
        upstreamFound |= field.meaning() == FieldKind.UPSTREAM;
    }

    void readOver(int column, String reason) {
        readOver(column, "unknown", reason);
    }

    /** The same under a name by which it may be asked for. */
    void readOver(int column, String name, String reason) {
        take(column, skipped(name), "read over: " + reason);
    }

    void takeDuration(int column, Unit unit, String evidence) {
        String name = unit == Unit.SECONDS ? "request_time" : "duration_" + unit.label();
        boolean keyed = !columns.get(column).key().isEmpty();
        take(column, new Field(name, FieldKind.DURATION, unit, keyed), "duration in " + unit.label() + ": " + evidence);
    }

    /** Takes a column as the duration in the unit of a verdict, or says that there is none. */
    void take(int column, Verdict verdict, String what) {
        Unit unit = verdict.decided();
        presumed |= verdict.presumed() || unit == null;
        unseen |= verdict.isUnseen() && lines.writer() != LineFacts.Writer.NGINX;
        if (unit == null) {
            leaveUndecided(column, what + " may be the duration, but nothing decides its unit: " + verdict.why());
        } else {
            takeDuration(column, unit, verdict.why());
            say(what + " is taken as the duration in " + unit.label() + ": " + verdict.why());
        }
    }

    /** Takes a column as the duration in the unit that is configured, or that its numbers show, if they are times at all. */
    void takeByEvidence(int column, Place place, String what) {
        Unit configured = lines.configured();
        if (configured != null) {
            takeDuration(column, configured, "the unit is configured");
            return;
        }
        Measured measured = measured(column);
        String none = columns.get(column).key().isEmpty() ? NoTime.why(measured) : null;
        if (none != null) {
            leaveUndecided(column, what + " is not taken as the duration: " + none);
            return;
        }
        take(column, UnitEvidence.of(measured, place), what);
    }

    /** Notes that the unit of what is taken next rests on a verdict about who wrote it. */
    void presume(Verdict verdict) {
        presumed |= verdict.presumed();
        unseen |= verdict.isUnseen();
    }

    /** Notes that there may be a duration, which nothing decides. */
    void leaveUndecided() {
        undecided = true;
    }

    void leaveUndecided(int column, String reason) {
        leaveUndecided();
        say(reason);
        readOver(column, reason);
    }

    /** Notes that there may be a duration, of which nothing says in which unit it is. */
    void leaveUnitUndecided() {
        presumed = true;
        leaveUndecided();
    }

    void say(String inferred) {
        why.add(inferred);
    }

    Measured measured(int column) {
        return lines.measured(columns.get(column));
    }

    /** What numbers with decimals are, which nginx may have written. */
    Verdict verdict(int column, Beside beside, Place place) {
        Measured measured = measured(column);
        Verdict nginx = place == Place.COLUMN ? Thousandths.verdict(measured, beside) : null;
        return nginx == null ? UnitEvidence.of(measured, place) : nginx;
    }
}
