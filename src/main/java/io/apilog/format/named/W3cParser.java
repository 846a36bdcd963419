package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs that name their own columns in a line {@code #Fields: ...}, which may come again and change them: IIS, CloudFront and
 * others. Columns are parted by spaces or tabs; a value with spaces stands in quotes. The unit of {@code time-taken} is that of the
 * {@link Writer}.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">Extended Log File Format</a>
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging">W3C logging of IIS</a>
 */
public final class W3cParser implements LineParser {
    /** The directive that names the columns. */
    public static final String FIELDS = "#Fields:";
    /** What stands at the top of CloudFront's files, for lines that come without it. */
    public static final String CLOUDFRONT =
            "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem"
                    + " sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id"
                    + " x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher"
                    + " x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte"
                    + " x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end";

    /** IIS's own columns where nobody chose others, for files whose head is missing. */
    public static final String IIS =
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
                    + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

    private static final String SOFTWARE = "#Software:";
    private static final String START_DATE = "#Start-Date:";

    private static final String[] FTP = {
        "USER", "PASS", "RETR", "STOR", "CWD", "QUIT", "PASV", "EPSV", "PORT", "EPRT", "TYPE", "LIST", "NLST", "DELE",
        "MKD", "RMD", "RNFR", "RNTO", "SIZE", "MDTM", "FEAT", "OPTS", "SYST", "PWD", "AUTH", "PBSZ", "PROT", "APPE",
        "NOOP", "ABOR", "CLNT"
    };
    private static final int MAX_COLUMNS = 100;
    private static final int MOST_EARLIER = 4;

    /** Who wrote a log, as its directives tell, by what the program means with {@code time-taken}. */
    private enum Writer {
        /**
         * No directive tells: where IIS's own columns are there, its whole milliseconds; otherwise whole numbers are what their values show,
         * and a value with decimals is in seconds, as the specification has it.
         */
        UNKNOWN,
        /** IIS, which says so. */
        MICROSOFT,
        /** ASP.NET Core's middleware, the one that writes {@code #Start-Date:} and no {@code #Software:}: milliseconds with decimals. */
        ASP_NET_CORE,
        /** Symantec's ProxySG: milliseconds, whatever the specification says. */
        PROXY_SG,
        /** Another program that says its name: seconds. */
        OTHER;

        static Writer named(String software) {
            if (software.contains("Microsoft") || software.contains("IIS")) {
                return MICROSOFT;
            }
            return software.contains("SGOS") ? PROXY_SG : OTHER;
        }

        Unit unit(boolean decimals) {
            return switch (this) {
                case OTHER -> Unit.SECONDS;
                case UNKNOWN, MICROSOFT -> decimals ? Unit.SECONDS : Unit.MILLISECONDS;
                case ASP_NET_CORE, PROXY_SG -> Unit.MILLISECONDS;
            };
        }
    }

    private final FieldAssigner assignment = new FieldAssigner();
    private final @Nullable Unit configured;
    private final @Nullable Unit shown;
    private final ExtraSlots extras;
    private W3cColumns columns = W3cColumns.NONE;

    /** The columns that held before, the last first: where files were joined, lines of them may come again. */
    private final List<W3cColumns> earlier = new ArrayList<>();

    private Writer writer = Writer.UNKNOWN;

    /** Whether the lines are of something else than requests. */
    private boolean others;

    private int stoppedAt;

    /**
     * Begins a file.
     *
     * @param lines the sample, whose directives hold for lines that are read without them
     */
    public W3cParser(List<byte[]> lines, @Nullable Unit configured, ExtraSlots extras) {
        this(lines, configured, null, extras);
    }

    /**
     * The same.
     *
     * @param shown the unit of whole numbers of a program that nothing names, which their values showed; null where they showed none
     */
    public W3cParser(List<byte[]> lines, @Nullable Unit configured, @Nullable Unit shown, ExtraSlots extras) {
        this.extras = extras;
        this.configured = configured;
        this.shown = shown;
        for (byte[] line : lines) {
            directive(line, 0, line.length);
        }
    }

    /** Whether a line is about the log and no entry of it. */
    public static boolean isDirective(byte[] line) {
        return line.length > 0 && line[0] == '#';
    }

    /** Whether a line says which columns there are. */
    public static boolean namesColumns(byte[] line) {
        return Ascii.startsWith(line, 0, line.length, FIELDS) && !HeaderedParser.isParted(line, 0, line.length);
    }

    /** The same of a line as it is read. */
    public static boolean namesColumns(Line line) {
        return Ascii.startsWith(line.bytes(), line.from(), line.to(), FIELDS);
    }

    /** The unit of {@code time-taken}; only where there is such a column. */
    public @Nullable Unit unit() {
        for (Field column : columns.fields()) {
            if (column.meaning() == FieldKind.DURATION) {
                return configured == null && W3cColumns.isNamedWithUnit(column.name())
                        ? column.unit()
                        : unit(columns, false);
            }
        }
        return null;
    }

    /** Whether the unit of whole numbers is to be told by their values. */
    public boolean asksForUnit() {
        boolean timed = columns.fields().stream()
                .anyMatch(column -> column.meaning() == FieldKind.DURATION && !isSaidByName(column.name()));
        return timed && configured == null && isUnknown(columns);
    }

    private boolean isUnknown(W3cColumns of) {
        return writer == Writer.UNKNOWN && !of.edge() && !of.areOfIis();
    }

    private static boolean isSaidByName(String name) {
        return name.endsWith(")") || name.endsWith("ms");
    }

    /** Whether the columns are CloudFront's. */
    public boolean isCloudFront() {
        return columns.edge();
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parseLeniently(Line line, AccessRecord into) {
        assignment.lenient(true);
        ParseResult result = parse(line, into);
        assignment.lenient(false);
        return result;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        byte[] bytes = line.bytes();
        stoppedAt = 0;
        if (line.length() > 0 && bytes[line.from()] == '#') {
            directive(bytes, line.from(), line.to());
            return Ignored.DIRECTIVE;
        }
        if (others) {
            return Ignored.NO_REQUEST;
        }
        ParseResult result = read(line, into, columns, columns.fields().size());
        if (!(result instanceof Rejection rejection)) {
            return result;
        }
        int at = stoppedAt;
        for (W3cColumns before : earlier) {
            if (read(line, into, before, before.fields().size()) instanceof AccessRecord record) {
                return record;
            }
        }
        // Columns at the end may have no value in a line, but not those that make it an entry.
        boolean without = !columns.has(FieldKind.STATUS);
        if (read(line, into, columns, columns.fewest()) instanceof AccessRecord record
                && (without || record.status != AccessRecord.ABSENT)) {
            return record;
        }
        stoppedAt = at;
        return rejection;
    }

    private ParseResult read(Line line, AccessRecord into, W3cColumns of, int fewest) {
        byte[] bytes = line.bytes();
        assignment.begin(into);
        int at = line.from();
        int read = 0;
        for (Field column : of.fields()) {
            at = endOfGap(bytes, at, line.to());
            if (at == line.to()) {
                break;
            }
            boolean quoted = bytes[at] == '"';
            int end = quoted ? endOfQuoted(bytes, at + 1, line.to()) : endOfValue(bytes, at, line.to());
            int from = quoted ? at + 1 : at;
            boolean timed = column.meaning() == FieldKind.DURATION;
            Unit used = timed ? unit(of, column, bytes, from, end) : column.unit();
            @Nullable
            Rejection rejection =
                    used == null ? undecided(into, bytes, from, end) : assign(into, column, used, bytes, from, end);
            if (rejection != null) {
                return reject(rejection, line, at);
            }
            int slot = of.slot(read);
            if (slot != ExtraSlots.NONE) {
                assignment.extra(into, slot, bytes, from, end);
            }
            at = Math.min(line.to(), quoted ? end + 1 : end);
            read++;
        }
        boolean complete = read > 0 && read >= fewest && endOfGap(bytes, at, line.to()) == line.to();
        if (!complete) {
            return reject(Rejection.NO_MATCH, line, at);
        }
        assignment.finish(into);
        return isOfFtp(into) || isOfConnection(into) ? Ignored.NO_REQUEST : into;
    }

    /** A number whose unit nothing tells is no duration; what is no number, no line of this format. */
    private @Nullable Rejection undecided(AccessRecord into, byte[] bytes, int from, int to) {
        Rejection odd = assignment.assign(into, FieldKind.DURATION, Unit.MILLISECONDS, bytes, from, to);
        if (into.durationNanos >= 0) {
            into.durationNanos = AccessRecord.ABSENT;
            into.leftOut = DurationLeftOut.UNDECIDED;
        }
        return odd;
    }

    /** Whether neither a request nor an answer is there: what HTTP.sys writes of a connection that idled. */
    private static boolean isOfConnection(AccessRecord into) {
        return into.status == AccessRecord.ABSENT
                && into.method.isEmpty()
                && into.target.isEmpty()
                && into.malformed.isEmpty();
    }

    /** Whether the method is a command of FTP, of which IIS writes the same columns: {@code [1]USER}, {@code RETR}. */
    private static boolean isOfFtp(AccessRecord into) {
        Text method = into.method;
        if (method.isEmpty()) {
            return false;
        }
        for (String command : FTP) {
            if (method.length() == command.length()
                    && Ascii.startsWith(method.bytes(), method.from(), method.to(), command)) {
                return true;
            }
        }
        return method.at(0) == '[' || method.length() > 13 && method.at(0) >= 'A' && method.at(1) >= 'a';
    }

    private Rejection reject(Rejection rejection, Line line, int at) {
        stoppedAt = at - line.from();
        return rejection;
    }

    private @Nullable Rejection assign(AccessRecord into, Field column, Unit used, byte[] bytes, int from, int to) {
        if (column.meaning() == FieldKind.TARGET) {
            return assignment.assign(into, column.meaning(), used, bytes, startOfTarget(bytes, from, to), to);
        }
        if (column.meaning() != FieldKind.USER_AGENT) {
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
        assignment.take(into, FieldKind.USER_AGENT, scratch.bytes(), start, scratch.length());
        return null;
    }

    /** Where the path begins of an address without a scheme, {@code example.com/path}, as Incapsula writes it. */
    private static int startOfTarget(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to
                && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == '-')) {
            at++;
        }
        int port = at;
        if (port < to && bytes[port] == ':') {
            port++;
            while (port < to && Ascii.isDigit(bytes[port])) {
                port++;
            }
        }
        return port > from && port < to && bytes[port] == '/' && (at == port || port > at + 1) ? port : from;
    }

    private void directive(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(SOFTWARE)) {
            writer = Writer.named(text);
        } else if (text.startsWith(START_DATE) && writer == Writer.UNKNOWN) {
            writer = Writer.ASP_NET_CORE;
        } else if (text.startsWith(FIELDS)) {
            columns(text.substring(FIELDS.length()).strip().split("[ \\t]+", MAX_COLUMNS));
        }
    }

    private void columns(String[] names) {
        W3cColumns named = W3cColumns.of(names, extras);
        if (!named.equals(columns)) {
            earlier.remove(named);
            if (!columns.fields().isEmpty()) {
                earlier.add(0, columns);
            }
            if (earlier.size() > MOST_EARLIER) {
                earlier.remove(MOST_EARLIER);
            }
            columns = named;
            others = named.tellsOfOthers();
        }
    }

    private @Nullable Unit unit(W3cColumns of, boolean decimals) {
        if (configured != null) {
            return configured;
        }
        if (!decimals && isUnknown(of)) {
            return shown;
        }
        return of.edge() ? Unit.SECONDS : writer.unit(decimals);
    }

    /** That of one value: a name may say its unit, and where nobody says who wrote it, a decimal point says something. */
    private @Nullable Unit unit(W3cColumns of, Field column, byte[] bytes, int from, int to) {
        String name = column.name();
        if (configured == null && name.endsWith(")")) {
            return column.unit();
        }
        if (configured == null && name.endsWith("ms")) {
            return Unit.MILLISECONDS;
        }
        return unit(of, ByteSearch.indexOf(bytes, from, to, (byte) '.') >= 0);
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
