package io.apilog.metrics;

import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.api.ApiSnapshot;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/** A scraper that is alone: what was new in a scrape is 0 there, and has its value in the next. */
public final class OneScraper {
    private long seen;

    public List<MetricFamilySamples> scrape(ApiMetrics api) {
        ApiSnapshot copy = api.snapshot();
        List<MetricFamilySamples> families = copy.upTo(seen).families();
        seen = copy.number();
        return families;
    }
}
