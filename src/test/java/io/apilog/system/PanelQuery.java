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
 * @param name dashboard, panel and what tells the query apart within it
 * @param labels those that the panel shows
 */
record PanelQuery(String name, String expr, List<String> labels) {
    /** The dashboard's time span in these tests. */
    static final int RANGE_SECONDS = 30;

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{([$\\w]+)}}");

    static Stream<PanelQuery> all() {
        return Shipped.dashboards().stream()
                .flatMap(file -> Shipped.read(file).findParents("targets").stream())
                .flatMap(PanelQuery::of);
    }

    private static Stream<PanelQuery> of(JsonNode panel) {
        String title = panel.path("title").asText();
        return panel.get("targets").valueStream().map(target -> {
            String legend = target.path("legendFormat").asText();
            String shown = legend.isEmpty() ? columnOf(panel, target) : legend;
            return new PanelQuery(title + ", " + shown, target.path("expr").asText(), labelsOf(panel, legend));
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
        return concrete(expr.replace(Shipped.LABEL_OF_ENDPOINTS, endpointLabel).replace("$job", jobs));
    }

    /** The labels under the names that they have there. */
    List<String> labels(String endpointLabel) {
        return labels.stream()
                .map(label -> label.equals(Shipped.LABEL_OF_ENDPOINTS) ? endpointLabel : label)
                .toList();
    }

    static String concrete(String expr) {
        String timed = expr.replace("$__rate_interval", "15s")
                .replace("$__range_s", String.valueOf(RANGE_SECONDS))
                .replace("$__range", RANGE_SECONDS + "s");
        return timed.replaceAll("\\$\\w+", Matcher.quoteReplacement(".+"));
    }
}
