package io.apilog.http;

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
                request.getHeaders().contains(SCRAPER_HEADER) ? scraper(request) : null);
    }

    private static Scraper scraper(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return new Scraper(
                Request.getRemoteAddr(request),
                agent == null ? "" : agent,
                connection.getId(),
                connection.getConnection().getEndPoint()::isOpen);
    }

    private static Set<String> names(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null || query.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(Request.extractQueryParameters(request).getValuesOrEmpty(NAME_PARAMETER));
    }
}
