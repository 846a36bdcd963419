package io.apilog.format.column;

import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.UnitEvidence.Place;
import io.apilog.request.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the lines of a sample say besides the columns in question, line by line. */
public final class LineFacts {
    /** Who wrote lines. */
    public enum Writer {
        UNKNOWN,
        /** As addresses are written so. */
        NODE,
        /** As there are statuses that no other server has. */
        NGINX,
        /** Or another cache, as requests have whole URLs. */
        VARNISH
    }

    private final long[] timesMillis;
    private final double[] sizes;
    private final boolean[] streams;
    private final Writer writer;
    private final @Nullable Unit configured;
    private final Place place;

    /**
     * @param timesMillis when each request was, or {@link Measured#NO_TIME}
     * @param sizes of the answers; not a number where a line has none
     * @param streams which requests are no evidence for how long one takes
     * @param writer who wrote them, as far as the rest of them tells
     * @param configured the unit of the duration, or null: as the evidence says
     * @param place whether a server wrote the columns
     */
    public LineFacts(
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

    /** Of so many lines of which nothing else is known. */
    public static LineFacts unknown(int lines) {
        return unknown(lines, Place.COLUMN);
    }

    /** The same, by whether a server wrote the columns. */
    public static LineFacts unknown(int lines, Place place) {
        long[] times = new long[lines];
        Arrays.fill(times, Measured.NO_TIME);
        double[] sizes = new double[lines];
        Arrays.fill(sizes, Double.NaN);
        return new LineFacts(times, sizes, new boolean[lines], Writer.UNKNOWN, null, place);
    }

    double size(int line) {
        return sizes[line];
    }

    /** How many lines have a size. */
    int sized() {
        return (int) Arrays.stream(sizes).filter(size -> !Double.isNaN(size)).count();
    }

    boolean areAllSized() {
        return sized() == sizes.length;
    }

    Writer writer() {
        return writer;
    }

    @Nullable
    Unit configured() {
        return configured;
    }

    Place place() {
        return place;
    }

    /** The numbers of a column, without those of requests that say nothing of how long one takes. */
    Measured measured(ColumnValues column) {
        return column.measured(timesMillis, streams);
    }

    /** The numbers of all requests. */
    Measured measuredWithStreams(ColumnValues column) {
        return column.measured(timesMillis, new boolean[streams.length]);
    }
}
