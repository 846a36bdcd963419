package io.apilog.month;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a scrape a minute sees of the exporter, with its state directory: it counts on where it stopped, all that waits at once. */
final class Exporter {
    private static final String TARGET = "job=\"apilog\", instance=\"a:10180\"";
    private static final String OF_SOURCE = TARGET + ", source=\"web\"";

    /** The scrapes after a start in which it says that it is catching up. */
    private static final int CATCHING_UP_SCRAPES = 2;

    private final Map<String, StringBuilder> values = new LinkedHashMap<>();
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private int catchingUp;
    private boolean wasDown;

    /** One more minute, and the scrape at its end. */
    void minute(Minute minute, Counts[] counts) {
        if (!minute.logStalled) {
            for (int i = 0; i < counts.length; i++) {
                count(Endpoint.ALL[i].name(), counts[i], minute.rejected);
            }
        }
        add("apilog_files_lost_total{" + OF_SOURCE + "}", minute.filesLost);
        if (minute.exporterDown) {
            wasDown = true;
            show("up{" + TARGET + "}", "0");
            counters.keySet().forEach(series -> show(series, "_"));
            gauges("_", "_");
            return;
        }
        if (wasDown) {
            wasDown = false;
            catchingUp = CATCHING_UP_SCRAPES;
        }
        // In the first scrape of a start the backlog is not yet counted.
        if (catchingUp != CATCHING_UP_SCRAPES) {
            waiting.forEach((series, more) -> counters.merge(series, more, Long::sum));
            waiting.clear();
        }
        show("up{" + TARGET + "}", "1");
        counters.forEach((series, value) -> show(series, String.valueOf(value)));
        gauges(catchingUp > 0 ? "1" : "0", "1");
        catchingUp = Math.max(0, catchingUp - 1);
    }

    private void gauges(String catching, String one) {
        show("apilog_catching_up{" + OF_SOURCE + "}", catching);
        show("apilog_lag_seconds{" + OF_SOURCE + "}", catching.equals("_") ? "_" : "0");
        show("apilog_build_info{" + TARGET + ", version=\"1\", revision=\"r\", javaversion=\"17\"}", one);
    }

    private void count(String endpoint, Counts counts, double rejected) {
        double kept = 1 - rejected;
        String labels = OF_SOURCE + ", endpoint=\"" + endpoint + "\", method=\"GET\"";
        add("apilog_requests_total{" + labels + ", status=\"200\"}", kept * counts.ok());
        add("apilog_requests_total{" + labels + ", status=\"503\"}", kept * counts.failed());
        add("apilog_requests_total{" + labels + ", status=\"401\"}", kept * counts.refused());
        add("apilog_requests_total{" + labels + ", status=\"404\"}", kept * counts.missing());
        String bucket = "apilog_request_duration_seconds_bucket{" + labels + ", status=\"200\", le=\"";
        for (int i = 0; i < counts.upTo().size(); i++) {
            add(bucket + Endpoint.BOUNDS[i] + "\"}", kept * counts.upTo().get(i));
        }
        add(bucket + "+Inf\"}", kept * counts.served());
        add("apilog_request_duration_seconds_sum{" + labels + ", status=\"200\"}", kept * counts.seconds());
        add("apilog_request_duration_seconds_count{" + labels + ", status=\"200\"}", kept * counts.served());
        add("apilog_lines_total{" + OF_SOURCE + ", result=\"accepted\"}", kept * counts.all());
        add("apilog_lines_total{" + OF_SOURCE + ", result=\"rejected\"}", rejected * counts.all());
        add("apilog_lines_rejected_total{" + OF_SOURCE + ", reason=\"no_match\"}", rejected * counts.all());
    }

    private void add(String series, double more) {
        counters.putIfAbsent(series, 0L);
        waiting.merge(series, Math.round(more), Long::sum);
    }

    private void show(String series, String value) {
        values.computeIfAbsent(series, name -> new StringBuilder())
                .append(value)
                .append(' ');
    }

    /** The values of each series, a minute each, as promtool reads them. */
    Map<String, StringBuilder> series() {
        return values;
    }
}
