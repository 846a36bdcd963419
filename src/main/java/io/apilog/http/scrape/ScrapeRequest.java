package io.apilog.http.scrape;

import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request for {@code /metrics} asks for.
 *
 * @param names the samples to show, as the Prometheus client libraries name the parameter: {@code name[]}; empty for all
 * @param scraper the Prometheus that asks, or null
 */
record ScrapeRequest(
        Exposition exposition,
        boolean gzip,
        Set<String> names,
        @Nullable Scraper scraper) {
    private static final String SCRAPER_HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
    private static final String NAME_PARAMETER = "name[]";
    private static final double NANOS_A_SECOND = 1e9;
    /** An answer that takes longer is cut off long before. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Reads the header and the query.
     *
     * @throws IllegalArgumentException if the query is not encoded as a query is
     */
    static ScrapeRequest of(Request request) {
        return new ScrapeRequest(
                Negotiation.exposition(request.getHeaders().getValuesList(HttpHeader.ACCEPT)),
                Negotiation.gzip(request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING)),
                names(request),
                scraper(request));
    }

    private static @Nullable Scraper scraper(Request request) {
        String timeout = request.getHeaders().get(SCRAPER_HEADER);
        if (timeout == null) {
            return null;
        }
        ConnectionMetaData connection = request.getConnectionMetaData();
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return new Scraper(
                Request.getRemoteAddr(request),
                agent == null ? "" : agent,
                connection.getId(),
                connection.getConnection().getEndPoint()::isOpen,
                timeout(timeout));
    }

    /** One that says nothing that can be understood waits as long as any. */
    private static Duration timeout(String seconds) {
        try {
            double nanos = Double.parseDouble(seconds.strip()) * NANOS_A_SECOND;
            return nanos >= 1 && nanos < LONGEST.toNanos() ? Duration.ofNanos((long) nanos) : LONGEST;
        } catch (NumberFormatException e) {
            return LONGEST;
        }
    }

    private static Set<String> names(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null || query.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(Request.extractQueryParameters(request).getValuesOrEmpty(NAME_PARAMETER));
    }
}
