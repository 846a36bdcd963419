package io.apilog.format.clf;

import io.apilog.format.column.ColumnValues;
import io.apilog.format.column.LineFacts;
import io.apilog.format.column.LineFacts.Writer;
import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.column.Streams;
import io.apilog.format.column.TrailingColumns;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.Times;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are none of the common format's: numbers before the client, numbers with decimals between the time and the request, and
 * all behind the size but referer and agent.
 */
final class AddedColumns {
    /** The statuses that nginx alone has: a client that went away, and what is wrong with its certificate or its scheme. */
    private static final Set<String> OF_NGINX = Set.of("444", "494", "495", "496", "497", "499");

    private final List<ClfLine> lines;
    private final int time;
    private final int request;
    private final int status;
    private final List<Integer> added = new ArrayList<>();
    private final List<List<ColumnValues>> parts = new ArrayList<>();
    private final TrailingColumns trailing;
    private final List<Field> fields;
    private final int referer;
    private final boolean combined;

    /**
     * Infers what they are.
     *
     * @param client which column the client is, or would be
     * @param who which column the client stands before
     * @param configured the unit of durations, or null
     * @param why takes what was inferred, in words
     */
    AddedColumns(List<ClfLine> lines, int client, int who, @Nullable Unit configured, List<String> why) {
        ClfLine first = lines.get(0);
        this.lines = lines;
        this.time = first.time();
        this.request = first.request();
        this.status = first.status();
        for (int i = 0; who > 0 && i < client; i++) {
            ColumnValues values = values(i);
            if (isBare(i) && (values.isDecimal() || values.isWhole())) {
                add(i, List.of(values));
            }
        }
        for (int i = who + 1; time >= 0 && i < request; i++) {
            ColumnValues values = values(i);
            if (isBare(i) && values.isDecimal()) {
                add(i, List.of(values));
            }
        }
        int at = status + 2;
        while (at < first.size() && isBare(at)) {
            at++;
        }
        this.referer = at;
        this.combined = at + 1 < first.size()
                && isQuoted(at)
                && isQuoted(at + 1)
                && !(values(at).isDecimal() && values(at + 1).isDecimal());
        for (int i = status + 2; i < first.size(); i++) {
            if (!combined || i != referer && i != referer + 1) {
                add(i, values(i).parts());
            }
        }
        List<ColumnValues> all = parts.stream().flatMap(List::stream).toList();
        this.trailing = new TrailingColumns(all, facts(configured), why);
        this.fields = trailing.fields();
    }

    private void add(int column, List<ColumnValues> values) {
        added.add(column);
        parts.add(values);
    }

    private boolean isBare(int column) {
        return lines.get(0).pieces().get(column).kind() == Kind.BARE;
    }

    private boolean isQuoted(int column) {
        return lines.get(0).pieces().get(column).kind() == Kind.QUOTED;
    }

    /** The values of a column, line by line. */
    private ColumnValues values(int column) {
        return ColumnValues.of(
                lines.stream().map(line -> line.pieces().get(column)).toList());
    }

    /** Whether a column is one of them. */
    boolean has(int column) {
        return added.contains(column);
    }

    /** Whether a column is one of them of which nothing is known. */
    boolean isUnknown(int column) {
        return has(column) && field(column).meaning() == FieldKind.SKIP;
    }

    /** Where the parts of a column begin among those of all. */
    private int begin(int column) {
        return parts.subList(0, added.indexOf(column)).stream()
                .mapToInt(List::size)
                .sum();
    }

    /** What a column is, or its first part. */
    Field field(int column) {
        return fields.get(begin(column));
    }

    /** What a column was taken for, and on what evidence. */
    String taken(int column) {
        return trailing.taken(begin(column));
    }

    /** A part of a column: what stands around its values, what they are, and on what evidence. */
    record Part(ColumnValues values, Field field, String taken) {}

    /** The parts of a column, most of which have one. */
    List<Part> parts(int column) {
        List<Part> all = new ArrayList<>();
        int part = begin(column);
        for (ColumnValues values : parts.get(added.indexOf(column))) {
            all.add(new Part(values, fields.get(part), trailing.taken(part)));
            part++;
        }
        return all;
    }

    /** Whether referer and agent stand among them, as the combined format has them. */
    boolean areCombined() {
        return combined;
    }

    /** The column of the referer, if there is one. */
    int referer() {
        return referer;
    }

    boolean areUndecided() {
        return trailing.isUndecided();
    }

    boolean arePresumed() {
        return trailing.isPresumed();
    }

    boolean areUnseen() {
        return trailing.isUnseen();
    }

    /** What the other columns say of each line. */
    private LineFacts facts(@Nullable Unit configured) {
        long[] times = new long[lines.size()];
        double[] sizes = new double[lines.size()];
        boolean[] streams = new boolean[lines.size()];
        int mapped = 0;
        int whole = 0;
        boolean nginx = false;
        for (int i = 0; i < times.length; i++) {
            ClfLine line = lines.get(i);
            byte[] stamp = (time < 0 ? "" : line.value(time)).getBytes(StandardCharsets.ISO_8859_1);
            long millis = stamp.length == 0 ? LoggedNumbers.NOT_A_NUMBER : Times.millis(stamp, 0, stamp.length);
            times[i] = millis == LoggedNumbers.NOT_A_NUMBER ? Measured.NO_TIME : millis;
            boolean sized = status + 1 < line.size() && line.value(status + 1).matches("\\d{1,15}");
            sizes[i] = sized ? Double.parseDouble(line.value(status + 1)) : Double.NaN;
            streams[i] = isStream(line.value(request), line.value(status));
            nginx |= OF_NGINX.contains(line.value(status));
            whole += line.value(request).indexOf(" http://") > 0
                            || line.value(request).indexOf(" https://") > 0
                    ? 1
                    : 0;
            mapped += line.value(0).startsWith("::ffff:") ? 1 : 0;
        }
        Writer writer = mapped * 2 > times.length
                ? Writer.NODE
                : nginx ? Writer.NGINX : whole * 2 > times.length ? Writer.VARNISH : Writer.UNKNOWN;
        return new LineFacts(times, sizes, streams, writer, configured, Place.COLUMN);
    }

    private static boolean isStream(String request, String status) {
        String[] words = request.split(" +", 3);
        return words.length > 1 && Streams.isOne(words[1], status.equals("101") ? 101 : 0);
    }
}
