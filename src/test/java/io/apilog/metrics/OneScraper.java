package io.apilog.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/** A scraper that is alone: what was new in a scrape is 0 there, and has its value in the next. */
final class OneScraper {
    private long seen;

    List<MetricFamilySamples> scrape(ApiMetrics api) {
        ApiSnapshot copy = api.snapshot();
        List<MetricFamilySamples> families = copy.upTo(seen).families();
        seen = copy.number();
        return families;
    }
}
