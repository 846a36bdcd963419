package io.apilog.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * The shipped rules that a test of promtool asks about, and those that they stand on, in any number of steps. Promtool evaluates every rule of
 * the files that it is given, at every step of a history; with these alone it takes a part of the time and says the same.
 */
final class NeededRules {
    /** A question about alerts that does not name those that it is about. */
    private static final Pattern ANY_ALERT = Pattern.compile("ALERTS(?!\\{[^}]*alertname=)");

    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern NOT_A_NAME = Pattern.compile("[^A-Za-z0-9_:]+");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Set<String> names = new HashSet<>();

    private NeededRules() {}

    /**
     * A copy of a test that loads the rules which it needs and no others.
     *
     * @param folder takes the copy and the files of rules
     */
    static Path of(Path test, Path folder) throws IOException {
        List<JsonNode> files = new ArrayList<>();
        for (Path file : Shipped.ruleFiles()) {
            files.add(read(file));
        }
        NeededRules needed = new NeededRules();
        needed.follow(
                Shipped.read(test).get("tests"),
                files.stream()
                        .flatMap(file -> file.get("groups").valueStream())
                        .flatMap(group -> group.get("rules").valueStream())
                        .toList());
        for (int i = 0; i < files.size(); i++) {
            needed.keepIn(files.get(i));
            YAML.writeValue(
                    folder.resolve(Shipped.ruleFiles().get(i).getFileName()).toFile(), files.get(i));
        }
        // As it is written: what a reader of YAML makes of 0x80, promtool does not.
        return Files.writeString(
                folder.resolve(test.getFileName()), Shipped.text(test).replace("- ../", "- "));
    }

    /** Groups stay where none of their rules does: the test names them. */
    private void keepIn(JsonNode file) {
        file.get("groups")
                .forEach(group -> ((ArrayNode) group.get("rules")).removeIf(rule -> !names.contains(nameOf(rule))));
    }

    private void follow(JsonNode questions, List<JsonNode> rules) {
        boolean ofAnyAlert = ANY_ALERT.matcher(questions.toString()).find();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(questions));
        rules.stream().filter(rule -> ofAnyAlert && rule.has("alert")).forEach(open::add);
        while (!open.isEmpty()) {
            Set<String> named = namesIn(open.remove());
            for (JsonNode rule : rules) {
                if (named.contains(nameOf(rule)) && names.add(nameOf(rule))) {
                    rules.stream()
                            .filter(other -> nameOf(other).equals(nameOf(rule)))
                            .forEach(open::add);
                }
            }
        }
    }

    /** Jackson's own reader takes what refers to an anchor for a text. */
    private static JsonNode read(Path file) {
        return YAML.valueToTree(new Yaml().load(Shipped.text(file)));
    }

    private static Set<String> namesIn(JsonNode node) {
        return new HashSet<>(
                List.of(NOT_A_NAME.split(ESCAPED.matcher(node.toString()).replaceAll(" "))));
    }

    private static String nameOf(JsonNode rule) {
        return rule.path("alert").asText(rule.path("record").asText());
    }
}
