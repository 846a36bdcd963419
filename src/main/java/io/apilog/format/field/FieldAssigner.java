package io.apilog.format.field;

import static io.apilog.format.value.LoggedNumbers.NOT_A_NUMBER;
import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.Scratch;
import io.apilog.format.message.ForeignLines;
import io.apilog.format.value.ClientAddress;
import io.apilog.format.value.Commas;
import io.apilog.format.value.DayAndClock;
import io.apilog.format.value.Escapes;
import io.apilog.format.value.GrpcStatusText;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.RequestLine;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Puts the bytes of one field where the record has its meaning. Every format goes through here: {@link #begin}, the fields in the order
 * of the line, {@link #finish}.
 */
public final class FieldAssigner {
    private static final byte SPACE = ' ';

    private final Scratch scratch = new Scratch();
    private final Text line = new Text();
    private final Text query = new Text();
    private final LastTime lastTime = new LastTime();
    private long dateMillis;
    private long timeOfDayMillis;
    private long partsNanos;
    private boolean partMissing;
    private boolean lenient;

    /**
     * Whether a word that is no number in the place of a time is an odd value, so that the request counts without it; if not, it is a
     * sign that the line is not of this format.
     */
    public void lenient(boolean on) {
        lenient = on;
    }

    /** Where texts that do not stand in the line as they are may be put; cleared by {@link #begin}. */
    public Scratch scratch() {
        return scratch;
    }

    /** Begins a record: forgets the one before. */
    public void begin(AccessRecord record) {
        scratch.clear();
        record.clear();
        query.clear();
        dateMillis = ABSENT;
        timeOfDayMillis = ABSENT;
        partsNanos = ABSENT;
        partMissing = false;
    }

    /** Puts together what came in pieces: target and query, date and time of day, the parts of a duration. */
    public void finish(AccessRecord record) {
        if (!query.isEmpty() && !record.target.isEmpty() && !hasQuery(record.target)) {
            joinQuery(record.target);
        }
        if (dateMillis != ABSENT && timeOfDayMillis != ABSENT && record.timeMillis == ABSENT) {
            record.timeMillis = dateMillis + timeOfDayMillis;
        }
        if (partsNanos != ABSENT && !partMissing) {
            record.durationNanos = partsNanos;
        }
    }

    private static boolean hasQuery(Text target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.at(i) == '?') {
                return true;
            }
        }
        return false;
    }

    private void joinQuery(Text target) {
        scratch.reserve(target.length() + 1 + query.length());
        int from = scratch.length();
        for (int i = 0; i < target.length(); i++) {
            scratch.add(target.at(i));
        }
        scratch.add('?');
        // Some write the question mark with it.
        for (int i = query.at(0) == '?' ? 1 : 0; i < query.length(); i++) {
            scratch.add(query.at(i));
        }
        target.set(scratch.bytes(), from, scratch.length());
    }

    /**
     * Assigns an escaped slice of a line.
     *
     * @param unit of a duration
     * @return why the line cannot be taken, or null
     */
    public @Nullable Rejection assign(
            AccessRecord record, FieldKind meaning, Unit unit, byte[] bytes, int from, int to) {
        return switch (meaning) {
            case SKIP -> null;
            case NUMBER -> LoggedNumbers.nanos(bytes, from, to, unit) == NOT_A_NUMBER ? Rejection.BAD_NUMBER : null;
            case REQUEST -> {
                Escapes.undo(bytes, from, to, line, scratch);
                RequestLine.split(line, record);
                // Nothing at all was requested: the line is about a connection.
                boolean none = record.status == ABSENT && ForeignLines.isNoRequest(bytes, from, to);
                yield none ? Rejection.NO_MATCH : null;
            }
            case STATUS -> status(record, bytes, from, to);
            case GRPC_STATUS -> {
                record.grpcStatus = GrpcStatusText.number(bytes, from, to);
                yield null;
            }
            case DURATION, DURATION_PART, UPSTREAM_PART -> duration(record, meaning, unit, bytes, from, to);
            case UPSTREAM -> upstream(record, unit, bytes, from, to);
            case RESPONSE_BYTES, REQUEST_BYTES -> size(record, meaning, bytes, from, to);
            case TIME, DATE, TIME_OF_DAY -> time(record, meaning, bytes, from, to);
            case CLIENT -> client(record, bytes, from, to);
            case TARGET -> target(record, bytes, from, to);
            // No name begins so: another column stands before the client, and this is the ident and the user.
            case USER ->
                to - from > 2 && bytes[from] == '-' && bytes[from + 1] == ' '
                        ? Rejection.NO_MATCH
                        : text(record, meaning, bytes, from, to);
            default -> text(record, meaning, bytes, from, to);
        };
    }

    private @Nullable Rejection target(AccessRecord record, byte[] bytes, int from, int to) {
        if (isBehindOthers(bytes, from, to)) {
            return Rejection.NO_MATCH;
        }
        int path = endOfHost(bytes, from, to);
        if (path > from) {
            text(record, FieldKind.HOST, bytes, from, path);
        }
        return text(record, FieldKind.TARGET, bytes, path, to);
    }

    /** Where the path begins behind a name with a dot in it, {@code api.example.com/a}; the beginning of every other target. */
    private static int endOfHost(byte[] bytes, int from, int to) {
        boolean dot = false;
        int at = from;
        while (at < to && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || ".-".indexOf(bytes[at]) >= 0)) {
            dot |= bytes[at++] == '.';
        }
        return dot && at < to && bytes[at] == '/' ? at : from;
    }

    /** A target that is no path and has a space in it has other columns before it: a logger's name, an address. */
    private static boolean isBehindOthers(byte[] bytes, int from, int to) {
        return from < to
                && bytes[from] != '/'
                && bytes[from] != '*'
                && ByteSearch.indexOf(bytes, from, to, SPACE) >= 0
                && !Ascii.startsWith(bytes, from, to, "http");
    }

    /**
     * No address begins with a quote, or has a space but behind the commas of a list, or Python's level of a message before it: something
     * stands before it, and this is not the line's pattern.
     */
    private @Nullable Rejection client(AccessRecord record, byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '"') {
            return Rejection.NO_MATCH;
        }
        for (int i = ByteSearch.indexOf(bytes, from + 1, to, SPACE);
                i >= 0;
                i = ByteSearch.indexOf(bytes, i + 1, to, SPACE)) {
            if (bytes[i - 1] != ',') {
                return Rejection.NO_MATCH;
            }
        }
        boolean level = Ascii.startsWith(bytes, from, to, "INFO:");
        return level ? Rejection.NO_MATCH : text(record, FieldKind.CLIENT, bytes, from, to);
    }

    private @Nullable Rejection duration(
            AccessRecord record, FieldKind meaning, Unit unit, byte[] bytes, int from, int to) {
        if (isZone(bytes, from, to)) {
            return Rejection.NO_MATCH;
        }
        long nanos = LoggedNumbers.nanos(bytes, from, to, unit);
        if (nanos == NOT_A_NUMBER) {
            return odd(record, bytes, from, to);
        }
        if (meaning == FieldKind.DURATION) {
            record.durationNanos = nanos;
            record.durationDecimals = decimals(bytes, from, to);
        } else if (nanos == ABSENT) {
            partMissing = true;
        } else {
            partsNanos = Math.max(0, partsNanos) + nanos;
            if (meaning == FieldKind.UPSTREAM_PART) {
                record.addUpstream(nanos);
            }
        }
        return null;
    }

    /** How many digits stand behind the point of a bare number. */
    public static int decimals(byte[] bytes, int from, int to) {
        if (to == from || !Ascii.isDigit(bytes[to - 1])) {
            return AccessRecord.UNIT_SAID;
        }
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '.' || bytes[i] == ',') {
                return to - 1 - i;
            }
        }
        return AccessRecord.WHOLE;
    }

    /** {@code +0200}: a number with a sign may be a duration (HAProxy's, of a request that goes on), but not with a zero before it. */
    private static boolean isZone(byte[] bytes, int from, int to) {
        if (to - from != 5 || bytes[from] != '+' && bytes[from] != '-' || bytes[from + 1] != '0') {
            return false;
        }
        return Ascii.isDigit(bytes[from + 2]) && Ascii.isDigit(bytes[from + 3]) && Ascii.isDigit(bytes[from + 4]);
    }

    private @Nullable Rejection odd(AccessRecord record, byte[] bytes, int from, int to) {
        if (!lenient || ByteSearch.indexOf(bytes, from, to, SPACE) >= 0) {
            return Rejection.BAD_NUMBER;
        }
        partMissing = true;
        record.leftOut = DurationLeftOut.NOT_A_NUMBER;
        return null;
    }

    /** Takes a status of three digits; false where these are none. */
    public static boolean takeStatus(AccessRecord record, byte[] bytes, int from) {
        int hundreds = bytes[from] - '0';
        int tens = bytes[from + 1] - '0';
        int ones = bytes[from + 2] - '0';
        if (hundreds < 1 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            return false;
        }
        record.status = 100 * hundreds + 10 * tens + ones;
        return true;
    }

    /** Takes a number of bytes; false where this is none. */
    public static boolean takeSize(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        return size(record, meaning, bytes, from, to) == null;
    }

    /** Takes a duration; false where this is none. */
    public boolean takeDuration(AccessRecord record, Unit unit, byte[] bytes, int from, int to) {
        return duration(record, FieldKind.DURATION, unit, bytes, from, to) == null;
    }

    private static @Nullable Rejection size(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        long size = LoggedNumbers.whole(bytes, from, to);
        size = size == NOT_A_NUMBER ? Commas.whole(bytes, from, to) : size;
        if (size == NOT_A_NUMBER) {
            return Rejection.BAD_NUMBER;
        }
        if (meaning == FieldKind.RESPONSE_BYTES) {
            record.responseBytes = size;
        } else {
            record.requestBytes = size;
        }
        return null;
    }

    private @Nullable Rejection time(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        if (LoggedNumbers.isAbsent(bytes, from, to)) {
            return null;
        }
        long millis =
                switch (meaning) {
                    case DATE -> DayAndClock.day(bytes, from, to);
                    case TIME_OF_DAY -> DayAndClock.clock(bytes, from, to);
                    default -> lastTime.millis(bytes, from, to);
                };
        if (millis == NOT_A_NUMBER) {
            return Rejection.BAD_TIME;
        }
        switch (meaning) {
            case DATE -> dateMillis = millis;
            case TIME_OF_DAY -> timeOfDayMillis = millis;
            default -> record.timeMillis = millis;
        }
        return null;
    }

    /** Takes a whole time that is the one taken last, as in most lines; false for every other, which is to be looked at. */
    public boolean takeLastTime(AccessRecord record, byte[] bytes, int from, int to) {
        long millis = lastTime.last(bytes, from, to);
        if (millis == NOT_A_NUMBER) {
            return false;
        }
        record.timeMillis = millis;
        return true;
    }

    /** Takes a date or a time of day that stands by itself; false if it is neither. */
    public boolean takePieceOfTime(byte[] bytes, int from, int to) {
        long day = DayAndClock.day(bytes, from, to);
        long clock = day == NOT_A_NUMBER ? DayAndClock.clock(bytes, from, to) : NOT_A_NUMBER;
        if (day != NOT_A_NUMBER && dateMillis == ABSENT) {
            dateMillis = day;
        } else if (clock != NOT_A_NUMBER && timeOfDayMillis == ABSENT) {
            timeOfDayMillis = clock;
        }
        return day != NOT_A_NUMBER || clock != NOT_A_NUMBER;
    }

    /** Three digits; 0, 000, a negative number and {@code -} are "none was sent". */
    private static @Nullable Rejection status(AccessRecord record, byte[] bytes, int from, int to) {
        long status = LoggedNumbers.whole(bytes, from, to);
        if (status == ABSENT || status == 0) {
            record.status = (int) ABSENT;
            return null;
        }
        if (status < 100 || status > 999) {
            return Rejection.BAD_STATUS;
        }
        record.status = (int) status;
        return null;
    }

    /** A list as nginx writes it after retries: {@code 0.100, 0.004 : 0.2}; {@code -} is an attempt that was not made. */
    private @Nullable Rejection upstream(AccessRecord record, Unit unit, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != ' ' && (bytes[end] != ',' || isDecimalComma(bytes, from, end, to))) {
                end++;
            }
            boolean separator = end == at || end == at + 1 && bytes[at] == ':';
            if (!separator) {
                long nanos = LoggedNumbers.nanos(bytes, at, end, unit);
                if (nanos == NOT_A_NUMBER) {
                    record.attempts = 0;
                    return odd(record, bytes, from, to);
                }
                // On a clock of nanoseconds no attempt takes no time: Traefik writes 0 where it made none.
                if (nanos > 0 || nanos == 0 && unit != Unit.NANOSECONDS) {
                    record.addUpstream(nanos);
                }
            }
            at = end + 1;
        }
        return null;
    }

    /** Whether a comma stands between digits, with none of a list beside it: servers write a space behind those of a list. */
    private static boolean isDecimalComma(byte[] bytes, int from, int at, int to) {
        boolean between = at > from && at + 1 < to && Ascii.isDigit(bytes[at - 1]) && Ascii.isDigit(bytes[at + 1]);
        for (int i = from; between && i < to; i++) {
            between = i == at || bytes[i] != ',' && bytes[i] != '.';
        }
        return between;
    }

    private @Nullable Rejection text(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        int end = meaning == FieldKind.CLIENT ? ClientAddress.endOfClient(bytes, from, to) : to;
        int start = meaning == FieldKind.CLIENT ? ClientAddress.startOfClient(bytes, from, end) : from;
        if (!isAbsent(bytes, start, end) && !yields(meaning, record)) {
            Escapes.undo(bytes, start, end, slot(record, meaning), scratch);
        }
        return null;
    }

    /** Takes one of the texts that mean what their names say whatever stands in them, unless it says that there is none. */
    public void takeAsItIs(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        if (to - from > 1 || to - from == 1 && bytes[from] != '-') {
            slot(record, meaning).set(bytes, from, to);
        }
    }

    /** Takes a text in which nothing is escaped; it is not copied. */
    public void take(AccessRecord record, FieldKind meaning, byte[] bytes, int from, int to) {
        int end = meaning == FieldKind.CLIENT ? ClientAddress.endOfClient(bytes, from, to) : to;
        int start = meaning == FieldKind.CLIENT ? ClientAddress.startOfClient(bytes, from, end) : from;
        if (!isAbsent(bytes, start, end)) {
            slot(record, meaning).set(bytes, start, end);
        }
    }

    /** Keeps an escaped slice of a line as an extra of the record, if it has that slot: a record that is only looked at has none. */
    public void extra(AccessRecord record, int slot, byte[] bytes, int from, int to) {
        if (slot < record.extras.length && !isAbsent(bytes, from, to)) {
            Escapes.undo(bytes, from, to, record.extras[slot], scratch);
        }
    }

    /** The same of a slice in which nothing is escaped; it is not copied. */
    public void takeExtra(AccessRecord record, int slot, byte[] bytes, int from, int to) {
        if (slot < record.extras.length && !isAbsent(bytes, from, to)) {
            record.extras[slot].set(bytes, from, to);
        }
    }

    private static boolean isAbsent(byte[] bytes, int from, int to) {
        return from == to || to - from == 1 && bytes[from] == '-';
    }

    /** A path says less than a target, which has the query. */
    private static boolean yields(FieldKind meaning, AccessRecord record) {
        return meaning == FieldKind.PATH && !record.target.isEmpty();
    }

    private Text slot(AccessRecord record, FieldKind meaning) {
        return switch (meaning) {
            case METHOD -> record.method;
            case TARGET, PATH -> record.target;
            case PROTOCOL -> record.protocol;
            case ROUTE -> record.route;
            case CLIENT -> record.client;
            case USER -> record.user;
            case USER_AGENT -> record.userAgent;
            case REFERER -> record.referer;
            case HOST -> record.host;
            case QUERY -> query;
            default -> throw new IllegalArgumentException(meaning + " is no text");
        };
    }
}
