package io.apilog.app.explain;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Statuses and times of the requests that {@code explain} saw. */
final class SeenRequests {
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
}
