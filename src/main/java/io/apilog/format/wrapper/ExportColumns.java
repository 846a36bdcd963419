package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the rows of an export the line stands that was logged. An export is what a store of logs hands out as a table: CloudWatch,
 * Datadog, Graylog, Kibana, Loki, Log Analytics, Splunk. A head line names its columns; without one the column is taken of whose values
 * most have quotes that are written as two.
 *
 * @param parting what parts the values of a row
 * @param count how many values a row has
 * @param texts the columns that hold the line, of which the first with anything in it is taken
 * @param time the column of the time, or -1
 */
public record ExportColumns(byte parting, int count, List<Integer> texts, int time) {
    /** No line named columns, and none showed them. */
    public static final ExportColumns NONE = new ExportColumns((byte) ',', 0, List.of(), -1);

    private static final byte[] PARTINGS = {',', '\t', ';'};
    static final int MOST_COLUMNS = 200;
    private static final int LONGEST_HEAD = 4096;
    private static final String OF_NAMES = "\"_ .()[]@:-";
    private static final Pattern NAME = Pattern.compile("[A-Za-z@_][\\w .()\\[\\]@:-]{0,63}");

    /** THE list of what the column is called that holds the line, the plainest first; without regard to case and to what is no letter. */
    private static final List<String> TEXTS = List.of(
            "raw",
            "rawstring",
            "rawdata",
            "rawlog",
            "rawline",
            "rawmessage",
            "rawevent",
            "eventoriginal",
            "logoriginal",
            "logline",
            "line",
            "logentry",
            "logmessage",
            "logtext",
            "logcontent",
            "logrecord",
            "log",
            "fullmessage",
            "eventmessage",
            "message",
            "messagetext",
            "textpayload",
            "jsonpayloadmessage",
            "msg",
            "content",
            "entry",
            "body",
            "text",
            "syslogmessage",
            "renderedmessage",
            "event",
            "resultdescription",
            "shortmessage",
            "data");

    private static final List<String> TIMES = List.of(
            "timestamp",
            "time",
            "datetime",
            "date",
            "eventtime",
            "timegenerated",
            "timegeneratedutc",
            "receivetimestamp",
            "ts",
            "dt",
            "messagetime",
            "ingestiontime");

    /** Whether no column is known. */
    public boolean isNone() {
        return texts.isEmpty();
    }

    /** The columns that the last of these lines names that is a head; those known before where none is one. */
    public static ExportColumns named(List<byte[]> lines, ExportColumns before) {
        ExportColumns columns = before;
        for (byte[] line : lines) {
            ExportColumns named = head(line, 0, line.length);
            // A word alone is a head only at the top.
            if (named != null && (named.count() > 1 || line == lines.get(0))) {
                columns = named;
            }
        }
        return columns;
    }

    /** What a line names that is the head of an export; null for another. */
    static @Nullable ExportColumns head(byte[] bytes, int from, int to) {
        // A table for people begins with the mark of its encoding.
        boolean mark = to - from > 3 && bytes[from] == (byte) 0xef && bytes[from + 1] == (byte) 0xbb;
        int first = mark ? from + 3 : from;
        if (!mayBeHead(bytes, first, to)) {
            return null;
        }
        String line = new String(bytes, first, to - first, StandardCharsets.UTF_8).strip();
        for (byte parting : PARTINGS) {
            ExportColumns named = named(line.split(String.valueOf((char) parting), MOST_COLUMNS), parting);
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    /** Whether nothing is there but what names are made of, and what parts them or is one word. Nearly every line ends that soon. */
    private static boolean mayBeHead(byte[] bytes, int from, int to) {
        if (to - from < 3 || to - from > LONGEST_HEAD) {
            return false;
        }
        boolean parted = false;
        boolean words = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            parted |= isParting(b);
            words |= b == ' ';
            if (!Ascii.isLetter(b) && !isParting(b) && (i == from ? b != '"' && b != '@' && b != '_' : !isOfName(b))) {
                return false;
            }
        }
        return parted || !words;
    }

    private static boolean isParting(byte b) {
        return b == ',' || b == '\t' || b == ';';
    }

    private static boolean isOfName(byte b) {
        return Ascii.isDigit(b) || OF_NAMES.indexOf(b) >= 0;
    }

    private static @Nullable ExportColumns named(String[] names, byte parting) {
        List<Integer> texts = new ArrayList<>();
        Map<Integer, Integer> ranks = new HashMap<>();
        int time = -1;
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            name = quoted ? name.substring(1, name.length() - 1) : name;
            if (!NAME.matcher(name).matches()) {
                return null;
            }
            String plain = plain(name);
            int rank = TEXTS.indexOf(plain);
            if (rank >= 0) {
                texts.add(i);
                ranks.put(i, rank);
            }
            time = time < 0 && TIMES.contains(plain) ? i : time;
        }
        if (texts.isEmpty()) {
            return null;
        }
        texts.sort(Comparator.comparing(ranks::get));
        return new ExportColumns(parting, names.length, List.copyOf(texts), time);
    }

    /** Without what stores put around a name: {@code @message}, {@code _source.message}, Log Analytics' {@code Message_s}. */
    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^(_source|fields|_source:)[.:]", "");
        return plain.replaceFirst("(_s|\\.keyword)$", "").replaceAll("[^a-z]", "");
    }

    /** The columns that most of these lines show, of which none is a head: all have as many values, and one has quotes that are two. */
    static ExportColumns shown(List<byte[]> lines) {
        for (byte parting : PARTINGS) {
            ExportColumns shown = shown(lines, parting);
            if (!shown.isNone()) {
                return shown;
            }
        }
        return NONE;
    }

    private static ExportColumns shown(List<byte[]> lines, byte parting) {
        ExportRow row = new ExportRow();
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Integer> doubled = new HashMap<>();
        for (byte[] line : lines) {
            if (row.read(line, 0, line.length, parting) && !row.isOpen()) {
                counts.merge(row.count(), 1, Integer::sum);
                for (int i = 0; i < row.count(); i++) {
                    if (row.isDoubled(i)) {
                        doubled.merge(i, row.to(i) - row.from(i), Integer::sum);
                    }
                }
            }
        }
        int count = most(counts);
        int text = most(doubled);
        if (text < 0 || counts.getOrDefault(count, 0) * 2 <= lines.size()) {
            return NONE;
        }
        return new ExportColumns(parting, count, List.of(text), text == 0 ? -1 : 0);
    }

    private static int most(Map<Integer, Integer> numbers) {
        return numbers.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
    }
}
