package io.apilog.format.clf;

import io.apilog.format.column.AnsweredLines;
import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.pattern.TextPattern;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a log that is built around the Common Log Format: something before {@code [time]}, the request in quotes, the
 * status, the size, and whatever the server's owner added. What each column means is inferred from its place and from what all lines
 * of the sample have in it, and is said in words.
 */
public final class ClfShape {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?!\\d\\d:\\d\\d:\\d\\d)(\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*(%\\w+)?|unix:)(,"
                    + " .*)?");

    /** What stands before lines and is no host: a date, a time, a level, a number, a word in capitals. */
    private static final Pattern NO_HOST =
            Pattern.compile("\\d{4}[-/]\\d\\d[-/]\\d\\d.*|\\d\\d:\\d\\d:\\d\\d.*|\\d*|[A-Z]+|.*[:,]|-");

    private static final Field STATUS_SENT = Field.of("status", FieldKind.STATUS);
    private static final Field BYTES_SENT = Field.of("body_bytes_sent", FieldKind.RESPONSE_BYTES);

    private static final Field REFERER = Field.of("http_referer", FieldKind.REFERER);
    private static final Field USER_AGENT = Field.of("http_user_agent", FieldKind.USER_AGENT);

    /** So many answers without a body are no chance. */
    private static final int ENOUGH_ANSWERS = 3;

    /** The longest line that is looked at, in bytes: one of a client that tries what a header may hold says nothing of the format. */
    private static final int MAX_LINE = 16 * 1024;

    /**
     * A shape found.
     *
     * @param combined whether referer and agent stand behind the size
     * @param host whether the server's host stands before the client
     * @param why what was inferred beyond the names of the fields, for people; may be empty
     * @param columns what each added column was taken for, and on what evidence
     * @param undecided whether there may be a duration, and nothing decides which or in which unit
     * @param presumed whether its unit, or that it has none, rests on who is likely to have written the lines
     * @param unseen whether nothing in many lines shows the unit that they are presumed to have
     */
    public record Found(
            boolean combined,
            boolean host,
            TextPattern pattern,
            String why,
            List<String> columns,
            boolean undecided,
            boolean presumed,
            boolean unseen) {}

    private final List<ClfLine> lines;
    private final Kind[] kinds;
    private final boolean wrapped;

    /** Whether {@link SizeFirst} has exchanged status and size. */
    private final boolean sizeFirst;

    private final int time;
    private final int request;
    private final int status;

    /** The column that the client stands before: the time or, without one, the request. */
    private final int who;

    private final List<String> why = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final TextPattern.Builder pattern = new TextPattern.Builder();
    private final AddedColumns added;

    private ClfShape(List<ClfLine> lines, boolean sizeFirst, @Nullable Unit configured) {
        ClfLine first = lines.get(0);
        this.sizeFirst = sizeFirst;
        this.lines = lines;
        this.wrapped = first.wrapped();
        this.kinds = first.pieces().stream().map(Token::kind).toArray(Kind[]::new);
        this.time = first.time();
        this.status = first.status();
        this.request = first.request();
        this.who = time < 0 ? request : time;
        this.added = new AddedColumns(lines, clientIn(), who, configured, why);
    }

    /**
     * The shape that most lines of the sample have, if that is one of this family.
     *
     * @param met how many lines of the file with a request had no status
     */
    public static Optional<Found> find(List<byte[]> sample, @Nullable Unit configured, AnsweredLines met) {
        List<String> texts = sample.stream()
                .filter(bytes -> bytes.length <= MAX_LINE)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip())
                .toList();
        List<List<Token>> pieces = texts.stream().map(ClfLine::pieces).toList();
        boolean sizeFirst = SizeFirst.isIn(pieces);
        Map<String, List<ClfLine>> byShape = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            List<Token> ordered = sizeFirst ? SizeFirst.exchanged(pieces.get(i)) : pieces.get(i);
            ClfLine line = ClfLine.of(ordered, ClfLine.isWrapped(texts.get(i)));
            if (line.isDoublyQuoted()) {
                // A row of a table, whose column with the line is not known.
                continue;
            }
            if (line.isEntry()) {
                byShape.computeIfAbsent(line.shape(), shape -> new ArrayList<>())
                        .add(line);
                if (line.isSizeless()) {
                    met.sizeless(line.endsWithSent());
                }
            } else if (line.isStatusless()) {
                met.sizeless(false);
            }
        }
        if (!met.endWithStatus()) {
            // What stands behind the request is its size, which is a status by chance only.
            byShape.values().removeIf(lines -> lines.get(0).isSizeless());
        }
        return byShape.entrySet().stream()
                .max((a, b) -> a.getValue().size() != b.getValue().size()
                        ? Integer.compare(a.getValue().size(), b.getValue().size())
                        : b.getKey().compareTo(a.getKey()))
                .map(best -> new ClfShape(best.getValue(), sizeFirst, configured).infer());
    }

    private Found ofEnvoy() {
        column(time, Field.of("time_local", FieldKind.TIME));
        column(request, Field.of("request", FieldKind.REQUEST));
        column(status, STATUS_SENT);
        columns(status + 1, CutEnvoy.FIELDS);
        return new Found(false, false, pattern.build(), CutEnvoy.WHY, List.of(), false, false, false);
    }

    private Found infer() {
        if (!sizeFirst && CutEnvoy.isIn(lines)) {
            return ofEnvoy();
        }
        if (wrapped) {
            pattern.literal("\"");
        }
        boolean host = takeBefore();
        if (time >= 0) {
            column(time, Field.of("time_local", FieldKind.TIME));
        }
        List<Field> between = new ArrayList<>();
        for (int i = who + 1; i < request; i++) {
            if (added.has(i)) {
                between.add(takeAdded(i));
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
        return new Found(
                added.areCombined(),
                host,
                pattern.build(),
                String.join("; ", why),
                List.copyOf(notes),
                added.areUndecided(),
                added.arePresumed(),
                added.areUnseen());
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
        for (ClfLine line : lines) {
            String code = line.value(status);
            if (!line.value(request).startsWith("GET ") || !code.equals("200")) {
                continue;
            }
            String size = line.value(column);
            if (!size.equals("0") && !size.equals("-") || !ClfLine.isSize(line.value(next))) {
                return false;
            }
            answered++;
            filled += line.value(next).length() > 1 ? 1 : 0;
        }
        return answered >= ENOUGH_ANSWERS
                && filled * 2 > answered
                && added.isUnknown(next)
                && added.isUnknown(next + 1);
    }

    /**
     * {@code [host] client ident user}, of which ident or user may be missing, before the time or, without one, the request; whether the
     * host is there.
     */
    private boolean takeBefore() {
        int client = clientIn();
        boolean host = false;
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < who; i++) {
            if (i == client) {
                fields.add(Field.listOf("remote_addr", FieldKind.CLIENT));
            } else if (added.has(i)) {
                fields.add(takeAdded(i));
            } else if (i == client - 1 && kinds[i] != Kind.BRACKETED && !mostly(i, NO_HOST)) {
                fields.add(Field.of("host", FieldKind.HOST));
                host = true;
            } else if (i == who - 1 && i >= client + 1) {
                fields.add(Field.of("remote_user", FieldKind.USER));
            } else {
                fields.add(Field.of("ident", FieldKind.SKIP));
            }
        }
        columns(0, fields);
        return host;
    }

    private Field takeAdded(int column) {
        notes.add("column " + (column + 1) + ": " + added.taken(column));
        return added.field(column);
    }

    private static boolean isClient(Field field) {
        return field.meaning() == FieldKind.CLIENT;
    }

    /** The column of the client's address before the time, or the first one. */
    private int clientIn() {
        for (int i = 0; i < who; i++) {
            if (mostly(i, ADDRESS)) {
                return i;
            }
        }
        boolean named = who >= 4 && !mostly(0, NO_HOST);
        return named ? 1 : 0;
    }

    /** Referer and agent, then what follows them. */
    private void afterSize() {
        for (int at = status + 2; at < kinds.length; at++) {
            if (!added.has(at)) {
                boolean referer = at == added.referer();
                column(at, referer ? REFERER : USER_AGENT);
                continue;
            }
            pattern.literal(" ").literal(open(at));
            for (AddedColumns.Part part : added.parts(at)) {
                pattern.literal(part.values().open())
                        .field(part.field())
                        .literal(part.values().close());
                notes.add("column " + (at + 1) + " (" + part.field().name() + "): " + part.taken());
            }
            pattern.literal(close(at));
        }
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

    private boolean mostly(int column, Pattern form) {
        long matching = lines.stream()
                .filter(line -> form.matcher(line.value(column)).matches())
                .count();
        return matching * 2 > lines.size();
    }
}
