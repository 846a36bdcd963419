package io.apilog.http;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Gives what {@code /metrics} shows. Called on a thread of the server, by several threads at once. */
@FunctionalInterface
public interface Scrape {
    /**
     * Gathers the families. What they show must not change any more once they are handed over: they are written afterwards, as
     * slowly as the client reads.
     *
     * @param scraper the Prometheus that asks (it names its time-out in the request); null for a person with a browser
     * @throws MetricsWithheldException if nothing may be shown now; the request is answered 503
     */
    Enumeration<MetricFamilySamples> families(@Nullable Scraper scraper) throws MetricsWithheldException;
}
