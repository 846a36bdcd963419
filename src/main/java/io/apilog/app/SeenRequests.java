package io.apilog.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Statuses, times and durations of the requests that {@code explain} saw. Durations are kept in steps of 5 %, of {@value #MOST_ENDPOINTS}
 * endpoints at most.
 */
final class SeenRequests {
    private static final int MOST_ENDPOINTS = 10_000;
    private static final double STEP = Math.log(1.05);
    private static final double LEAST = 1e-9;

    private final Map<String, TreeMap<Integer, Long>> durations = new HashMap<>();
    private final Map<String, Long> statuses = new TreeMap<>();
    private String first = "";
    private String last = "";

    void saw(ExplainedLine line) {
        if (!line.result().equals("accepted")) {
            return;
        }
        Object status = line.fields().get("status");
        statuses.merge(status == null ? "none" : status.toString(), 1L, Long::sum);
        if (line.fields().get("time") instanceof String time) {
            first = first.isEmpty() || time.compareTo(first) < 0 ? time : first;
            last = time.compareTo(last) > 0 ? time : last;
        }
        String endpoint = String.valueOf(line.fields().get("endpoint"));
        if (line.fields().get("duration_seconds") instanceof Double seconds
                && (durations.size() < MOST_ENDPOINTS || durations.containsKey(endpoint))) {
            int step = (int) Math.ceil(Math.log(Math.max(seconds, LEAST)) / STEP);
            durations.computeIfAbsent(endpoint, added -> new TreeMap<>()).merge(step, 1L, Long::sum);
        }
    }

    /** The earliest and the latest time; empty where no line has one. */
    String span() {
        return first.isEmpty() ? "" : first + " to " + last;
    }

    /** How many requests had each status. */
    String statuses() {
        return statuses.entrySet().stream()
                .map(status -> String.format(Locale.ROOT, "%s: %,d", status.getKey(), status.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The duration that 50, 95 and 99 % of an endpoint's requests did not pass; empty where none has one. */
    String percentiles(String endpoint) {
        TreeMap<Integer, Long> steps = durations.get(endpoint);
        if (steps == null) {
            return "";
        }
        return "  p50 " + percentile(steps, 0.5) + ", p95 " + percentile(steps, 0.95) + ", p99 "
                + percentile(steps, 0.99);
    }

    private static String percentile(SortedMap<Integer, Long> steps, double share) {
        long all = steps.values().stream().mapToLong(Long::longValue).sum();
        long wanted = (long) Math.ceil(all * share);
        for (Map.Entry<Integer, Long> step : steps.entrySet()) {
            wanted -= step.getValue();
            if (wanted <= 0) {
                return seconds(Math.exp(step.getKey() * STEP));
            }
        }
        return "";
    }

    private static String seconds(double seconds) {
        if (seconds < 1e-8) {
            return "0 s";
        }
        double scale = seconds >= 1 ? 1 : seconds >= 1e-3 ? 1e3 : 1e6;
        String unit = seconds >= 1 ? "s" : seconds >= 1e-3 ? "ms" : "us";
        return String.format(Locale.ROOT, "%.3g %s", seconds * scale, unit);
    }
}
