package io.apilog.http.scrape;

import org.jspecify.annotations.Nullable;

/** Gives what {@code /metrics} shows. Called on a thread of the server, by several threads at once. */
@FunctionalInterface
public interface Scrape {
    /**
     * Gathers what is shown.
     *
     * @param scraper the Prometheus that asks (it names its time-out in the request); null for a person with a browser
     * @throws MetricsWithheldException if nothing may be shown now; the request is answered 503
     */
    Scraped answer(@Nullable Scraper scraper) throws MetricsWithheldException;
}
