package io.apilog.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that are shipped for Prometheus and Grafana, and every expression in them. */
public final class Shipped {
    static final Path RULES = Path.of("prometheus-rules");
    static final Path RULE_TESTS = RULES.resolve("tests");
    static final Path RUNBOOKS = Path.of("docs", "runbooks");
    static final Path DASHBOARDS = Path.of("grafana-dashboards");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern PROMQL_BLOCK = Pattern.compile("(?s)```promql\n(.*?)```");
    private static final Pattern VARIABLE_QUERY =
            Pattern.compile("label_values\\((.*), \\w+\\)|query_result\\((.*)\\)");

    /** The variable of dashboards that holds the name of a label. */
    public static final String LABEL_OF_ENDPOINTS = "$endpoint_label";

    private Shipped() {}

    /** The dashboards as committed, in the order of their names. */
    public static List<Path> dashboards() {
        return files(DASHBOARDS, ".json");
    }

    /** The rules that Prometheus is to load. */
    public static List<Path> ruleFiles() {
        return files(RULES, ".rules.yml");
    }

    static List<Path> runbooks() {
        return files(RUNBOOKS, ".md");
    }

    /** A YAML or JSON file. */
    public static JsonNode read(Path file) {
        return parse(text(file));
    }

    /** The same with every occurrence of a text in it replaced. */
    public static JsonNode read(Path file, String text, String replacement) {
        return parse(text(file).replace(text, replacement));
    }

    static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> rules() {
        return ruleFiles().stream()
                .flatMap(file -> read(file).findValues("rules").stream())
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    public static List<String> recordedNames() {
        return rules().stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.get("record").asText())
                .toList();
    }

    static List<Expression> ruleExpressions() {
        return rules().stream()
                .map(rule -> new Expression(
                        rule.path("alert").asText(rule.path("record").asText()),
                        rule.get("expr").asText()))
                .toList();
    }

    static List<Expression> runbookExpressions() {
        return runbooks().stream()
                .flatMap(file -> PROMQL_BLOCK
                        .matcher(text(file))
                        .results()
                        .map(found -> new Expression(file.getFileName().toString(), found.group(1))))
                .toList();
    }

    /** The expressions of panels, of annotations, and the selectors within variables' queries. */
    public static List<Expression> dashboardExpressions() {
        List<Expression> found = new ArrayList<>();
        for (Path file : dashboards()) {
            String name = file.getFileName().toString();
            JsonNode dashboard = read(file, LABEL_OF_ENDPOINTS, "endpoint");
            dashboard.findValuesAsText("expr").forEach(expr -> found.add(new Expression(name, expr)));
            dashboard
                    .at("/templating/list")
                    .forEach(variable ->
                            variableQuery(variable).ifPresent(query -> found.add(new Expression(name, query))));
        }
        return found;
    }

    /** What a variable asks Prometheus for; nothing where it asks nothing. */
    public static Optional<String> variableQuery(JsonNode variable) {
        Matcher query = VARIABLE_QUERY.matcher(variable.path("definition").asText());
        return query.matches()
                ? Optional.of(Objects.requireNonNullElseGet(query.group(1), () -> query.group(2)))
                : Optional.empty();
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
