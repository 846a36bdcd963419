package io.apilog.webconfig;

import io.apilog.settings.NearestWord;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file says, by key; unknown keys are problems already. */
final class WebNodes {
    private final Problems problems;
    private final Map<WebKey, Node> nodes = new EnumMap<>(WebKey.class);

    private WebNodes(Problems problems) {
        this.problems = problems;
    }

    /** Of an empty file. */
    static WebNodes none(Problems problems) {
        return new WebNodes(problems);
    }

    static WebNodes of(Node root, Problems problems) {
        WebNodes nodes = new WebNodes(problems);
        nodes.read("", root);
        return nodes;
    }

    private void read(String section, Node node) {
        if (node.isAbsent()) {
            return;
        }
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    (section.isEmpty() ? "" : section + ": ") + "expected a map, found " + node.described());
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            Optional<WebKey> key = WebKey.of(section, entry.key());
            if (key.isPresent()) {
                nodes.put(key.get(), entry.value());
            } else if (section.isEmpty() && WebKey.wordsIn("").contains(entry.key())) {
                read(entry.key(), entry.value());
            } else {
                unknown(section, entry);
            }
        }
    }

    private void unknown(String section, Node.Entry entry) {
        List<String> words = WebKey.wordsIn(section);
        String expected = NearestWord.to(entry.key(), words)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of " + String.join(", ", words));
        problems.add(
                entry.place(),
                "unknown key '" + entry.key() + "'" + (section.isEmpty() ? "" : " in " + section) + ": " + expected);
    }

    /** What is written there; empty for nothing and for an empty text. */
    private Optional<Node> node(WebKey key) {
        return Optional.ofNullable(nodes.get(key))
                .filter(node -> !node.isAbsent()
                        && !(node instanceof Node.Scalar text && text.text().isEmpty()));
    }

    /** Whether something is written there. */
    boolean has(WebKey key) {
        return node(key).isPresent();
    }

    /** Where a key's value begins; another place where there is none. */
    Place place(WebKey key, Place otherwise) {
        Node node = nodes.get(key);
        return node == null ? otherwise : node.place();
    }

    void complain(WebKey key, String message) {
        Node node = nodes.get(key);
        if (node != null) {
            problems.add(node.place(), key.path() + ": " + message);
        }
    }

    private void unexpected(WebKey key, String expected, Node found) {
        problems.add(found.place(), key.path() + ": expected " + expected + ", found " + found.described());
    }

    Optional<String> text(WebKey key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        node.ifPresent(other -> unexpected(key, "a text", other));
        return Optional.empty();
    }

    boolean yes(WebKey key, boolean otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                complain(key, "expected true or false, found '" + text.get() + "'");
                yield otherwise;
            }
        };
    }

    /** A text of a list, with its place. */
    record Item(Place place, String text) {}

    List<Item> list(WebKey key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Sequence sequence)) {
            unexpected(key, "a list", node.get());
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Scalar scalar && !scalar.absent()) {
                items.add(new Item(scalar.place(), scalar.text()));
            } else {
                unexpected(key, "a text", item);
            }
        }
        return items;
    }

    /** An entry of a map, with the place of its name. */
    record Pair(Place place, String name, Item value) {}

    List<Pair> map(WebKey key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Mapping mapping)) {
            unexpected(key, "a map", node.get());
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            if (entry.value() instanceof Node.Scalar scalar) {
                String text = scalar.absent() ? "" : scalar.text();
                pairs.add(new Pair(entry.place(), entry.key(), new Item(scalar.place(), text)));
            } else {
                unexpected(key, "a text", entry.value());
            }
        }
        return pairs;
    }
}
