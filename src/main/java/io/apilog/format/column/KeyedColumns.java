package io.apilog.format.column;

import io.apilog.format.evidence.Thousandths;
import io.apilog.format.evidence.Thousandths.Beside;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.DurationNames;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.FirstByte;
import io.apilog.format.field.JsonName;
import io.apilog.format.value.DurationText;
import io.apilog.request.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes columns by the key before their values ({@code rt=0.012}), or by the word that stands before them in every line. */
final class KeyedColumns {
    /** Keys that the guides for nginx and Apache use in {@code key=value} columns, besides the names of {@link DurationNames}. */
    private static final Map<String, Field> KEYS = Map.ofEntries(
            Map.entry("rt", Field.of("request_time", FieldKind.DURATION, Unit.SECONDS)),
            Map.entry("request_time", Field.of("request_time", FieldKind.DURATION, Unit.SECONDS)),
            Map.entry("reqtime", Field.of("request_time", FieldKind.DURATION, Unit.SECONDS)),
            Map.entry("urt", Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS)),
            Map.entry("upstream_response_time", Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS)),
            Map.entry("host", Field.of("host", FieldKind.HOST)),
            Map.entry("rl", Field.of("request_length", FieldKind.REQUEST_BYTES)));

    /** Keys that are a unit of time and nothing else: {@code ms=45}. */
    private static final Map<String, Unit> UNITS =
            Map.of("ms", Unit.MILLISECONDS, "msec", Unit.MILLISECONDS, "usec", Unit.MICROSECONDS);

    /** What guides for nginx call the parts of the time, beside which its {@code rt} is meant. */
    private static final Set<String> PARTS_OF_NGINX =
            Set.of("urt", "uct", "uht", "upstream_response_time", "upstream_connect_time", "upstream_header_time");

    /** What people call httpd's directive by, whose unit depends on who wrote it. */
    private static final String DIRECTIVE = "D";

    private static final int NGINX_DECIMALS = 3;

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_.-]*");

    private final TakenColumns columns;
    private boolean firstByte;

    KeyedColumns(TakenColumns columns) {
        this.columns = columns;
    }

    /** Takes each column that has a key. */
    void take() {
        for (int i = 0; i < columns.count(); i++) {
            take(i);
        }
    }

    /** What names a column: its key, or the word that stands before it in every line ({@code rt: 0.012}). */
    private String keyOf(int column) {
        ColumnValues values = columns.values(column);
        String word = column > 0 && values.key().isEmpty() && !isBeforeUnit(column)
                ? columns.values(column - 1).word()
                : null;
        boolean number = values.hasUnits() || values.isDecimal() || values.isWhole();
        return word != null
                        && number
                        && columns.isOpen(column - 1)
                        && WORD.matcher(word).matches()
                        && isTime(word)
                ? word
                : values.key();
    }

    private boolean isBeforeUnit(int column) {
        String behind =
                column + 1 < columns.count() ? columns.values(column + 1).word() : null;
        return behind != null && DurationText.unitNamed(behind) != null;
    }

    private static @Nullable Field known(String key) {
        return KEYS.get(key.toLowerCase(Locale.ROOT));
    }

    private static boolean isTime(String key) {
        Field known = known(key);
        boolean timed =
                known != null && (known.meaning() == FieldKind.DURATION || known.meaning() == FieldKind.UPSTREAM);
        return timed || DurationNames.duration(key) != null || DurationNames.upstream(key) != null;
    }

    private void take(int column) {
        ColumnValues values = columns.values(column);
        String key = keyOf(column);
        if (key.isEmpty()) {
            return;
        }
        if (values.key().isEmpty()) {
            columns.readOver(column - 1, "the name of the column behind it");
        }
        Field known = known(key);
        JsonName name = known == null ? duration(column, key) : null;
        JsonName waited = known == null && name == null ? DurationNames.upstream(key) : null;
        if (waited != null && (waited.unit() != null || values.hasUnits())) {
            Unit unit = waited.unit() == null ? Unit.SECONDS : waited.unit();
            columns.take(column, new Field(key, FieldKind.UPSTREAM, unit, true), "upstream attempts, by its key");
            return;
        }
        boolean isDuration = known == null
                ? name != null
                        || (UNITS.containsKey(key) || key.equals(DIRECTIVE)) && (values.isWhole() || values.isDecimal())
                : known.meaning() == FieldKind.DURATION;
        if (isDuration && !columns.isDurationFound()) {
            takeDuration(column, key, name == null ? null : name.unit());
        } else if (known == null && FirstByte.isNamed(key)) {
            columns.readOver(column, key, FirstByte.WHY);
            firstByte = true;
        } else if (known == null || isDuration) {
            columns.readOver(column, key, "its key says nothing to us");
        } else {
            columns.take(
                    column,
                    new Field(known.name(), known.meaning(), known.unit(), true),
                    known.meaning().key() + ", by its key");
        }
    }

    /** What a key says that is the name of a duration; null where the values, or another key, say that it is none. */
    private @Nullable JsonName duration(int column, String key) {
        JsonName name = DurationNames.duration(key);
        boolean units = columns.values(column).hasUnits();
        if (name == null && units) {
            return DurationNames.written(key);
        }
        if (name == null || name.use() == JsonName.Use.ALWAYS || name.use() == JsonName.Use.NGINX) {
            return name;
        }
        if (name.use() == JsonName.Use.UNIT_WRITTEN) {
            return units ? name : null;
        }
        boolean alone = name.use() == JsonName.Use.ONE_SIDE;
        for (int i = 0; alone && i < columns.count(); i++) {
            JsonName other = i == column
                    ? null
                    : DurationNames.duration(columns.values(i).key());
            alone = other == null || other.use() != JsonName.Use.ONE_SIDE;
        }
        return alone ? name : null;
    }

    private void takeDuration(int column, String key, @Nullable Unit named) {
        ColumnValues values = columns.values(column);
        Unit unit = UNITS.get(key);
        if (named == null && unit != null) {
            columns.takeDuration(column, unit, "by its key, which is a unit");
            return;
        }
        if (named != null || values.hasUnits() || values.isBareDash()) {
            columns.takeDuration(
                    column,
                    named == null ? Unit.SECONDS : named,
                    values.hasUnits() ? "the unit is written" : "by its key");
            return;
        }
        boolean nginx = known(key) != null;
        String what = "the key " + key;
        if (!nginx || !values.isDecimal() || columns.lines().configured() != null) {
            columns.takeByEvidence(column, nginx || key.equals(DIRECTIVE) ? Place.COLUMN : Place.FIELD, what);
            return;
        }
        if (values.isDecimal() && isOfOneClock(column)) {
            columns.takeDuration(column, Unit.SECONDS, "by its key, and of nginx's clock of milliseconds");
            columns.say(what + " is taken as the duration in seconds: it ticks with the times beside it");
            return;
        }
        Beside beside = isBesideParts() ? Beside.UPSTREAM : Beside.NAME;
        columns.take(column, columns.verdict(column, beside, Place.COLUMN), what);
    }

    /** Whether a time beside it, under another of nginx's names, is the same to a millisecond or is nothing to the last digit. */
    private boolean isOfOneClock(int column) {
        boolean three = columns.measured(column).fixedDecimals() == NGINX_DECIMALS;
        for (int i = 0; three && i < columns.count(); i++) {
            String key = columns.values(i).key().toLowerCase(Locale.ROOT);
            if (i != column && PARTS_OF_NGINX.contains(key)) {
                Verdict other = Thousandths.verdict(columns.measured(i), Beside.NOTHING);
                boolean seconds = other != null && other.unit() != null && !other.presumed();
                if (seconds || columns.pair(column, i).tickTogether()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether other keys are those that guides for nginx give to the parts of the time. */
    private boolean isBesideParts() {
        return columns.all().stream()
                .anyMatch(values -> PARTS_OF_NGINX.contains(values.key().toLowerCase(Locale.ROOT)));
    }

    /** Says that a time until the first byte is none of a request, where there is no other. */
    void sayFirstByte() {
        if (firstByte && !columns.isDurationFound() && !columns.isUndecided()) {
            columns.leaveUndecided();
            columns.say(FirstByte.WHY);
        }
    }

    /** What a key of nginx's guides says to be upstream times is in the unit of the duration, which the guides have in seconds. */
    void takeUnitOfDuration() {
        Unit unit = null;
        for (int i = 0; i < columns.count(); i++) {
            Field field = columns.field(i);
            unit = field != null && isBareOfNginx(i, FieldKind.DURATION) ? field.unit() : unit;
        }
        for (int i = 0; i < columns.count(); i++) {
            if (!isBareOfNginx(i, FieldKind.UPSTREAM)) {
                continue;
            }
            if (columns.isUndecided()) {
                columns.readOver(i, "its unit is that of the duration, which nothing decides");
            } else if (unit != null && unit != Unit.SECONDS) {
                columns.take(
                        i,
                        new Field("upstream_response_" + unit.label(), FieldKind.UPSTREAM, unit, true),
                        "upstream attempts in " + unit.label() + ", as the duration");
            }
        }
    }

    /** Whether a column was taken by a key of nginx's guides, and has no units. */
    private boolean isBareOfNginx(int column, FieldKind kind) {
        ColumnValues values = columns.values(column);
        return columns.means(column, kind) && known(values.key()) != null && !values.hasUnits();
    }
}
