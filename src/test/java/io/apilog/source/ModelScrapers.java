package io.apilog.source;

import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.metrics.api.SavedSeries;
import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Two that scrape a daemon that is killed: what each sees never goes back, and each sees every new series as 0 before it sees its value. Some of
 * their scrapes break off.
 * Lines make a new series every {@value #LINES_A_SERIES} of them.
 */
final class ModelScrapers {
    private static final int SCRAPERS = 2;
    private static final int SCRAPES_A_MISS = 5;
    private static final int LINES_A_SERIES = 48;
    private static final int SERIES = 300;
    private static final int FIRST_STATUS = 200;
    private static final long NANOS_A_MILLI = 1_000_000;

    /** One moment of what was counted, as it is saved and shown. */
    record Kept(SavedSeries series, ApiSnapshot shown, SavedScrapers scrapers, int lines) {}

    private final LongSupplier nanoTime;
    private final Source source = new Source(0, "web", Map.of());
    private final AccessRecord record = new AccessRecord();
    private ApiMetrics api = metrics();
    private Scrapers scrapers = new Scrapers(SavedScrapers.NONE, this::now);
    private int counted;
    private int life;
    private final List<Map<String, Double>> seen = List.of(new HashMap<>(), new HashMap<>());
    private final Set<Integer> came = new HashSet<>();
    private String wrong = "";
    private int missed;
    private int shown;

    /** @param nanoTime a clock as {@link System#nanoTime} */
    ModelScrapers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private ApiMetrics metrics() {
        return new ApiMetrics(MetricsSettings.DEFAULT, List.of(source));
    }

    private Instant now() {
        return Instant.ofEpochMilli(nanoTime.getAsLong() / NANOS_A_MILLI);
    }

    /** Copies what was counted, after what came since. */
    Kept keep(List<String> lines) {
        for (; counted < lines.size(); counted++) {
            record.status = FIRST_STATUS + number(lines.get(counted)) / LINES_A_SERIES % SERIES;
            api.count(source, Endpoint.UNMATCHED, HttpMethod.GET, record);
        }
        ApiSnapshot copy = api.snapshot();
        return new Kept(api.save(), copy, scrapers.save(), counted);
    }

    private static int number(String line) {
        int from = line.indexOf("/orders/") + "/orders/".length();
        return Integer.parseInt(line.substring(from, line.indexOf(' ', from)));
    }

    /** A new process goes on from what was saved. */
    void goOn(Kept saved) {
        life++;
        api = metrics();
        api.restore(saved.series(), name -> Optional.of(Endpoint.UNMATCHED));
        scrapers = new Scrapers(saved.scrapers(), this::now);
        counted = saved.lines();
    }

    /** A new process goes on from nothing: every counter begins at 0, which is a reset. */
    void beginAnew() {
        life++;
        api = metrics();
        scrapers = new Scrapers(SavedScrapers.NONE, this::now);
        counted = 0;
        seen.forEach(Map::clear);
        came.clear();
    }

    /** One of the two scrapes, and is shown this; or breaks off, sees nothing, and comes again over another connection. */
    void scrape(int number, Kept kept) {
        int who = number % SCRAPERS;
        int alive = life;
        long hash = scrapers.hash("192.0.2." + who, "Prometheus/3.1.0");
        if (number / SCRAPERS % SCRAPES_A_MISS == 0) {
            scrapers.missed(hash, who + " in " + life + " after " + missed);
            missed++;
            return;
        }
        ApiSnapshot to = kept.shown().upTo(kept.scrapers().revealed().to(hash));
        scrapers.shown(
                hash,
                who + " in " + life + " after " + missed,
                () -> life == alive,
                1,
                kept.shown().number());
        shown++;
        look(who, to.families());
    }

    private void look(int who, List<MetricFamilySamples> families) {
        Map<String, Double> before = seen.get(who);
        boolean isFirst = came.add(who);
        Map<String, Double> now = new HashMap<>();
        for (MetricFamilySamples family : families) {
            if (family.name.equals("apilog_requests")) {
                family.samples.forEach(sample -> now.put(sample.labelValues.toString(), sample.value));
            }
        }
        now.forEach((series, value) -> {
            Double was = before.get(series);
            if (was == null && value > 0 && !isFirst) {
                wrong("%d sees %s first as %s".formatted(who, series, value));
            } else if (was != null && value < was) {
                wrong("for %d %s goes from %s to %s".formatted(who, series, was, value));
            }
        });
        before.keySet().stream()
                .filter(series -> !now.containsKey(series))
                .forEach(series -> wrong("for %d %s is gone".formatted(who, series)));
        before.putAll(now);
    }

    private void wrong(String what) {
        wrong = wrong.isEmpty() ? what : wrong;
    }

    /** The first thing that was wrong; empty if nothing was. */
    String wrong() {
        return wrong;
    }

    /** How often something was shown. */
    int shown() {
        return shown;
    }
}
