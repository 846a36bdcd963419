package io.apilog.format;

import io.apilog.line.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs that name their own columns in a line {@code #Fields: ...}, which may come again and change them: IIS, CloudFront and
 * others. Columns are parted by spaces or tabs; a value with spaces stands in quotes.
 *
 * <p>{@code time-taken} is in seconds by the specification and in CloudFront's logs, and in milliseconds in Microsoft's, which are taken
 * for the writer where no {@code #Software:} says otherwise and the value has no decimal point.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">Extended Log File Format</a>
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging">W3C logging of IIS</a>
 */
final class W3cParser implements LineParser {
    private static final String FIELDS = "#Fields:";
    /** What stands at the top of CloudFront's files, for lines that come without it. */
    static final String CLOUDFRONT = "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem"
            + " sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id"
            + " x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher"
            + " x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port"
            + " time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end";

    private static final String SOFTWARE = "#Software:";
    private static final int MAX_COLUMNS = 100;

    private final Assignment assignment = new Assignment();
    private final @Nullable Unit configured;
    private final ExtraSlots extras;
    private List<Field> columns = List.of();
    private int[] slots = new int[0];
    private Unit unit = Unit.MILLISECONDS;
    private boolean otherSoftware;
    private boolean cloudFront;
    private int stoppedAt;

    /**
     * Begins a file.
     *
     * @param lines the sample, whose directives hold for lines that are read without them
     */
    W3cParser(List<byte[]> lines, @Nullable Unit configured, ExtraSlots extras) {
        this.extras = extras;
        this.configured = configured;
        for (byte[] line : lines) {
            directive(line, 0, line.length);
        }
    }

    /** Whether a line is about the log and no entry of it. */
    static boolean isDirective(byte[] line) {
        return line.length > 0 && line[0] == '#';
    }

    /** Whether a line says which columns there are. */
    static boolean namesColumns(byte[] line) {
        return Ascii.startsWith(line, 0, line.length, FIELDS);
    }

    /** The unit of {@code time-taken}; only where there is such a column. */
    @Nullable
    Unit unit() {
        return columns.stream().anyMatch(column -> column.meaning() == Meaning.DURATION) ? unit : null;
    }

    /** Whether the columns are CloudFront's. */
    boolean isCloudFront() {
        return cloudFront;
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        byte[] bytes = line.bytes();
        stoppedAt = 0;
        if (line.length() > 0 && bytes[line.from()] == '#') {
            directive(bytes, line.from(), line.to());
            return Ignored.DIRECTIVE;
        }
        assignment.begin(into);
        int at = line.from();
        for (int i = 0; i < columns.size(); i++) {
            Field column = columns.get(i);
            at = endOfGap(bytes, at, line.to());
            if (at == line.to()) {
                return reject(Rejection.NO_MATCH, line, at);
            }
            boolean quoted = bytes[at] == '"';
            int end = quoted ? endOfQuoted(bytes, at + 1, line.to()) : endOfValue(bytes, at, line.to());
            int from = quoted ? at + 1 : at;
            @Nullable Rejection rejection = assign(into, column, bytes, from, end);
            if (rejection != null) {
                return reject(rejection, line, at);
            }
            if (slots.length > 0 && slots[i] != ExtraSlots.NONE) {
                assignment.extra(into, slots[i], bytes, from, end);
            }
            at = Math.min(line.to(), quoted ? end + 1 : end);
        }
        boolean complete = !columns.isEmpty() && endOfGap(bytes, at, line.to()) == line.to();
        if (!complete) {
            return reject(Rejection.NO_MATCH, line, at);
        }
        assignment.finish(into);
        return into;
    }

    private Rejection reject(Rejection rejection, Line line, int at) {
        stoppedAt = at - line.from();
        return rejection;
    }

    private @Nullable Rejection assign(AccessRecord into, Field column, byte[] bytes, int from, int to) {
        Unit used = column.meaning() == Meaning.DURATION ? unit : column.unit();
        if (column.meaning() != Meaning.USER_AGENT) {
            return assignment.assign(into, column.meaning(), used, bytes, from, to);
        }
        // A user agent has spaces, which stand here as plus signs (IIS) or percent-encoded (CloudFront).
        Scratch scratch = assignment.scratch();
        scratch.reserve(to - from);
        int start = scratch.length();
        for (int i = from; i < to; i++) {
            boolean space = bytes[i] == '+' || Ascii.startsWith(bytes, i, to, "%20");
            scratch.add(space ? ' ' : bytes[i]);
            i += space && bytes[i] == '%' ? 2 : 0;
        }
        assignment.take(into, Meaning.USER_AGENT, scratch.bytes(), start, scratch.length());
        return null;
    }

    private void directive(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(SOFTWARE)) {
            otherSoftware = !text.contains("Microsoft") && !text.contains("IIS");
            findUnit();
        } else if (text.startsWith(FIELDS)) {
            columns(text.substring(FIELDS.length()).strip().split("[ \\t]+", MAX_COLUMNS));
        }
    }

    private void columns(String[] names) {
        List<Field> fields = new ArrayList<>();
        boolean edge = false;
        boolean target = false;
        for (String name : names) {
            Meaning meaning = meaning(name.toLowerCase(Locale.ROOT));
            if (meaning == Meaning.TARGET && target) {
                // The stem alone says less than what stands there already.
                meaning = Meaning.SKIP;
            }
            target |= meaning == Meaning.TARGET;
            edge |= name.startsWith("x-edge-");
            fields.add(Field.of(name, meaning));
        }
        columns = List.copyOf(fields);
        slots = extras.of(columns);
        cloudFront = edge;
        findUnit();
    }

    /** Where {@code #Software:} stands behind {@code #Fields:}, as Tomcat writes them, it says the unit all the same. */
    private void findUnit() {
        unit = cloudFront || otherSoftware ? Unit.SECONDS : Unit.MILLISECONDS;
        unit = configured == null ? unit : configured;
    }

    /** What a column means, by its name in lower case. */
    static Meaning meaning(String name) {
        return switch (name) {
            case "date", "date-utc" -> Meaning.DATE;
            case "time", "time-utc" -> Meaning.TIME_OF_DAY;
            case "cs-method", "c-method" -> Meaning.METHOD;
            case "cs-uri-stem", "cs-uri" -> Meaning.TARGET;
            case "cs-uri-query" -> Meaning.QUERY;
            case "sc-status", "c-status" -> Meaning.STATUS;
            case "sc-bytes", "bytes", "sc-total-bytes" -> Meaning.RESPONSE_BYTES;
            case "cs-bytes" -> Meaning.REQUEST_BYTES;
            case "time-taken", "timetakenms", "time-taken-ms" -> Meaning.DURATION;
            case "c-ip", "c-dns" -> Meaning.CLIENT;
            case "cs-username", "cs-auth-id", "c-auth-id" -> Meaning.USER;
            case "cs(user-agent)" -> Meaning.USER_AGENT;
            case "cs(referer)", "cs(referrer)" -> Meaning.REFERER;
            case "cs-host", "cs(host)", "x-host-header" -> Meaning.HOST;
            case "cs-version", "cs-protocol-version" -> Meaning.PROTOCOL;
            default -> Meaning.SKIP;
        };
    }

    private static int endOfGap(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isGap(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int endOfValue(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isGap(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int endOfQuoted(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] != '"' || at + 1 < to && bytes[at + 1] == '"')) {
            at += bytes[at] == '"' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private static boolean isGap(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
