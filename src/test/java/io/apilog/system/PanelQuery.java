package io.apilog.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.rules.Shipped;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of a panel.
 *
 * @param name panel and what tells the query apart within it
 * @param labels those that the panel shows
 * @param instant whether it is asked for one moment, or for all of the time shown
 * @param headline whether it is one of a number's several queries, of which exactly one has an answer
 */
record PanelQuery(String name, String expr, List<String> labels, boolean instant, boolean headline) {
    /** Which series the panels are to ask, as the dashboards' hidden variables say it. */
    enum Level {
        /** Where nothing is chosen: what is recorded of sources, or of operations where they are to be told apart. */
        SOURCES(".+", ".+"),
        /** Where an endpoint or a method is chosen. */
        OPERATIONS(".+", "()"),
        /** Where an instance is chosen, or no rules are loaded. */
        COUNTERS("()", ".+");

        private final String recorded;
        private final String whole;

        Level(String recorded, String whole) {
            this.recorded = recorded;
            this.whole = whole;
        }
    }

    /** The dashboard's time span in these tests: what there is to see in the demo happens within its first five minutes. */
    static final int RANGE_SECONDS = 300;

    /** Between two points of a graph. */
    static final int STEP_SECONDS = 15;

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{([$\\w]+)}}");

    static Stream<PanelQuery> all() {
        return Shipped.dashboards().stream()
                .flatMap(file -> Shipped.read(file).findParents("targets").stream())
                .flatMap(PanelQuery::of);
    }

    private static Stream<PanelQuery> of(JsonNode panel) {
        String title = panel.path("title").asText();
        boolean headline = panel.path("type").asText().equals("stat")
                && panel.get("targets").size() > 1;
        return panel.get("targets").valueStream().map(target -> {
            String legend = target.path("legendFormat").asText();
            String shown = legend.isEmpty() ? columnOf(panel, target) : legend;
            return new PanelQuery(
                    title + ", " + shown,
                    target.path("expr").asText(),
                    labelsOf(panel, legend),
                    target.path("instant").asBoolean(),
                    headline);
        });
    }

    /** The heading of the column that the query's values are in; where they are hidden, the query's letter. */
    private static String columnOf(JsonNode panel, JsonNode target) {
        String letter = target.path("refId").asText();
        JsonNode names = panel.findPath("renameByName");
        return names.path("Value #" + letter).asText(names.path("Value").asText(letter));
    }

    private static List<String> labelsOf(JsonNode panel, String legend) {
        Stream<String> columns = panel.findPath("renameByName").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("Value"));
        Stream<String> inLegend = LEGEND_LABEL.matcher(legend).results().map((MatchResult found) -> found.group(1));
        return Stream.concat(columns, inLegend).toList();
    }

    /** As Grafana would ask it, with one job chosen or all, and all of every other variable. */
    String asked(String jobs, String endpointLabel) {
        return asked(jobs, endpointLabel, Level.SOURCES);
    }

    /** The same of other series. */
    String asked(String jobs, String endpointLabel, Level level) {
        return concrete(expr.replace(Shipped.LABEL_OF_ENDPOINTS, endpointLabel)
                .replace("$job", jobs)
                .replace("$recorded", level.recorded)
                .replace("$whole", level.whole));
    }

    /** Whether there is something for it to ask on that level. */
    boolean asks(Level level) {
        return switch (level) {
            case SOURCES -> true;
            case OPERATIONS -> expr.contains("$whole") && expr.contains("source!~\"$whole\"");
            // What is usual is known of what is recorded alone.
            case COUNTERS ->
                expr.contains("source!~\"$recorded\"") && !expr.contains("_usual{") && !expr.contains(":lost_rate5m{");
        };
    }

    /** The labels under the names that they have there. */
    List<String> labels(String endpointLabel) {
        return labels.stream()
                .map(label -> label.equals(Shipped.LABEL_OF_ENDPOINTS) ? endpointLabel : label)
                .toList();
    }

    static String concrete(String expr) {
        String timed = expr.replace("$__rate_interval", "15s")
                .replace("$__interval_ms", "5000")
                .replace("$__interval", "5s")
                // As in the rules: half hours are too long for a test.
                .replace("[30d:30m]", "[5m:1s]")
                .replace("$__from", String.valueOf(System.currentTimeMillis() - RANGE_SECONDS * 1_000L))
                .replace("$__range_s", String.valueOf(RANGE_SECONDS))
                .replace("$__range", RANGE_SECONDS + "s");
        return timed.replaceAll("\\$[a-z_]\\w*", Matcher.quoteReplacement(".+"));
    }
}
