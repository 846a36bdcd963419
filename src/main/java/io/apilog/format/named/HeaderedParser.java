package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.NameMarks;
import io.apilog.format.field.NameTree;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values between commas, semicolons, bars or tabs under the names of a head line, which may come again and change them: logs of
 * Google's storage, exports, Zeek. A value may stand in quotes, within which two are one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://docs.zeek.org/en/master/log-formats.html">Zeek's logs, whose head begins with #fields</a>
 */
public final class HeaderedParser implements NamedParser {
    private static final String ZEEK = "#fields\t";
    private static final char[] PARTINGS = {',', '\t', ';', '|'};
    private static final String[] BEFORE_NAMES = {"_source.", "_source:", "fields."};
    private static final String[] BEHIND_NAMES = {".keyword", ".raw"};
    private static final int FEWEST_COLUMNS = 4;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_NAME = 64;

    private final NamedFields fields;
    private final Text text = new Text();
    private KnownKey[] columns = {};

    /** Those of all columns, which every line has. */
    private NameMarks marks = NameMarks.NONE;

    private char parting = ',';
    private boolean headless;
    private int stoppedAt;

    /** @param heads those of the sample; the last one holds for lines that are read without one */
    public HeaderedParser(NamedFields fields, List<byte[]> heads) {
        this.fields = fields;
        for (byte[] line : heads) {
            head(line, 0, line.length);
        }
    }

    private HeaderedParser(NamedFields fields, String head, char parting) {
        this.fields = fields;
        this.parting = parting;
        this.headless = true;
        this.columns = columns(split(head, parting));
    }

    /** For lines of which none names the columns. */
    public static HeaderedParser headless(NamedFields fields, String head, char parting) {
        return new HeaderedParser(fields, head, parting);
    }

    private KnownKey[] columns(List<String> names) {
        KnownKey[] keys =
                names.stream().map(name -> fields.find(fields.root(), name)).toArray(KnownKey[]::new);
        marks = Arrays.stream(keys).map(KnownKey::marks).reduce(NameMarks.NONE, NameMarks::and);
        return keys;
    }

    /** The lines of some that name columns, a request and a status among them. */
    public static List<byte[]> heads(List<byte[]> lines) {
        return lines.stream()
                .filter(line -> names(line, 0, line.length) != null)
                .toList();
    }

    @Override
    public NamedFields fields() {
        return fields;
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        byte[] bytes = line.bytes();
        stoppedAt = 0;
        if (!headless && head(bytes, line.from(), line.to())) {
            return Ignored.DIRECTIVE;
        }
        if (columns.length == 0) {
            return Rejection.NO_MATCH;
        }
        fields.begin(into);
        fields.mark(marks);
        int at = line.from();
        boolean windows = line.to() > line.from() && bytes[line.to() - 1] == '\r';
        int end = windows ? line.to() - 1 : line.to();
        int read = 0;
        while (at <= end && read < columns.length) {
            at = value(bytes, at, end, columns[read++], into) + 1;
        }
        if (read < columns.length || at <= end) {
            stoppedAt = Math.min(at, end) - line.from();
            return Rejection.NO_MATCH;
        }
        return fields.finish(into);
    }

    /** Takes the value that begins there; where the byte behind it stands. */
    private int value(byte[] bytes, int first, int to, KnownKey column, AccessRecord into) {
        int from = headless ? endOfBlanks(bytes, first, to) : first;
        boolean quoted = from < to && bytes[from] == '"';
        boolean doubled = false;
        int start = quoted ? from + 1 : from;
        int end = start;
        if (quoted) {
            while (end < to && (bytes[end] != '"' || end + 1 < to && bytes[end + 1] == '"')) {
                doubled |= bytes[end] == '"';
                end += bytes[end] == '"' ? 2 : 1;
            }
        } else {
            end = endOfValue(bytes, start, to);
        }
        int last = Math.min(end, to);
        while (headless && !quoted && last > start && isBlank(bytes[last - 1])) {
            last--;
        }
        if (column.isValue()) {
            assign(bytes, start, last, doubled, column, into);
        }
        return quoted ? endOfValue(bytes, Math.min(to, last + 1), to) : Math.min(end, to);
    }

    private void assign(byte[] bytes, int from, int to, boolean doubled, KnownKey column, AccessRecord into) {
        if (doubled) {
            Scratch scratch = fields.scratch();
            scratch.reserve(to - from);
            int start = scratch.length();
            for (int i = from; i < to; i++) {
                i += bytes[i] == '"' ? 1 : 0;
                scratch.add(bytes[i]);
            }
            text.set(scratch.bytes(), start, scratch.length());
        } else {
            text.set(bytes, from, to);
        }
        int penalty = column.astray() ? FieldRanks.ASTRAY : 0;
        boolean nothing = text.isEmpty()
                || text.length() == 1 && text.at(0) == '-'
                || Ascii.startsWith(text.bytes(), text.from(), text.to(), "(empty)");
        if (nothing) {
            fields.absent(column, penalty);
        } else {
            fields.assign(into, column, penalty, text.bytes(), text.from(), text.to());
        }
    }

    private int endOfBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean isBlank(byte b) {
        return b == ' ' || b == '\t' && parting != '\t';
    }

    private int endOfValue(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != parting) {
            at++;
        }
        return at;
    }

    /** Whether a line names columns, which then hold. */
    private boolean head(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '#' && !Ascii.startsWith(bytes, from, to, ZEEK) && !isParted(bytes, from, to)) {
            return true;
        }
        // A line with a digit before its first name's end is none: heads are rare, lines are not.
        int first = from < to && bytes[from] == '"' ? from + 1 : from;
        if (first >= to || Ascii.isDigit(bytes[first])) {
            return false;
        }
        Head named = names(bytes, from, to);
        if (named == null) {
            return false;
        }
        parting = named.parting();
        columns = columns(named.names());
        return true;
    }

    private record Head(char parting, List<String> names) {}

    /** The names of a head line; null for another line. */
    private static @Nullable Head names(byte[] bytes, int from, int to) {
        if (to - from > MOST_COLUMNS * LONGEST_NAME || to - from < FEWEST_COLUMNS) {
            return null;
        }
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
        boolean zeek = line.startsWith(ZEEK);
        boolean exchange = line.startsWith(W3cParser.FIELDS);
        String head = zeek
                ? line.substring(ZEEK.length())
                : exchange ? line.substring(W3cParser.FIELDS.length()).strip() : line;
        for (char parting : PARTINGS) {
            List<String> names = split(head, parting);
            if (names.size() >= FEWEST_COLUMNS && (!zeek || parting == '\t') && isHead(names)) {
                return new Head(parting, names);
            }
        }
        return null;
    }

    /** Whether a line names columns behind {@code #Fields:} with commas between, as Exchange does, and not with spaces. */
    static boolean isParted(byte[] bytes, int from, int to) {
        int at = from + W3cParser.FIELDS.length();
        if (!Ascii.startsWith(bytes, from, to, W3cParser.FIELDS) || at >= to) {
            return false;
        }
        at = Ascii.endOfSpaces(bytes, at, to);
        int end = Ascii.endOfWord(bytes, at, to);
        int commas = 0;
        for (int i = at; i < end; i++) {
            commas += bytes[i] == ',' ? 1 : 0;
        }
        return commas >= FEWEST_COLUMNS;
    }

    private static List<String> split(String line, char parting) {
        List<String> names = new ArrayList<>();
        for (String part : line.split(Pattern.quote(String.valueOf(parting)), MOST_COLUMNS)) {
            String name = part.strip();
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            names.add(bare(quoted ? name.substring(1, name.length() - 1) : name));
        }
        return names;
    }

    /** Without what exports of Elasticsearch and OpenSearch put around the name of a field. */
    private static String bare(String name) {
        String bare = name;
        for (String before : BEFORE_NAMES) {
            bare = bare.startsWith(before) ? bare.substring(before.length()) : bare;
        }
        for (String behind : BEHIND_NAMES) {
            bare = bare.endsWith(behind) ? bare.substring(0, bare.length() - behind.length()) : bare;
        }
        return bare;
    }

    /** Whether all are names, and a status and a request are among them. */
    private static boolean isHead(List<String> names) {
        boolean status = false;
        boolean request = false;
        for (String name : names) {
            if (!name.matches("[A-Za-z@_:][\\w .()\\[\\]@:/µμ-]{0,63}")) {
                return false;
            }
            FieldKind meaning = NameTree.meaning(name);
            status |= meaning == FieldKind.STATUS;
            request |= meaning == FieldKind.REQUEST || meaning == FieldKind.TARGET || meaning == FieldKind.PATH;
        }
        return status && request;
    }
}
