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
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonNames;
import io.apilog.format.value.DurationText;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Infers what the columns mean that a server's owner added behind the common format, by evidence and not by their place: a unit that is
 * written, two columns that prove each other, a time since 1970, the shape and the size of the numbers. What nothing decides is no
 * duration, and that is said.
 */
public final class TrailingColumns {
    /** Keys that the guides for nginx and Apache use in {@code key=value} columns, besides the names of {@link JsonNames}. */
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

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_.-]*");

    private static final Set<String> PORTS = Set.of("80", "443", "8080", "8443");

    /** From how many lines on a number that never changes, or only rises, is taken for one that is none of the request's. */
    private static final int ENOUGH_LINES = 5;

    /** Of so many answers one has no body to be compressed. */
    private static final int MANY_LINES = 20;

    private static final double LARGEST_RATIO = 20;

    /** The clocks of nginx's two times differ by some milliseconds. */
    private static final double CLOCKS_DIFFER = 0.005;

    private static final int NGINX_DECIMALS = 3;
    private static final int RACK_DECIMALS = 4;
    private static final int MILLION = 1_000_000;
    private static final double NEARLY_ONE = 0.1;

    /** By so much nginx's two times differ where nothing else was waited for: the last digit, and what rounding adds. */
    private static final double TICK = 0.0015;

    private static final double NANOS_OF_A_TICK = 1_500_000;

    /** Of times of a millisecond or two, every other is nearly the same. */
    private static final double SHORTEST_TELLING = 0.003;

    private static final double FIRST_TIME = 946_684_800;
    private static final double LAST_TIME = 4_102_444_800.0;
    private static final int MOST_HEADER_BYTES = 16_384;

    /** Who wrote lines. */
    public enum Writer {
        UNKNOWN,
        /** As addresses are written so. */
        NODE,
        /** As there are statuses that no other server has. */
        NGINX
    }

    /** What else the lines of the sample say, line by line. */
    public static final class Lines {
        private final long[] timesMillis;
        private final double[] sizes;
        private final boolean[] streams;
        private final Writer writer;
        private final @Nullable Unit configured;
        private final Place place;

        /**
         * @param streams which requests are no evidence for how long one takes
         * @param writer who wrote them, as far as the rest of them tells
         * @param configured the unit of the duration, or null: as the evidence says
         * @param place whether a server wrote the columns
         */
        public Lines(
                long[] timesMillis,
                double[] sizes,
                boolean[] streams,
                Writer writer,
                @Nullable Unit configured,
                Place place) {
            this.place = place;
            this.timesMillis = timesMillis.clone();
            this.sizes = sizes.clone();
            this.streams = streams.clone();
            this.writer = writer;
            this.configured = configured;
        }

        /** The lines, so many of them, of which no duration is known. */
        public static Lines unknown(int lines) {
            return unknown(lines, Place.COLUMN);
        }

        public static Lines unknown(int lines, Place place) {
            long[] times = new long[lines];
            Arrays.fill(times, Measured.NO_TIME);
            double[] sizes = new double[lines];
            Arrays.fill(sizes, Double.NaN);
            return new Lines(times, sizes, new boolean[lines], Writer.UNKNOWN, null, place);
        }
    }

    private final List<ColumnValues> columns;
    private final Field[] fields;
    private final String[] taken;
    private final Lines lines;
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
    public TrailingColumns(List<ColumnValues> columns, Lines lines, List<String> why) {
        this.columns = columns;
        this.fields = new Field[columns.size()];
        this.taken = new String[columns.size()];
        this.lines = lines;
        this.why = why;
    }

    /** A field for each column, {@link FieldKind#SKIP} where nothing can be said. */
    public List<Field> fields() {
        for (int i = 0; i < fields.length; i++) {
            keyed(i);
        }
        written();
        wordsOfUnits();
        times();
        decimals();
        dashes();
        whole();
        forwarded();
        keyedUpstream();
        List<Field> all = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            all.add(field == null ? new Field("unknown", FieldKind.SKIP, Unit.SECONDS, true) : field);
        }
        return all;
    }

    /** Whether there is a column that may be the duration and nothing decides it or its unit. */
    public boolean isUndecided() {
        return undecided && !durationFound;
    }

    /** Whether the unit of the duration, or that it has none, rests on who is likely to have written the lines. */
    public boolean isPresumed() {
        return presumed;
    }

    /** Whether nothing in many lines shows the unit that they are presumed to have. */
    public boolean isUnseen() {
        return unseen;
    }

    /** What a column was taken for, and on what evidence. */
    public String taken(int column) {
        String words = taken[column];
        return words == null ? "read over: nothing says what it is" : words;
    }

    private void take(int column, Field field, String words) {
        fields[column] = field;
        taken[column] = words;
        durationFound |= field.meaning() == FieldKind.DURATION;
        upstreamFound |= field.meaning() == FieldKind.UPSTREAM;
    }

    private void readOver(int column, String words) {
        take(column, new Field("unknown", FieldKind.SKIP, Unit.SECONDS, true), "read over: " + words);
    }

    /** What names a column: its key, or the word that stands before it in every line ({@code rt: 0.012}). */
    private String keyOf(int column) {
        ColumnValues values = columns.get(column);
        String word = column > 0 && values.key().isEmpty() && !isBeforeUnit(column)
                ? columns.get(column - 1).word()
                : null;
        boolean number = values.hasUnits() || values.isDecimal() || values.isWhole();
        return word != null
                        && number
                        && fields[column - 1] == null
                        && WORD.matcher(word).matches()
                        && isTime(word)
                ? word
                : values.key();
    }

    private boolean isBeforeUnit(int column) {
        String behind = column + 1 < fields.length ? columns.get(column + 1).word() : null;
        return behind != null && DurationText.unitNamed(behind) != null;
    }

    private static boolean isTime(String key) {
        Field known = KEYS.get(key.toLowerCase(Locale.ROOT));
        boolean timed =
                known != null && (known.meaning() == FieldKind.DURATION || known.meaning() == FieldKind.UPSTREAM);
        return timed || JsonNames.duration(key) != null || JsonNames.upstream(key) != null;
    }

    private void keyed(int column) {
        ColumnValues values = columns.get(column);
        String key = keyOf(column);
        if (key.isEmpty()) {
            return;
        }
        if (values.key().isEmpty()) {
            readOver(column - 1, "the name of the column behind it");
        }
        Field known = KEYS.get(key.toLowerCase(Locale.ROOT));
        JsonName name = known == null ? duration(column, key) : null;
        JsonName waited = known == null && name == null ? JsonNames.upstream(key) : null;
        if (waited != null && (waited.unit() != null || values.hasUnits())) {
            Unit unit = waited.unit() == null ? Unit.SECONDS : waited.unit();
            take(column, new Field(key, FieldKind.UPSTREAM, unit, true), "upstream attempts, by its key");
            return;
        }
        boolean isDuration = known == null
                ? name != null
                        || (UNITS.containsKey(key) || key.equals(DIRECTIVE)) && (values.isWhole() || values.isDecimal())
                : known.meaning() == FieldKind.DURATION;
        if (isDuration && !durationFound) {
            keyedDuration(column, key, name == null ? null : name.unit());
        } else if (known == null || isDuration) {
            take(column, new Field(key, FieldKind.SKIP, Unit.SECONDS, true), "read over: its key says nothing to us");
        } else {
            take(
                    column,
                    new Field(known.name(), known.meaning(), known.unit(), true),
                    known.meaning().key() + ", by its key");
        }
    }

    /** What a key says that is the name of a duration; null where the values, or another key, say that it is none. */
    private @Nullable JsonName duration(int column, String key) {
        JsonName name = JsonNames.duration(key);
        if (name == null && columns.get(column).hasUnits()) {
            return JsonNames.durationWritten(key);
        }
        if (name == null || name.use() == JsonName.Use.ALWAYS || name.use() == JsonName.Use.NGINX) {
            return name;
        }
        if (name.use() == JsonName.Use.UNIT_WRITTEN) {
            return columns.get(column).hasUnits() ? name : null;
        }
        boolean alone = name.use() == JsonName.Use.ONE_SIDE;
        for (int i = 0; alone && i < fields.length; i++) {
            JsonName other =
                    i == column ? null : JsonNames.duration(columns.get(i).key());
            alone = other == null || other.use() != JsonName.Use.ONE_SIDE;
        }
        return alone ? name : null;
    }

    private void keyedDuration(int column, String key, @Nullable Unit named) {
        ColumnValues values = columns.get(column);
        if (named == null && UNITS.containsKey(key)) {
            duration(column, UNITS.get(key), "by its key, which is a unit");
            return;
        }
        if (named != null || values.hasUnits() || values.isBareDash()) {
            duration(
                    column,
                    named == null ? Unit.SECONDS : named,
                    values.hasUnits() ? "the unit is written" : "by its key");
            return;
        }
        boolean nginx = KEYS.containsKey(key.toLowerCase(Locale.ROOT));
        if (!nginx || !values.isDecimal() || lines.configured != null) {
            byEvidence(column, nginx || key.equals(DIRECTIVE) ? Place.COLUMN : Place.FIELD, "the key " + key);
            return;
        }
        Verdict verdict = isBesideParts()
                ? verdict(column, Beside.UPSTREAM, Place.COLUMN)
                : verdict(column, Beside.NAME, Place.COLUMN);
        take(column, verdict, "the key " + key);
    }

    /** Whether other keys are those that guides for nginx give to the parts of the time. */
    private boolean isBesideParts() {
        return columns.stream()
                .anyMatch(values -> PARTS_OF_NGINX.contains(values.key().toLowerCase(Locale.ROOT)));
    }

    /** What numbers with decimals are, which nginx may have written. */
    private Verdict verdict(int column, Beside beside, Place place) {
        Measured measured = measured(column);
        Verdict nginx = place == Place.COLUMN ? Thousandths.verdict(measured, beside) : null;
        return nginx == null ? UnitEvidence.of(measured, place) : nginx;
    }

    /** Takes a column as the duration in the unit of a verdict, or says that there is none. */
    private void take(int column, Verdict verdict, String what) {
        Unit unit = verdict.decided();
        presumed |= verdict.presumed() || unit == null;
        unseen |= verdict.isUnseen() && lines.writer != Writer.NGINX;
        if (unit == null) {
            undecided(column, what + " may be the duration, but nothing decides its unit: " + verdict.why());
        } else {
            duration(column, unit, verdict.why());
            why.add(what + " is taken as the duration in " + unit.label() + ": " + verdict.why());
        }
    }

    private void duration(int column, Unit unit, String evidence) {
        String name = unit == Unit.SECONDS ? "request_time" : "duration_" + unit.label();
        boolean keyed = !columns.get(column).key().isEmpty();
        take(column, new Field(name, FieldKind.DURATION, unit, keyed), "duration in " + unit.label() + ": " + evidence);
    }

    private void byEvidence(int column, Place place, String what) {
        if (lines.configured != null) {
            duration(column, lines.configured, "the unit is configured");
            return;
        }
        Measured measured = measured(column);
        String none = columns.get(column).key().isEmpty() ? NoTime.why(measured) : null;
        if (none != null) {
            undecided(column, what + " is not taken as the duration: " + none);
            return;
        }
        take(column, UnitEvidence.of(measured, place), what);
    }

    /** The numbers of a column, without those of requests that say nothing of how long one takes. */
    private Measured measured(int column) {
        return columns.get(column).measured(lines.timesMillis, lines.streams);
    }

    private void undecided(int column, String words) {
        undecided = true;
        why.add(words);
        readOver(column, words);
    }

    /** A unit that is written with the value beats every guess without one. */
    private void written() {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null && columns.get(i).hasUnits()) {
                int longest = i;
                List<Integer> timed = new ArrayList<>();
                for (int j = i; j < fields.length; j++) {
                    boolean other = fields[j] == null && columns.get(j).hasUnits();
                    longest = other && nanos(j) > nanos(longest) ? j : longest;
                    if (other) {
                        timed.add(j);
                    }
                }
                if (durationFound) {
                    readOver(i, "a time with its unit, beside the duration");
                } else if (timed.size() > 1 && !holdsOne(longest, timed)) {
                    timed.forEach(
                            column -> undecided(
                                    column,
                                    "one of " + timed.size()
                                            + " columns of times with units, none of which is seen to be the whole of the others"));
                } else {
                    duration(longest, Unit.SECONDS, "the unit is written behind each number");
                    why.add("the column whose numbers have their unit behind them is taken as the duration");
                    i = longest == i ? i : i - 1;
                }
            }
        }
    }

    /** Whether for half of the requests the longest of several times is nearly one of the others, or these were not there. */
    private boolean holdsOne(int longest, List<Integer> timed) {
        ColumnValues whole = columns.get(longest);
        for (int other : timed) {
            ColumnValues part = columns.get(other);
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
        ColumnValues values = columns.get(column);
        double sum = 0;
        for (int i = 0; i < values.lines(); i++) {
            sum += Math.max(0, nanos(values.value(i)));
        }
        return sum;
    }

    /** {@code 12 ms}: the unit is a word of its own. */
    private void wordsOfUnits() {
        for (int i = 1; i < fields.length; i++) {
            String word = fields[i] == null ? columns.get(i).word() : null;
            Unit unit = word == null ? null : DurationText.unitNamed(word);
            boolean number = fields[i - 1] == null
                    && (columns.get(i - 1).isDecimal() || columns.get(i - 1).isWhole());
            if (unit != null && number && !durationFound) {
                duration(i - 1, unit, "the unit stands behind it");
                why.add("the number before '" + word + "' is taken as the duration");
                readOver(i, "the unit of the column before it");
            }
        }
    }

    private void times() {
        for (int i = 0; i < fields.length; i++) {
            ColumnValues values = columns.get(i);
            if (fields[i] == null && (values.isDecimal() || values.isWhole()) && isTime(values)) {
                readOver(i, "times since 1970");
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

    private List<Integer> open(boolean decimal) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            ColumnValues values = columns.get(i);
            if (fields[i] == null && (decimal ? values.isDecimal() : values.isWhole() && !values.isDecimal())) {
                open.add(i);
            }
        }
        return open;
    }

    private void decimals() {
        List<Integer> open = open(true);
        open.removeIf(column -> {
            boolean ratio = isRatio(columns.get(column));
            if (ratio) {
                readOver(column, "two decimals and never below 1, as nginx's $gzip_ratio");
                why.add("a column of numbers with two decimals that are never below 1 is a ratio, not a duration");
            }
            return ratio;
        });
        if (open.isEmpty()) {
            return;
        }
        if (durationFound) {
            upstream(open, -1);
        } else if (open.size() == 1 && isBesidePartly()) {
            undecided(
                    open.get(0),
                    "a column of decimal numbers beside another that has some, in too few lines to tell them apart");
        } else if (open.size() == 1) {
            single(open.get(0));
        } else {
            several(open);
        }
    }

    /** Whether there is another column with some decimal numbers. */
    private boolean isBesidePartly() {
        for (int i = 0; i < fields.length; i++) {
            ColumnValues values = columns.get(i);
            for (int line = 0; fields[i] == null && !values.isDecimal() && line < values.lines(); line++) {
                if (values.value(line).indexOf('.') >= 0 && !Double.isNaN(values.number(line))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * nginx writes its times with three decimals and the ratio of a compression with two; of that there is none for answers that are small or
     * have no body, and it is seldom more than some tens.
     */
    private boolean isRatio(ColumnValues values) {
        Measured measured = values.measured(lines.timesMillis, new boolean[values.lines()]);
        int below = 0;
        for (int i = 0; i < values.lines(); i++) {
            below += values.number(i) < 1 ? 1 : 0;
        }
        boolean each = values.lines() >= MANY_LINES && values.absent() == 0;
        return measured.fixedDecimals() == 2 && below == 0 && measured.median() < LARGEST_RATIO && !each;
    }

    private void single(int column) {
        if (lines.writer == Writer.NODE && lines.configured == null) {
            duration(column, Unit.MILLISECONDS, "decimals in a log of Node.js, by its way to write addresses");
            why.add("a column of decimal numbers is taken as the duration in ms: morgan's :response-time");
            return;
        }
        if (isOvertaken(column)) {
            return;
        }
        Measured measured = measured(column);
        boolean alone = columns.size() == 1 && lines.configured == null && lines.writer == Writer.UNKNOWN;
        long sizes =
                Arrays.stream(lines.sizes).filter(size -> !Double.isNaN(size)).count();
        boolean sized = sizes == lines.sizes.length;
        if (lines.configured == null && NoTime.why(measured) == null) {
            boolean dashed = alone && sizes > 0 && !sized;
            if (dashed && measured.fixedDecimals() == RACK_DECIMALS) {
                duration(
                        column,
                        Unit.SECONDS,
                        "four decimals, and - for the size of nothing, as Rack's CommonLogger writes");
                why.add("a column of decimal numbers is taken as the duration in seconds, as Rack::CommonLogger writes"
                        + " it");
                return;
            }
            boolean asNginx = measured.fixedDecimals() == NGINX_DECIMALS && measured.median() < NEARLY_ONE;
            Beside beside = lines.writer == Writer.NGINX
                    ? Beside.UPSTREAM
                    : sized || columns.size() > 1 ? Beside.SIZES : Beside.NOTHING;
            Verdict verdict = verdict(column, beside, asNginx ? Place.COLUMN : lines.place);
            if (verdict.unit() != null || verdict.presumed()) {
                take(column, verdict, "a column of decimal numbers");
                return;
            }
        }
        byEvidence(column, lines.place, "a column of decimal numbers");
    }

    /**
     * Whether a column of whole numbers holds the decimal one: never less than its microseconds, and often little more, as a request holds
     * the time to its first byte. Then that is the duration.
     */
    private boolean isOvertaken(int column) {
        ColumnValues part = columns.get(column);
        double tick = MILLION * Math.pow(10, -Math.max(0, measured(column).fixedDecimals()));
        for (int other : open(false)) {
            ColumnValues whole = columns.get(other);
            int both = 0;
            int more = 0;
            int telling = 0;
            int near = 0;
            for (int i = 0; i < part.lines(); i++) {
                double micros = part.seconds(i) * MILLION;
                double number = whole.number(i);
                if (!Double.isNaN(micros + number)) {
                    both++;
                    more += number >= micros - 1 ? 1 : 0;
                    // Of 0.000 any number is more: of a size as of microseconds.
                    boolean tells = micros >= 2 * tick;
                    telling += tells ? 1 : 0;
                    near += tells && number >= micros - 1 && number <= 2 * micros + tick ? 1 : 0;
                }
            }
            if (telling >= ENOUGH_LINES && telling * 2 >= both && more * 20 >= both * 19 && near * 2 >= telling) {
                duration(
                        other,
                        Unit.MICROSECONDS,
                        "never less than the decimal seconds of another column, and often near");
                why.add(
                        "of a column of decimal seconds and one of whole numbers that is never less in microseconds, the"
                                + " latter is taken as the duration");
                readOver(column, "a part of the duration");
                return true;
            }
        }
        return false;
    }

    /** Of nginx's times the request's is always there and, clocks aside, never less than an upstream's. */
    private void several(List<Integer> open) {
        List<Integer> alike = withThreeDecimals(open);
        if (alike.size() == 1) {
            single(alike.get(0));
            return;
        }
        int whole = -1;
        for (int column : alike) {
            boolean longest = columns.get(column)
                            .isMost(columns.get(column).lines()
                                    - columns.get(column).absent())
                    && !isListed(column);
            boolean holds = false;
            for (int other : alike) {
                longest &= other == column || covers(column, other);
                holds |= other != column && isWholeOf(column, other);
            }
            // Of two that are nearly the same in every line, the larger waited for the other.
            whole = longest && holds && (whole < 0 || sum(column) > sum(whole)) ? column : whole;
        }
        if (whole >= 0) {
            wholeOf(alike, whole);
            return;
        }
        for (int column : alike) {
            undecided(
                    column,
                    "one of " + alike.size()
                            + " columns of decimal numbers, none of which is seen to be the whole of the others");
        }
    }

    /** Takes the one of several columns that holds the others, in the unit that they show together. */
    private void wholeOf(List<Integer> alike, int whole) {
        boolean ticks =
                alike.stream().anyMatch(other -> other != whole && (isOfOneClock(whole, other) || areSeconds(other)));
        boolean first = alike.get(0) == whole;
        Verdict seen = verdict(whole, first ? Beside.UPSTREAM : Beside.SIZES, Place.COLUMN);
        Unit unit = lines.configured != null
                ? lines.configured
                : ticks && (seen.unit() == null || seen.presumed()) ? Unit.SECONDS : seen.decided();
        String what = "of " + alike.size() + " columns of decimal numbers the one that is never less than the others";
        if (unit == null) {
            presumed = true;
            alike.forEach(column -> readOver(column, "its unit is not decided"));
            undecided = true;
            why.add(what + " may be the duration, but nothing decides its unit: " + seen.why());
            return;
        }
        boolean shown = ticks || lines.configured != null;
        presumed |= !shown && seen.presumed();
        unseen |= !shown && seen.isUnseen();
        duration(whole, unit, "never less than the times beside it" + (shown ? "" : ": " + seen.why()));
        why.add(what + " is taken as the duration in "
                + (unit == Unit.SECONDS ? "seconds, as nginx's $request_time" : unit.label())
                + (shown ? "" : ": " + seen.why()));
        upstream(alike, whole);
    }

    /** Whether the numbers of a column show that they are nginx's seconds, as those beside them are therefore. */
    private boolean areSeconds(int column) {
        Verdict verdict = Thousandths.verdict(measured(column), Beside.NOTHING);
        return verdict != null && verdict.unit() != null && !verdict.presumed();
    }

    /**
     * Whether two times were read from nginx's clock of milliseconds: they are the same in many lines, which of microseconds one in a hundred
     * are; or the other was not there, or was a list.
     */
    private boolean isOfOneClock(int column, int other) {
        ColumnValues a = columns.get(column);
        ColumnValues b = columns.get(other);
        int telling = 0;
        int same = 0;
        for (int i = 0; i < a.lines(); i++) {
            double rest = a.seconds(i) - b.seconds(i);
            boolean tells = a.seconds(i) >= NEARLY_ONE && !Double.isNaN(rest);
            telling += tells ? 1 : 0;
            same += tells && Math.abs(rest) <= TICK ? 1 : 0;
        }
        boolean missing = b.absent() >= 2 && b.absent() * 10 > b.lines() && a.absent() == 0;
        boolean three = measured(column).fixedDecimals() == NGINX_DECIMALS;
        return isListed(other) || three && (missing || same >= 2 && same * 4 >= telling);
    }

    /** Whether some line has several times in the column: attempts, of which a request has one or more. */
    private boolean isListed(int column) {
        ColumnValues values = columns.get(column);
        for (int i = 0; i < values.lines(); i++) {
            if (values.value(i).indexOf(", ") > 0 || values.value(i).indexOf(" : ") > 0) {
                return true;
            }
        }
        return false;
    }

    private double sum(int column) {
        ColumnValues values = columns.get(column);
        double sum = 0;
        for (int i = 0; i < values.lines(); i++) {
            double seconds = values.seconds(i);
            sum += Double.isNaN(seconds) ? 0 : seconds;
        }
        return sum;
    }

    /** nginx writes its times with three decimals: where some columns have them, others are scores, ratios, versions. */
    private List<Integer> withThreeDecimals(List<Integer> open) {
        List<Integer> alike = new ArrayList<>();
        for (int column : open) {
            if (measured(column).fixedDecimals() == NGINX_DECIMALS) {
                alike.add(column);
            }
        }
        if (alike.isEmpty()) {
            return open;
        }
        for (int column : open) {
            if (!alike.contains(column)) {
                readOver(column, "not with the three decimals of nginx's times, as another column");
            }
        }
        return alike;
    }

    /**
     * Whether one time is seen to hold another, as a request does what it waited for: for most requests the two are nearly the same, or
     * the other was not there for some. Two parts of a whole that is not written are so related by chance only; and what is always far
     * larger than a time is no time at all, but a size, a rate, a score.
     */
    private boolean isWholeOf(int column, int other) {
        ColumnValues a = columns.get(column);
        ColumnValues b = columns.get(other);
        int related = 0;
        int telling = 0;
        for (int i = 0; i < a.lines(); i++) {
            double rest = a.seconds(i) - b.seconds(i);
            if (a.seconds(i) >= SHORTEST_TELLING && !Double.isNaN(rest)) {
                telling++;
                related += rest >= -TICK && rest <= Math.max(TICK, a.seconds(i) / 10) ? 1 : 0;
            }
        }
        // One hyphen may be an odd value.
        boolean missing = b.absent() >= 2 && b.absent() * 10 > b.lines();
        return missing || isListed(other) || telling > 0 && related * 2 >= telling;
    }

    private void upstream(List<Integer> open, int duration) {
        int longest = -1;
        for (int column : open) {
            boolean other = column != duration && fields[column] == null;
            longest = other && (longest < 0 || !covers(longest, column) && covers(column, longest)) ? column : longest;
        }
        if (longest >= 0 && !upstreamFound && durationIsSeconds()) {
            take(
                    longest,
                    Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS),
                    "upstream attempts in s, never more than the duration");
            why.add("a second column of decimal numbers is taken as $upstream_response_time in seconds");
        }
    }

    private boolean durationIsSeconds() {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null && fields[i].meaning() == FieldKind.DURATION) {
                return fields[i].unit() == Unit.SECONDS && !columns.get(i).hasUnits();
            }
        }
        return false;
    }

    private boolean covers(int column, int other) {
        int less = 0;
        int lists = 0;
        int both = 0;
        ColumnValues a = columns.get(column);
        ColumnValues b = columns.get(other);
        for (int i = 0; i < a.lines(); i++) {
            double difference = a.seconds(i) - b.seconds(i);
            both += Double.isNaN(difference) ? 0 : 1;
            less += difference < -CLOCKS_DIFFER ? 1 : 0;
            lists += b.value(i).indexOf(',') > 0 ? 1 : 0;
        }
        return less == 0 || less <= lists || a.lines() >= ENOUGH_LINES && less <= Math.max(1, both / 10);
    }

    /** Behind $request_time stands $upstream_response_time, and no request of the sample went upstream. */
    private void dashes() {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null
                    && columns.get(i).isBareDash()
                    && durationIsSeconds()
                    && !upstreamFound
                    && isBehindDuration(i)) {
                take(
                        i,
                        Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS),
                        "upstream attempts in s, none yet: behind the duration");
            }
        }
    }

    /** What a key of nginx's guides says to be upstream times is in the unit of the duration, which the guides have in seconds. */
    private void keyedUpstream() {
        Unit unit = null;
        for (int i = 0; i < fields.length; i++) {
            boolean bare = fields[i] != null
                    && fields[i].meaning() == FieldKind.DURATION
                    && KEYS.containsKey(columns.get(i).key().toLowerCase(Locale.ROOT))
                    && !columns.get(i).hasUnits();
            unit = bare ? fields[i].unit() : unit;
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            boolean told = field != null
                    && field.meaning() == FieldKind.UPSTREAM
                    && !columns.get(i).hasUnits();
            if (!told || !KEYS.containsKey(columns.get(i).key().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (isUndecided()) {
                readOver(i, "its unit is that of the duration, which nothing decides");
            } else if (unit != null && unit != Unit.SECONDS) {
                take(
                        i,
                        new Field("upstream_response_" + unit.label(), FieldKind.UPSTREAM, unit, true),
                        "upstream attempts in " + unit.label() + ", as the duration");
            }
        }
    }

    /** Whom a proxy asks for, as nginx's own format has it behind the agent: read over, unless it is asked for by this name. */
    private void forwarded() {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null && columns.get(i).isForwarded()) {
                take(
                        i,
                        new Field("http_x_forwarded_for", FieldKind.SKIP, Unit.SECONDS, true),
                        "read over: addresses, as X-Forwarded-For has them");
            }
        }
    }

    private boolean isBehindDuration(int column) {
        for (int i = 0; i < column; i++) {
            if (fields[i] != null && fields[i].meaning() == FieldKind.DURATION) {
                return true;
            }
        }
        return false;
    }

    private void whole() {
        List<Integer> open = open(false);
        open.removeIf(this::isOther);
        sizes(open);
        if (durationFound) {
            lengths(open);
            return;
        }
        pair(open);
        if (durationFound || open.isEmpty()) {
            return;
        }
        if (open.size() == 1) {
            byEvidence(open.get(0), lines.place, "the column of whole numbers");
            return;
        }
        for (int column : open) {
            readOver(column, "one of " + open.size() + " columns of whole numbers, and nothing says which is what");
        }
        undecided = true;
        why.add(open.size() + " columns of whole numbers, of which one may be the duration: nothing says which");
    }

    /** A number that is none of the request's: a port, a server's number, a count that only rises. */
    private boolean isOther(int column) {
        ColumnValues values = columns.get(column);
        String word = values.word();
        if (word != null && (PORTS.contains(word) || values.lines() >= ENOUGH_LINES && word.length() > 1)) {
            readOver(column, "the same number in every line");
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
            readOver(column, "a count that only rises");
            return true;
        }
        return false;
    }

    /** What Apache's %O counts is the body and some headers. */
    private void sizes(List<Integer> open) {
        for (int i = 0; i < open.size(); i++) {
            ColumnValues values = columns.get(open.get(i));
            int sized = 0;
            int fitting = 0;
            int same = 0;
            for (int line = 0; line < values.lines(); line++) {
                double over = values.number(line) - lines.sizes[line];
                sized += Double.isNaN(over) ? 0 : 1;
                fitting += over >= 0 && over <= MOST_HEADER_BYTES && values.number(line) > 0 ? 1 : 0;
                same += over >= 0 && lines.sizes[line] > MOST_HEADER_BYTES ? 1 : 0;
            }
            boolean varied = same >= Math.max(1, sized / 20) || isHeaderOver(values);
            if (sized > 0 && fitting * 10 >= sized * 9 && varied) {
                boolean before = i > 0 && open.get(i - 1) == open.get(i) - 1;
                readOver(open.get(i), "the size with its headers, as Apache's %O");
                if (before) {
                    take(
                            open.get(i - 1),
                            Field.of("request_length", FieldKind.REQUEST_BYTES),
                            "request bytes, as Apache's %I before %O");
                    open.remove(i);
                    open.remove(i - 1);
                } else {
                    open.remove(i);
                }
                return;
            }
        }
    }

    /** Whether a column is the size and a number of bytes that hardly changes: the headers. */
    private boolean isHeaderOver(ColumnValues values) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        int sized = 0;
        for (int line = 0; line < values.lines(); line++) {
            double over = values.number(line) - lines.sizes[line];
            if (!Double.isNaN(over)) {
                sized++;
                least = Math.min(least, over);
                most = Math.max(most, over);
                smallest = Math.min(smallest, lines.sizes[line]);
                largest = Math.max(largest, lines.sizes[line]);
            }
        }
        return sized >= ENOUGH_LINES && least > 50 && most - least < 1_000 && largest - smallest > 2_000;
    }

    /** nginx's request length stands before its times. */
    private void lengths(List<Integer> open) {
        for (int column : open) {
            boolean before = column + 1 < fields.length
                    && fields[column + 1] != null
                    && fields[column + 1].meaning() == FieldKind.DURATION
                    && columns.get(column + 1).isDecimal();
            if (before) {
                take(
                        column,
                        Field.of("request_length", FieldKind.REQUEST_BYTES),
                        "request bytes: whole numbers before the duration");
            } else {
                readOver(column, "whole numbers beside the duration");
            }
        }
    }

    /** {@code %D %T} and {@code %T %D}: one is the other divided by a million. */
    private void pair(List<Integer> open) {
        for (int fine : open) {
            for (int coarse : open) {
                if (fine != coarse && isQuotient(coarse, fine, 1_000_000)) {
                    duration(fine, Unit.MICROSECONDS, "the column beside it is the same in whole seconds");
                    why.add("of two columns of whole numbers one is the other divided by 1,000,000: %D in microseconds"
                            + " and %T");
                    readOver(coarse, "the duration in whole seconds");
                    return;
                }
            }
        }
        for (int fine : open) {
            for (int coarse : open) {
                if (fine != coarse && isQuotient(coarse, fine, 1_000)) {
                    byEvidence(fine, Place.COLUMN, "of two columns, one the other divided by 1,000, the larger");
                    readOver(coarse, "the duration in a coarser unit");
                    open.clear();
                    return;
                }
            }
        }
    }

    private boolean isQuotient(int coarse, int fine, int by) {
        ColumnValues a = columns.get(coarse);
        ColumnValues b = columns.get(fine);
        int fits = 0;
        int telling = 0;
        int shown = 0;
        double most = 0;
        int both = 0;
        for (int i = 0; i < a.lines(); i++) {
            double quotient = b.number(i) / by;
            if (!Double.isNaN(quotient - a.number(i))) {
                both++;
                most = Math.max(most, quotient);
                boolean fit = Math.abs(a.number(i) - quotient) <= 1 && a.number(i) <= quotient + 0.5;
                fits += fit ? 1 : 0;
                shown += fit && a.number(i) >= 1 ? 1 : 0;
                telling += b.number(i) * 1_000 / by >= 2 ? 1 : 0;
            }
        }
        boolean tells = telling >= Math.min(ENOUGH_LINES, Math.max(1, (both + 1) / 2));
        // A column of nothing but 0 is the quotient of anything: of an offset and a length as of %T and %D.
        boolean joined =
                a.close().equals("/") && fine == coarse + 1 || b.close().equals("/") && coarse == fine + 1;
        // As httpd's %D %T stand at the end of a line: from a tenth of a second on, what is 0 beside it is so by
        // rounding.
        boolean lastTwo = coarse == fine + 1 && coarse == columns.size() - 1 && by == MILLION;
        return both > 0 && fits * 10 >= both * 9 && tells && (shown > 0 || joined || lastTwo && most >= NEARLY_ONE);
    }
}
