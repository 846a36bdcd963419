package io.apilog.http;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What a request for {@code /metrics} asks for.
 *
 * @param names the samples to show, as the Prometheus client libraries name the parameter: {@code name[]}; empty for all
 * @param byScraper whether a Prometheus asks
 */
record ScrapeRequest(Exposition exposition, boolean gzip, Set<String> names, boolean byScraper) {
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
                request.getHeaders().contains(SCRAPER_HEADER));
    }

    private static Set<String> names(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null || query.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(Request.extractQueryParameters(request).getValuesOrEmpty(NAME_PARAMETER));
    }
}
