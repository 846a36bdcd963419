package io.apilog.slo;

import java.util.Map;

/** A file of rules for Prometheus, written as YAML line by line. */
final class RuleFile {
    private final StringBuilder text = new StringBuilder();

    /** Lines of comment at the top, then the list of groups. */
    RuleFile(String... comment) {
        for (String line : comment) {
            text.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
        }
        text.append("\ngroups:\n");
    }

    /** Begins a group, to which the rules that follow belong. */
    RuleFile group(String name) {
        text.append("  - name: ").append(name).append("\n    interval: 1m\n    rules:\n");
        return this;
    }

    /** A recording rule. */
    RuleFile record(String name, String expr, Map<String, String> labels) {
        text.append("      - record: ").append(name).append('\n');
        return expr(expr).map("labels", labels);
    }

    /**
     * An alert.
     *
     * @param times how long it waits and how long it stays, by the names that Prometheus has for these
     */
    RuleFile alert(
            String name,
            String expr,
            Map<String, String> times,
            Map<String, String> labels,
            Map<String, String> annotations) {
        text.append("      - alert: ").append(name).append('\n');
        expr(expr);
        times.forEach((key, time) ->
                text.append("        ").append(key).append(": ").append(time).append('\n'));
        return map("labels", labels).map("annotations", annotations);
    }

    private RuleFile expr(String expr) {
        text.append("        expr: |\n");
        expr.lines().forEach(line -> text.append("          ").append(line).append('\n'));
        return this;
    }

    private RuleFile map(String key, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            text.append("        ").append(key).append(":\n");
            entries.forEach((name, value) -> text.append("          ")
                    .append(name)
                    .append(": \"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n"));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
