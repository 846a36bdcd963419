package io.apilog.openapi;

import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Path items that stand elsewhere and are named by {@code $ref}. All that are named at one distance are looked for together, so that a
 * file is gone through as often as references follow each other, and not once for each.
 */
final class References {
    private static final int LONGEST_CHAIN = 10;
    private static final String TOO_LONG = "$ref: more than " + LONGEST_CHAIN + " references follow each other";
    private static final String REF = "$ref";

    private final Folder folder;
    private final Problems problems;
    private final Map<Reference, Optional<Node>> found = new HashMap<>();

    /** A path item and the file it stands in. */
    record Item(String file, Node node) {}

    References(Folder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Finds all that these and those that they lead to name. */
    void find(List<Item> items) {
        Map<Reference, Place> wanted = wanted(items);
        for (int length = 1; !wanted.isEmpty(); length++) {
            if (length > LONGEST_CHAIN) {
                wanted.values().forEach(place -> problems.add(place, TOO_LONG));
                return;
            }
            wanted = wanted(read(wanted));
        }
    }

    private Map<Reference, Place> wanted(List<Item> items) {
        Map<Reference, Place> wanted = new LinkedHashMap<>();
        for (Item item : items) {
            Node.Entry entry = reference(item.node());
            Reference reference = entry == null ? null : target(item.file(), entry.value());
            if (entry != null && reference != null && !found.containsKey(reference)) {
                wanted.putIfAbsent(reference, entry.value().place());
            }
        }
        return wanted;
    }

    private static Node.@Nullable Entry reference(Node node) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().equals(REF)) {
                    return entry;
                }
            }
        }
        return null;
    }

    private @Nullable Reference target(String file, Node ref) {
        if (!(ref instanceof Node.Scalar scalar) || scalar.absent()) {
            problems.add(ref.place(), "$ref: expected a text, found " + ref.described());
            return null;
        }
        try {
            return Reference.of(file, scalar.text());
        } catch (IllegalArgumentException e) {
            problems.add(ref.place(), "$ref " + Quoted.of(scalar.text()) + ": " + e.getMessage());
            return null;
        }
    }

    /** Reads each file once for its whole and once for what is in it. */
    private List<Item> read(Map<Reference, Place> wanted) {
        Map<String, List<List<String>>> pointers = new HashMap<>();
        for (Reference reference : wanted.keySet()) {
            if (!reference.pointer().isEmpty()) {
                pointers.computeIfAbsent(reference.file(), file -> new ArrayList<>())
                        .add(reference.pointer());
            }
        }
        Map<String, Optional<Node>> partsOfFiles = new HashMap<>();
        List<Item> items = new ArrayList<>();
        wanted.forEach((reference, place) -> {
            String file = reference.file();
            List<List<String>> keys = pointers.getOrDefault(file, List.of());
            Optional<Node> root = reference.pointer().isEmpty()
                    ? folder.read(file, DocumentPart.Known.PATH_ITEM, place)
                    : partsOfFiles.computeIfAbsent(file, name -> folder.read(name, new Pointers(keys), place));
            Optional<Node> node = root.flatMap(tree -> at(tree, reference.pointer()));
            if (root.isPresent() && node.isEmpty()) {
                String pointer = Quoted.of("#/" + String.join("/", reference.pointer()));
                problems.add(place, "$ref: there is no " + pointer + " in " + folder.shown(file));
            }
            found.put(reference, node);
            node.ifPresent(value -> items.add(new Item(file, value)));
        });
        return items;
    }

    private static Optional<Node> at(Node root, List<String> pointer) {
        Node node = root;
        for (String key : pointer) {
            Node next = null;
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    next = entry.key().equals(key) ? entry.value() : next;
                }
            }
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    /** What a path item says itself, then what those that it leads to say. */
    Map<String, Node.Entry> entries(Item item) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Set<Reference> seen = new HashSet<>();
        Item at = item;
        while (at != null) {
            if (!(at.node() instanceof Node.Mapping mapping)) {
                if (!at.node().isAbsent()) {
                    problems.add(
                            at.node().place(),
                            "expected a path item, found " + at.node().described());
                }
                return entries;
            }
            mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
            at = next(at, seen);
        }
        return entries;
    }

    private @Nullable Item next(Item item, Set<Reference> seen) {
        Node.Entry entry = reference(item.node());
        Reference reference = entry == null ? null : target(item.file(), entry.value());
        if (entry == null || reference == null) {
            return null;
        }
        if (!seen.add(reference)) {
            problems.add(entry.value().place(), "$ref: the path item leads to itself");
            return null;
        }
        if (seen.size() > LONGEST_CHAIN) {
            problems.add(entry.value().place(), TOO_LONG);
            return null;
        }
        return found.getOrDefault(reference, Optional.empty())
                .map(node -> new Item(reference.file(), node))
                .orElse(null);
    }
}
