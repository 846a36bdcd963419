package io.apilog.metrics;

import static io.apilog.format.AccessRecord.ABSENT;

import io.apilog.endpoint.Endpoint;
import io.apilog.format.AccessRecord;
import io.apilog.format.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts requests. All series of the API families live here; a request of a known label set allocates nothing.
 *
 * <p>Used by the reading thread inside a {@link Cut}'s batch, and for copies inside {@link Cut#take}.
 */
public final class ApiMetrics {
    private static final int SWITCHING_PROTOCOLS = 101;

    /**
     * The part of the budget that named endpoints may use. The rest is kept for {@code other}, {@code unmatched} and {@code malformed},
     * so that a request over the budget always has a series to be counted in.
     */
    private static final double NAMED_SHARE = 0.9;

    private final MetricsSettings settings;
    private final Buckets buckets;
    private final Buckets upstreamBuckets = new Buckets(MetricsSettings.DEFAULT_BUCKETS);
    private final Series requests = new Series(1);
    private final Series durations;
    private final Series responseBytes = new Series(1);
    private final Series requestBytes = new Series(1);
    private final Series upstream;
    private final List<Source> sources;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final long[] overflowed;

    /** @throws IllegalArgumentException for more than 1024 sources */
    public ApiMetrics(MetricsSettings settings, List<Source> sources) {
        if (sources.size() > LabelSet.MAX_SOURCES) {
            throw new IllegalArgumentException("more than " + LabelSet.MAX_SOURCES + " sources");
        }
        this.settings = settings;
        this.sources = List.copyOf(sources);
        this.buckets = new Buckets(settings.durationBuckets());
        this.durations = new Series(buckets.width());
        this.upstream = new Series(upstreamBuckets.width());
        this.overflowed = new long[sources.size() * Overflow.values().length];
    }

    /** Counts one request. */
    public void count(Source source, Endpoint named, HttpMethod method, AccessRecord record) {
        int status = record.status == ABSENT ? 0 : record.status;
        Endpoint endpoint = named;
        long key = LabelSet.pack(source.index(), endpoint.index(), method, status);
        int row = requests.row(key);
        if (row < 0 && !hasRoom(endpoint, 1 + buckets.samples())) {
            endpoint = Endpoint.OTHER;
            key = LabelSet.pack(source.index(), endpoint.index(), method, status);
            row = requests.row(key);
        }
        if (endpoint == Endpoint.OTHER) {
            Overflow reason = named == Endpoint.OTHER ? Overflow.ENDPOINTS : Overflow.SERIES;
            overflowed[source.index() * Overflow.values().length + reason.ordinal()]++;
        }
        if (row < 0) {
            row = requests.addRow(key, settings.zeroScrapes());
            remember(endpoint);
        }
        requests.cells()[row]++;
        observe(source, endpoint, method, status, record);
    }

    private void observe(Source source, Endpoint endpoint, HttpMethod method, int status, AccessRecord record) {
        boolean timed = status != SWITCHING_PROTOCOLS;
        if (record.durationNanos != ABSENT && timed) {
            int row = rowOf(durations, source, endpoint, method, durationStatus(status), buckets.samples());
            buckets.observe(durations.cells(), row, record.durationNanos);
        }
        if (record.responseBytes != ABSENT) {
            int row = rowOf(responseBytes, source, endpoint, method, 0, 1);
            responseBytes.add(row, record.responseBytes);
        }
        if (record.requestBytes != ABSENT) {
            int row = rowOf(requestBytes, source, endpoint, method, 0, 1);
            requestBytes.add(row, record.requestBytes);
        }
        for (int i = 0; timed && i < record.attempts; i++) {
            int row = rowOf(upstream, source, endpoint, method, 0, upstreamBuckets.samples());
            upstreamBuckets.observe(upstream.cells(), row, record.upstreamNanos[i]);
        }
    }

    /** The row of a label set, made if there is none; over the budget the row of {@code other}. */
    private int rowOf(Series series, Source source, Endpoint endpoint, HttpMethod method, int status, int samples) {
        long key = LabelSet.pack(source.index(), endpoint.index(), method, status);
        int row = series.row(key);
        if (row >= 0) {
            return row;
        }
        if (hasRoom(endpoint, samples)) {
            remember(endpoint);
            return series.addRow(key, settings.zeroScrapes());
        }
        return rowOf(series, source, Endpoint.OTHER, method, status, samples);
    }

    /** Whether so many more sample lines of an endpoint fit. Routes never overflow. */
    private boolean hasRoom(Endpoint endpoint, int samples) {
        return switch (endpoint.rule()) {
            case ROUTE, UNMATCHED, MALFORMED, OVERFLOW -> true;
            default -> series() + samples <= settings.budget() * NAMED_SHARE;
        };
    }

    private int durationStatus(int status) {
        return switch (settings.durationStatus()) {
            case CODE -> status;
            case CLASS -> status / 100;
            case NONE -> 0;
        };
    }

    /** Drops all series of an endpoint, whose index another one is to have. */
    public void drop(Endpoint endpoint) {
        for (Series series : List.of(requests, durations, responseBytes, requestBytes, upstream)) {
            series.removeIf(key -> LabelSet.endpoint(key) == endpoint.index());
        }
    }

    private void remember(Endpoint endpoint) {
        while (endpoints.size() <= endpoint.index()) {
            endpoints.add(Endpoint.OTHER);
        }
        endpoints.set(endpoint.index(), endpoint);
    }

    /** Sample lines of the API families, those of series that are there now. */
    public int series() {
        return requests.size()
                + durations.size() * buckets.samples()
                + responseBytes.size()
                + requestBytes.size()
                + upstream.size() * upstreamBuckets.samples();
    }

    /** The most sample lines, as configured. */
    public int budget() {
        return settings.budget();
    }

    /**
     * A copy of everything, as one scrape shows it.
     *
     * @param byScraper whether Prometheus asks, which is shown a new series as 0 first
     */
    public ApiSnapshot snapshot(boolean byScraper) {
        return new ApiSnapshot(
                settings,
                sources,
                List.copyOf(endpoints),
                buckets,
                upstreamBuckets,
                requests.copy(byScraper),
                durations.copy(byScraper),
                responseBytes.copy(byScraper),
                requestBytes.copy(byScraper),
                upstream.copy(byScraper),
                overflowed.clone(),
                series());
    }

    /** Which budget a request was over. */
    enum Overflow {
        /** The number of endpoints. */
        ENDPOINTS,
        /** The number of sample lines. */
        SERIES
    }
}
