package io.apilog.format.column;

import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.LineTokens.Token;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.message.Messages;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.SentStatus;
import io.apilog.format.value.Times;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the columns of a log are that are parted by tabs, semicolons, bars or commas and that no line names: the request, the
 * status, the time and the client by what stands there, the others by {@link TrailingColumns}. What is found is written as a head line, by
 * which {@code HeaderedParser} reads.
 */
public final class HeadlessColumns {
    private static final char[] PARTINGS = {'\t', ';', '|', ','};
    private static final int FEWEST = 4;
    private static final int MOST = 64;
    private static final String TIMESTAMP = "timestamp";
    private static final String UNKNOWN = "unknown";
    private static final String OTHER_STATUS = "other_status";
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,20} (/|https?://)\\S*( HTTP/\\S+)?");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,12}");
    private static final Pattern STANDARD_METHOD = Pattern.compile("GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH");
    private static final Pattern TARGET = Pattern.compile("(/|https?://)\\S*");
    private static final Pattern CLIENT =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?|(?=.*:.*:)[0-9a-fA-F:]{3,39}(%\\w+)?");
    /** Without a group that repeats: the library goes one call deeper for each, and a client can send a name of any length. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}\\.[a-z0-9.-]{1,250}(:\\d{1,5})?");

    private static final Pattern AGENT = Pattern.compile("[A-Za-z][\\w.-]*/\\d.*|-");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}|-");
    private static final Pattern TIME = Pattern.compile(".*\\d\\d:\\d\\d:\\d\\d.*|\\d{10}(\\.\\d+)?|\\d{13}");

    /**
     * What was found.
     *
     * @param head a line that names the columns
     * @param unit of the durations, or null
     * @param columns what each column was taken for, and on what evidence
     * @param undecided whether there may be a duration, and nothing decides which or in which unit
     * @param unseen whether nothing in many lines shows the unit that they are presumed to have
     */
    public record Found(
            String head,
            char parting,
            @Nullable Unit unit,
            String why,
            List<String> columns,
            boolean undecided,
            boolean unseen) {
        /** Whether one of them is when the request was. */
        public boolean isTimed() {
            return head.contains(TIMESTAMP);
        }
    }

    private final List<List<String>> lines;
    private final char parting;
    private final @Nullable Unit configured;
    private final String[] names;
    private final List<String> why = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Unit unit;
    private boolean undecided;
    private boolean unseen;

    /** Whether the size is known as that of answers without a doubt. */
    private boolean sizeShown;

    private HeadlessColumns(List<List<String>> lines, char parting, @Nullable Unit configured) {
        this.lines = lines;
        this.parting = parting;
        this.configured = configured;
        this.names = new String[lines.get(0).size()];
        Arrays.fill(names, "");
    }

    /** The columns of most of these lines; empty where they have none in common, or no request and status among them. */
    static Optional<Found> find(List<byte[]> sample, @Nullable Unit configured) {
        return find(sample, configured, new AnsweredLines());
    }

    /**
     * The same.
     *
     * @param met which columns of the lines seen before had statuses
     */
    public static Optional<Found> find(List<byte[]> sample, @Nullable Unit configured, AnsweredLines met) {
        for (char parting : PARTINGS) {
            List<List<String>> split = sample.stream()
                    .map(line -> split(new String(line, StandardCharsets.ISO_8859_1).strip(), parting))
                    .toList();
            List<List<String>> alike = commonest(split);
            boolean most = alike.size() * 5 >= split.size() * 4;
            if (most && !alike.isEmpty() && alike.get(0).size() >= FEWEST) {
                Optional<Found> found = new HeadlessColumns(alike, parting, configured).infer(met);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> split(String line, char parting) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= line.length() && values.size() < MOST) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int closing = quoted ? line.indexOf('"', at + 1) : -1;
            int end = line.indexOf(parting, Math.max(at, closing));
            end = end < 0 ? line.length() : end;
            String value = line.substring(at, end).strip();
            boolean bare = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            values.add(bare ? value.substring(1, value.length() - 1) : value);
            at = end + 1;
        }
        return values;
    }

    /** The lines with as many columns as most have. */
    private static List<List<String>> commonest(List<List<String>> split) {
        List<List<String>> best = List.of();
        for (List<String> line : split) {
            if (best.isEmpty() || line.size() != best.get(0).size()) {
                List<List<String>> alike = split.stream()
                        .filter(other -> other.size() == line.size())
                        .toList();
                best = alike.size() > best.size() ? alike : best;
            }
        }
        return best;
    }

    private Optional<Found> infer(AnsweredLines met) {
        int request = first(0, REQUEST.asMatchPredicate());
        int method = request < 0 ? method() : request;
        int target = request < 0 ? target(method) : request;
        int status = target < 0 ? -1 : status(met);
        if (method < 0 || target < 0 || status < 0) {
            return Optional.empty();
        }
        names[method] = "method";
        names[target] = request < 0 ? "target" : "request";
        names[status] = "status";
        name(TIMESTAMP, first(0, HeadlessColumns::isTime));
        name("remote_addr", first(0, CLIENT.asMatchPredicate()));
        numbers(status);
        name("http_user_agent", first(status, AGENT.asMatchPredicate()));
        name("host", first(0, HOST.asMatchPredicate()));
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].isEmpty() ? UNKNOWN + i : names[i];
        }
        String head = String.join(String.valueOf(parting), names);
        why.add(0, "columns that no line names, parted by " + title() + ": " + String.join(" ", names));
        return Optional.of(
                new Found(head, parting, unit, String.join("; ", why), List.copyOf(notes), undecided, unseen));
    }

    /** The first column of statuses, which has them in the lines that were looked at before as well: a size reads as one by chance. */
    private int status(AnsweredLines met) {
        int[] statuses = new int[names.length];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = (int) matching(i, HeadlessColumns::isStatus);
        }
        met.table(parting, lines.size(), statuses);
        for (int i = 0; i < statuses.length; i++) {
            if (isNearlyAlways(i, HeadlessColumns::isStatus) && met.mayBeStatus(parting, names.length, i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The size of the answer: the whole numbers behind the status, or behind another status beside it, that of who was asked. Of several such
     * columns it is the one which has nothing where an answer has no body.
     */
    private int size(int status) {
        int twin = status + 1;
        boolean asked = twin < names.length
                && names[twin].isEmpty()
                && isNearlyAlways(twin, value -> isStatus(value) || value.equals("-"));
        if (asked) {
            names[twin] = OTHER_STATUS;
        }
        int first = asked ? twin + 1 : twin;
        List<Integer> columns = new ArrayList<>();
        for (int i = first; i < names.length && isOpenWhole(i); i++) {
            columns.add(i);
        }
        List<Integer> empty =
                columns.stream().filter(column -> isOfAnswers(column, status)).toList();
        sizeShown = empty.size() == 1;
        return sizeShown ? empty.get(0) : columns.isEmpty() ? -1 : first;
    }

    private boolean isOpenWhole(int column) {
        return names[column].isEmpty() && isNearlyAlways(column, WHOLE.asMatchPredicate());
    }

    /** Whether there are answers without a body, and a column has nothing in each of them and something in most others. */
    private boolean isOfAnswers(int column, int status) {
        int without = 0;
        int filled = 0;
        for (List<String> line : lines) {
            String value = line.get(column);
            boolean nothing = value.equals("0") || value.equals("-");
            boolean bodiless =
                    line.get(status).equals("204") || line.get(status).equals("304");
            if (bodiless && !nothing) {
                return false;
            }
            without += bodiless ? 1 : 0;
            filled += nothing ? 0 : 1;
        }
        return without > 0 && filled * 2 > lines.size();
    }

    private String title() {
        return switch (parting) {
            case '\t' -> "tabs";
            case ';' -> "semicolons";
            case '|' -> "bars";
            default -> "commas";
        };
    }

    private void name(String name, int column) {
        if (column >= 0) {
            names[column] = name;
        }
    }

    /** The first column without a name, from there on, in which nearly all values are so, and one is no hyphen. */
    private int first(int from, Predicate<String> form) {
        for (int i = from; i < names.length; i++) {
            if (names[i].isEmpty() && isNearlyAlways(i, form)) {
                return i;
            }
        }
        return -1;
    }

    /** The column of words in capitals in which most are methods that everybody knows: a logger's level is such a word as well. */
    private int method() {
        int best = -1;
        long most = -1;
        for (int i = 0; i < names.length; i++) {
            long known = known(i);
            boolean level = known == 0 && matching(i, HeadlessColumns::isLevel) > 0;
            if (known > most && !level && isNearlyAlways(i, METHOD.asMatchPredicate())) {
                best = i;
                most = known;
            }
        }
        return best;
    }

    private static boolean isLevel(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return Messages.isLevelWord(bytes, 0, bytes.length);
    }

    private long known(int column) {
        return matching(column, STANDARD_METHOD.asMatchPredicate());
    }

    private long matching(int column, Predicate<String> form) {
        return lines.stream().filter(line -> form.test(line.get(column))).count();
    }

    private boolean isNearlyAlways(int column, Predicate<String> form) {
        boolean any = lines.stream().anyMatch(line -> !line.get(column).equals("-"));
        return any && matching(column, form) * 10 >= lines.size() * 9L;
    }

    /** The column with a path, directly behind the method if there are several. */
    private int target(int method) {
        int behind = method < 0 ? -1 : first(method + 1, TARGET.asMatchPredicate());
        return behind < 0 ? first(0, TARGET.asMatchPredicate()) : behind;
    }

    private static boolean isStatus(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return SentStatus.is(bytes, 0, bytes.length) || value.equals("000");
    }

    private static boolean isTime(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return TIME.matcher(value).matches() && Times.millis(bytes, 0, bytes.length) > 0;
    }

    /** Sizes and times. */
    private void numbers(int status) {
        int size = size(status);
        boolean sized = size >= 0;
        List<Integer> open = IntStream.range(0, names.length)
                .filter(i -> names[i].isEmpty() && !(sized && i == size))
                .boxed()
                .toList();
        List<ColumnValues> values = open.stream().map(this::values).toList();
        TrailingColumns trailing = new TrailingColumns(values, context(sized ? size : -1), why);
        List<Field> fields = trailing.fields();
        undecided = trailing.isUndecided() && configured == null;
        unseen = trailing.isUnseen() && configured == null;
        for (int i = 0; i < fields.size(); i++) {
            int column = open.get(i);
            boolean bare =
                    values.get(i).open().isEmpty() && values.get(i).close().isEmpty();
            String name = bare ? name(fields.get(i)) : "";
            if (!name.isEmpty()) {
                names[column] = name;
                unit = fields.get(i).meaning() == FieldKind.DURATION
                        ? fields.get(i).unit()
                        : unit;
                notes.add("column " + (column + 1) + " (" + name + "): " + trailing.taken(i));
            }
        }
        if (sized && (unit != null || sizeShown)) {
            // Beside a duration a whole number behind the status is the size; alone it could be either.
            names[size] = "body_bytes_sent";
        }
    }

    private static String name(Field field) {
        return switch (field.meaning()) {
            case DURATION -> "duration_" + field.unit().label();
            case UPSTREAM ->
                field.unit() == Unit.SECONDS
                        ? "upstream_time"
                        : "upstream_" + field.unit().label();
            case REQUEST_BYTES -> "request_length";
            default -> "";
        };
    }

    /** A whole request line beside the time of the common format is what a server writes; anyone writes a table of values. */
    private Place place() {
        int request = Arrays.asList(names).indexOf("request");
        int time = Arrays.asList(names).indexOf(TIMESTAMP);
        boolean server = request >= 0
                && lines.stream().allMatch(line -> line.get(request).contains(" HTTP/"))
                && time >= 0
                && lines.stream().allMatch(line -> line.get(time).matches("\\[?\\d\\d/[A-Z][a-z]{2}/.*"));
        return server ? Place.COLUMN : Place.FIELD;
    }

    private ColumnValues values(int column) {
        return ColumnValues.of(lines.stream()
                .map(line -> new Token(Kind.BARE, line.get(column)))
                .toList());
    }

    private LineFacts context(int size) {
        int time = Arrays.asList(names).indexOf(TIMESTAMP);
        int target = Math.max(
                Arrays.asList(names).indexOf("target"), Arrays.asList(names).indexOf("request"));
        long[] times = new long[lines.size()];
        double[] sizes = new double[lines.size()];
        boolean[] streams = new boolean[lines.size()];
        for (int i = 0; i < times.length; i++) {
            List<String> line = lines.get(i);
            byte[] stamp = time < 0 ? new byte[0] : line.get(time).getBytes(StandardCharsets.ISO_8859_1);
            long millis = stamp.length == 0 ? LoggedNumbers.NOT_A_NUMBER : Times.millis(stamp, 0, stamp.length);
            times[i] = millis == LoggedNumbers.NOT_A_NUMBER ? Measured.NO_TIME : millis;
            boolean sized = size >= 0 && line.get(size).matches("\\d{1,15}");
            sizes[i] = sized ? Double.parseDouble(line.get(size)) : Double.NaN;
            String[] words = line.get(target).split(" ", 3);
            streams[i] = Streams.isOne(words.length > 1 ? words[1] : words[0], 0);
        }
        return new LineFacts(times, sizes, streams, LineFacts.Writer.UNKNOWN, configured, place());
    }
}
