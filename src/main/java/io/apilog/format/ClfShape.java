package io.apilog.format;

import io.apilog.format.column.AnsweredLines;
import io.apilog.format.column.ColumnValues;
import io.apilog.format.column.LineFacts;
import io.apilog.format.column.LineFacts.Writer;
import io.apilog.format.column.LineTokens;
import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.column.Streams;
import io.apilog.format.column.TrailingColumns;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.pattern.TextPattern;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.SentStatus;
import io.apilog.format.value.Times;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a log that is built around the Common Log Format: something before {@code [time]}, the request in quotes, the
 * status, the size, and whatever the server's owner added. What each column means is inferred from its place and from what all lines
 * of the sample have in it, and is said in words.
 */
final class ClfShape {
    private static final Pattern TIME = Pattern.compile(
            "\\d\\d/[^/ ]{3,12}/\\d{2}(\\d\\d)?[: ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)? ?([+-]\\d\\d:?\\d\\d|[A-Z]{1,5})?");

    /** Other times, which may as well be what a logger writes before a line that has one of those. */
    private static final Pattern OTHER_TIME = Pattern.compile(
            "\\d{4}([-/])\\d\\d\\1\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)? ?([+-]\\d\\d:?\\d\\d|[A-Z]{1,5})?"
                    + "|[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d ([A-Z]{1,5}|[+-]\\d{4})"
                    + "|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}");

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z]+ .+ HTTP/\\S+");
    private static final Pattern STATUS = Pattern.compile("[1-9]\\d\\d|0|000|-|-1");
    private static final Pattern SIZE = Pattern.compile("\\d+|-");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?!\\d\\d:\\d\\d:\\d\\d)(\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*(%\\w+)?|unix:)(,"
                    + " .*)?");
    private static final Pattern SURE_ADDRESS = Pattern.compile(
            "\\d{1,3}(\\.\\d{1,3}){3}|([0-9a-fA-F]+:){7}[0-9a-fA-F]+|[0-9a-fA-F:]*::[0-9a-fA-F:]*(%\\w+)?");

    /** What stands before lines and is no host: a date, a time, a level, a number, a word in capitals. */
    private static final Pattern NO_HOST =
            Pattern.compile("\\d{4}[-/]\\d\\d[-/]\\d\\d.*|\\d\\d:\\d\\d:\\d\\d.*|\\d*|[A-Z]+|.*[:,]|-");

    private static final Field STATUS_SENT = Field.of("status", FieldKind.STATUS);
    private static final Field BYTES_SENT = Field.of("body_bytes_sent", FieldKind.RESPONSE_BYTES);

    /** So many answers without a body are no chance. */
    private static final int ENOUGH_ANSWERS = 3;

    /** The longest line that is looked at, in bytes: one of a client that tries what a header may hold says nothing of the format. */
    private static final int MAX_LINE = 16 * 1024;

    /**
     * A shape found.
     *
     * @param why what was inferred beyond the names of the fields, for people; may be empty
     * @param columns what each added column was taken for, and on what evidence
     * @param undecided whether there may be a duration, and nothing decides which or in which unit
     * @param presumed whether its unit, or that it has none, rests on who is likely to have written the lines
     * @param unseen whether nothing in many lines shows the unit that they are presumed to have
     */
    record Found(
            Format format,
            TextPattern pattern,
            String why,
            List<String> columns,
            boolean undecided,
            boolean presumed,
            boolean unseen) {}

    /** The statuses that nginx alone has: a client that went away, and what is wrong with its certificate or its scheme. */
    private static final Set<String> OF_NGINX = Set.of("444", "494", "495", "496", "497", "499");

    private final List<List<Token>> lines;
    private final Kind[] kinds;
    private final boolean wrapped;

    /** Whether {@link SizeFirst} has exchanged status and size. */
    private final boolean sizeFirst;

    private final int time;
    private final int request;
    private final int status;
    private final TextPattern.Builder pattern = new TextPattern.Builder();
    private final List<String> why = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final @Nullable Unit configured;
    private final List<Integer> added = new ArrayList<>();
    private final List<List<ColumnValues>> parts = new ArrayList<>();
    private TrailingColumns trailing = new TrailingColumns(List.of(), LineFacts.unknown(0), why);
    private List<Field> addedFields = List.of();
    private int referer;
    private boolean combined;
    private boolean undecided;

    private ClfShape(List<List<Token>> lines, boolean wrapped, boolean sizeFirst, @Nullable Unit configured) {
        this.sizeFirst = sizeFirst;
        this.configured = configured;
        this.lines = lines;
        this.wrapped = wrapped;
        List<Token> first = lines.get(0);
        this.kinds = first.stream().map(Token::kind).toArray(Kind[]::new);
        this.time = timeIn(first);
        this.status = statusIn(first);
        this.request = requestIn(first);
    }

    /** The shape that most lines of the sample have, if that is one of this family. */
    static Optional<Found> find(List<byte[]> sample, @Nullable Unit configured) {
        return find(sample, configured, new AnsweredLines());
    }

    /**
     * The same.
     *
     * @param met how many lines of the file with a request had no status
     */
    static Optional<Found> find(List<byte[]> sample, @Nullable Unit configured, AnsweredLines met) {
        Map<String, List<List<Token>>> byShape = new HashMap<>();
        List<String> texts = sample.stream()
                .filter(bytes -> bytes.length <= MAX_LINE)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip())
                .toList();
        List<List<Token>> pieces = texts.stream()
                .map(line -> LineTokens.of(isWrapped(line) ? line.substring(1, line.length() - 1) : line))
                .toList();
        boolean sizeFirst = SizeFirst.isIn(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            boolean wrapped = isWrapped(texts.get(i));
            List<Token> tokens = sizeFirst ? SizeFirst.exchanged(pieces.get(i)) : pieces.get(i);
            int request = requestIn(tokens);
            if (request >= 0 && tokens.get(request).value().startsWith("\"")) {
                // Quotes that are written as two are those of a table, whose column with the line is not known.
                continue;
            }
            boolean timed = timeIn(tokens) >= 0 && request > timeIn(tokens);
            if (timed || timeIn(tokens) < 0 && request > 0 && isWhole(tokens, request)) {
                byShape.computeIfAbsent(shape(tokens, wrapped), shape -> new ArrayList<>())
                        .add(tokens);
                if (statusIn(tokens) + 1 == tokens.size()) {
                    met.sizeless(isSent(tokens.get(tokens.size() - 1).value()));
                }
            } else if (isStatusless(tokens)) {
                met.sizeless(false);
            }
        }
        if (!met.endWithStatus()) {
            // What stands behind the request is its size, which is a status by chance only.
            byShape.values()
                    .removeIf(
                            lines -> statusIn(lines.get(0)) + 1 == lines.get(0).size());
        }
        return byShape.entrySet().stream()
                .max((a, b) -> a.getValue().size() != b.getValue().size()
                        ? Integer.compare(a.getValue().size(), b.getValue().size())
                        : b.getKey().compareTo(a.getKey()))
                .map(best ->
                        new ClfShape(best.getValue(), best.getKey().startsWith("w"), sizeFirst, configured).infer());
    }

    private static String shape(List<Token> tokens, boolean wrapped) {
        StringBuilder shape = new StringBuilder(wrapped ? "w" : "-");
        for (Token token : tokens) {
            shape.append(token.kind().open);
        }
        return shape.append(' ')
                .append(timeIn(tokens))
                .append(' ')
                .append(requestIn(tokens))
                .toString();
    }

    /** Some tools write every line in an extra pair of quotes. */
    private static boolean isWrapped(String line) {
        int bracket = line.indexOf(" [");
        return line.startsWith("\"") && line.endsWith("\"") && bracket > 0 && line.indexOf('"', 1) > bracket;
    }

    private static int timeIn(List<Token> tokens) {
        int time = timeIn(tokens, TIME);
        return time >= 0 ? time : timeIn(tokens, OTHER_TIME);
    }

    private static int timeIn(List<Token> tokens, Pattern form) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.BRACKETED
                    && form.matcher(tokens.get(i).value()).matches()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Without a time, which then stands in what the line was wrapped in, only an address in front and a readable request tell a line
     * from the rest of a damaged one.
     */
    private static boolean isWhole(List<Token> tokens, int request) {
        return SURE_ADDRESS.matcher(tokens.get(0).value()).matches()
                && REQUEST.matcher(tokens.get(request).value()).matches();
    }

    /** The quoted piece before the status, unless only an earlier one is a request: some write agent and route between the two. */
    private static int requestIn(List<Token> tokens) {
        int status = statusIn(tokens);
        if (status < 0 || REQUEST.matcher(tokens.get(status - 1).value()).matches()) {
            return status < 0 ? -1 : status - 1;
        }
        for (int i = status - 2; i > timeIn(tokens); i--) {
            if (tokens.get(i).isQuoted()
                    && REQUEST.matcher(tokens.get(i).value()).matches()) {
                return i;
            }
        }
        return status - 1;
    }

    private static int statusIn(List<Token> tokens) {
        for (int i = timeIn(tokens) + 1; i + 1 < tokens.size(); i++) {
            if (i + 2 == tokens.size() && isSizeless(tokens, i)) {
                return i + 1;
            }
            if (i + 2 < tokens.size()
                    && tokens.get(i).isQuoted()
                    && tokens.get(i + 1).isBare()
                    && STATUS.matcher(tokens.get(i + 1).value()).matches()
                    && tokens.get(i + 2).isBare()
                    && SIZE.matcher(tokens.get(i + 2).value()).matches()) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A readable request and a status, with which the line ends. */
    private static boolean isSizeless(List<Token> tokens, int request) {
        Token status = tokens.get(request + 1);
        return tokens.get(request).isQuoted()
                && status.isBare()
                && status.value().matches("[1-5]\\d\\d")
                && tokens.get(request).value().matches("[A-Z]+ (/|https?://)\\S*( HTTP/\\S+)?");
    }

    /** Whether it is a status that servers send, or stands for one that was none. */
    private static boolean isSent(String status) {
        byte[] bytes = status.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, bytes.length) || !status.matches("[1-9]\\d\\d");
    }

    /** A readable request, behind which the line ends with a number that is no status, or a hyphen: httpd's ssl_request_log. */
    private static boolean isStatusless(List<Token> tokens) {
        int last = tokens.size() - 1;
        return last > 0
                && tokens.get(last).isBare()
                && SIZE.matcher(tokens.get(last).value()).matches()
                && tokens.get(last - 1).isQuoted()
                && REQUEST.matcher(tokens.get(last - 1).value()).matches();
    }

    private Found infer() {
        if (wrapped) {
            pattern.literal("\"");
        }
        int who = time < 0 ? request : time;
        inferAdded(who);
        Format before = before(who);
        if (time >= 0) {
            column(time, Field.of("time_local", FieldKind.TIME));
        }
        List<Field> between = new ArrayList<>();
        for (int i = who + 1; i < request; i++) {
            if (added.contains(i)) {
                between.add(addedFields.get(addedParts(i)));
                notes.add("column " + (i + 1) + ": " + trailing.taken(addedParts(i)));
                continue;
            }
            boolean client = time == 0 && between.stream().noneMatch(ClfShape::isClient) && mostly(i, ADDRESS);
            between.add(client ? Field.listOf("remote_addr", FieldKind.CLIENT) : Field.of("unknown", FieldKind.SKIP));
        }
        columns(who + 1, between);
        column(request, Field.of("request", FieldKind.REQUEST));
        for (int i = request + 1; i < status; i++) {
            column(i, Field.of("unknown", FieldKind.SKIP));
        }
        column(status, sizeFirst ? BYTES_SENT : STATUS_SENT);
        if (sizeFirst) {
            column(status + 1, STATUS_SENT);
            why.add("the size stands before the status");
        } else if (status + 1 < kinds.length) {
            boolean sent = !isOfRequest(status + 1);
            column(status + 1, sent ? BYTES_SENT : Field.of("unknown", FieldKind.SKIP));
            if (!sent) {
                notes.add("column " + (status + 2)
                        + " (unknown): read over: 0 in every answer to a GET, beside another column of whole"
                        + " numbers: the size of the request, and nothing says which of the others is that of"
                        + " the answer");
            }
        }
        afterSize();
        if (wrapped) {
            pattern.literal("\"");
            why.add("each line stands in an extra pair of quotes");
        }
        Format format = before == Format.VHOST_COMBINED && combined
                ? Format.VHOST_COMBINED
                : combined ? Format.COMBINED : Format.COMMON;
        return new Found(
                format,
                pattern.build(),
                String.join("; ", why),
                List.copyOf(notes),
                undecided,
                trailing.isPresumed(),
                trailing.isUnseen());
    }

    /**
     * Whether the column in the place of the size is that of requests: nothing for each GET that was answered, where a column of whole
     * numbers follows that has something (Infinispan's {@code requestSize responseSize duration}).
     */
    private boolean isOfRequest(int column) {
        int next = column + 1;
        if (next >= kinds.length || kinds[next] != Kind.BARE) {
            return false;
        }
        int answered = 0;
        int filled = 0;
        for (List<Token> line : lines) {
            String code = line.get(status).value();
            if (!line.get(request).value().startsWith("GET ") || !code.equals("200")) {
                continue;
            }
            String size = line.get(column).value();
            if (!size.equals("0") && !size.equals("-")
                    || !SIZE.matcher(line.get(next).value()).matches()) {
                return false;
            }
            answered++;
            filled += line.get(next).value().length() > 1 ? 1 : 0;
        }
        return answered >= ENOUGH_ANSWERS && filled * 2 > answered && isUnknown(next) && isUnknown(next + 1);
    }

    /** Whether a column of the server's owner is one of which nothing is known. */
    private boolean isUnknown(int column) {
        return column < kinds.length
                && added.contains(column)
                && addedFields.get(addedParts(column)).meaning() == FieldKind.SKIP;
    }

    /** {@code [host] client ident user}, of which ident or user may be missing, before the time or, without one, the request. */
    private Format before(int end) {
        if (end == 0) {
            return Format.COMBINED;
        }
        int client = clientIn(end);
        boolean host = false;
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (i == client) {
                fields.add(Field.listOf("remote_addr", FieldKind.CLIENT));
            } else if (added.contains(i)) {
                fields.add(addedFields.get(addedParts(i)));
                notes.add("column " + (i + 1) + ": " + trailing.taken(addedParts(i)));
            } else if (i == client - 1 && kinds[i] != Kind.BRACKETED && !mostly(i, NO_HOST)) {
                fields.add(Field.of("host", FieldKind.HOST));
                host = true;
            } else if (i == end - 1 && i >= client + 1) {
                fields.add(Field.of("remote_user", FieldKind.USER));
            } else {
                fields.add(Field.of("ident", FieldKind.SKIP));
            }
        }
        columns(0, fields);
        return host ? Format.VHOST_COMBINED : Format.COMBINED;
    }

    private static boolean isClient(Field field) {
        return field.meaning() == FieldKind.CLIENT;
    }

    /** The column of the client's address before the time, or the first one. */
    private int clientIn(int end) {
        for (int i = 0; i < end; i++) {
            if (mostly(i, ADDRESS)) {
                return i;
            }
        }
        boolean named = end >= 4 && !mostly(0, NO_HOST);
        return named ? 1 : 0;
    }

    /**
     * Infers what the columns are that are none of the common format's: numbers before the client, numbers with decimals between the time
     * and the request, and all behind the size.
     */
    private void inferAdded(int who) {
        for (int i = 0; who > 0 && i < clientIn(who); i++) {
            ColumnValues values = ColumnValues.of(values(i));
            if (kinds[i] == Kind.BARE && (values.isDecimal() || values.isWhole())) {
                added.add(i);
                parts.add(List.of(values));
            }
        }
        for (int i = who + 1; time >= 0 && i < request; i++) {
            ColumnValues values = ColumnValues.of(values(i));
            if (kinds[i] == Kind.BARE && values.isDecimal()) {
                added.add(i);
                parts.add(List.of(values));
            }
        }
        int at = status + 2;
        referer = at;
        while (referer < kinds.length && kinds[referer] == Kind.BARE) {
            referer++;
        }
        combined = referer + 1 < kinds.length
                && kinds[referer] == Kind.QUOTED
                && kinds[referer + 1] == Kind.QUOTED
                && !areTimes(referer);
        for (int i = at; i < kinds.length; i++) {
            if (!combined || i != referer && i != referer + 1) {
                added.add(i);
                parts.add(ColumnValues.of(values(i)).parts());
            }
        }
        List<ColumnValues> all = parts.stream().flatMap(List::stream).toList();
        trailing = new TrailingColumns(all, context(), why);
        addedFields = trailing.fields();
        undecided = trailing.isUndecided();
    }

    /** Whether a column and the next have numbers with decimals, which may stand in quotes as well. */
    private boolean areTimes(int column) {
        return ColumnValues.of(values(column)).isDecimal()
                && ColumnValues.of(values(column + 1)).isDecimal();
    }

    /** Where the parts of an added column begin among those of all. */
    private int addedParts(int column) {
        return parts.subList(0, added.indexOf(column)).stream()
                .mapToInt(List::size)
                .sum();
    }

    /** Referer and agent, then what follows them. */
    private void afterSize() {
        for (int at = status + 2; at < kinds.length; at++) {
            if (!added.contains(at)) {
                String named = at == referer ? "http_referer" : "http_user_agent";
                column(at, Field.of(named, at == referer ? FieldKind.REFERER : FieldKind.USER_AGENT));
                continue;
            }
            int part = addedParts(at);
            pattern.literal(" ").literal(open(at));
            for (ColumnValues value : parts.get(added.indexOf(at))) {
                Field field = addedFields.get(part);
                pattern.literal(value.open()).field(field).literal(value.close());
                notes.add("column " + (at + 1) + " (" + field.name() + "): " + trailing.taken(part));
                part++;
            }
            pattern.literal(close(at));
        }
    }

    /** The values of a column, line by line. */
    private List<Token> values(int column) {
        return lines.stream().map(line -> line.get(column)).toList();
    }

    private void columns(int from, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            column(from + i, fields.get(i));
        }
    }

    private void column(int index, Field field) {
        if (index > 0) {
            pattern.literal(" ");
        }
        pattern.literal(open(index)).field(field).literal(close(index));
    }

    private String open(int index) {
        return kinds[index] == Kind.BARE ? "" : String.valueOf(kinds[index].open);
    }

    private String close(int index) {
        return kinds[index] == Kind.BARE ? "" : String.valueOf(kinds[index].close);
    }

    /** What the other columns say of each line. */
    private LineFacts context() {
        long[] times = new long[lines.size()];
        double[] sizes = new double[lines.size()];
        boolean[] streams = new boolean[lines.size()];
        int mapped = 0;
        boolean nginx = false;
        for (int i = 0; i < times.length; i++) {
            List<Token> line = lines.get(i);
            byte[] stamp = (time < 0 ? "" : line.get(time).value()).getBytes(StandardCharsets.ISO_8859_1);
            long millis = stamp.length == 0 ? LoggedNumbers.NOT_A_NUMBER : Times.millis(stamp, 0, stamp.length);
            times[i] = millis == LoggedNumbers.NOT_A_NUMBER ? Measured.NO_TIME : millis;
            boolean sized =
                    status + 1 < line.size() && line.get(status + 1).value().matches("\\d{1,15}");
            sizes[i] = sized ? Double.parseDouble(line.get(status + 1).value()) : Double.NaN;
            streams[i] = isStream(line.get(request).value(), line.get(status).value());
            nginx |= OF_NGINX.contains(line.get(status).value());
            mapped += line.get(0).value().startsWith("::ffff:") ? 1 : 0;
        }
        Writer writer = mapped * 2 > times.length ? Writer.NODE : nginx ? Writer.NGINX : Writer.UNKNOWN;
        return new LineFacts(times, sizes, streams, writer, configured, Place.COLUMN);
    }

    private static boolean isStream(String request, String status) {
        String[] words = request.split(" +", 3);
        return words.length > 1 && Streams.isOne(words[1], status.equals("101") ? 101 : 0);
    }

    private boolean mostly(int column, Pattern form) {
        long matching = lines.stream()
                .filter(line -> form.matcher(line.get(column).value()).matches())
                .count();
        return matching * 2 > lines.size();
    }
}
