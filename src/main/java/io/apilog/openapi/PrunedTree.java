package io.apilog.openapi;

import io.apilog.openapi.DocumentTokens.Kind;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of those parts of a file that are wanted. What an alias stands for is kept whole and shared, not copied, so a file that
 * multiplies its aliases costs no more than its length.
 */
final class PrunedTree {
    /** Some 60 MB; a document of 4 MiB cannot have as many. */
    static final int MOST_VALUES = 500_000;

    private static final String TOO_MANY = "there are more than " + MOST_VALUES + " values";
    private static final String MERGE = "<<";

    private final DocumentTokens tokens;
    private final Problems problems;
    private final Map<String, Node> anchored = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private int values;

    private PrunedTree(DocumentTokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The parts of a file; throws where it cannot be read on. What does not keep it from that is among the problems. */
    static Node read(DocumentTokens tokens, DocumentPart part, Problems problems) throws SyntaxException {
        PrunedTree tree = new PrunedTree(tokens, problems);
        Kind first = tokens.next();
        Node root = first == Kind.END ? null : tree.value(first, part);
        if (root == null) {
            throw new SyntaxException(tokens.place(), "there is nothing in it");
        }
        if (tokens.next() != Kind.END) {
            throw new SyntaxException(tokens.place(), "expected one document, found more");
        }
        return root;
    }

    /** The value that begins with this token; null where nothing of it is kept. */
    private @Nullable Node value(Kind kind, DocumentPart part) throws SyntaxException {
        String anchor = tokens.anchor();
        if (anchor == null) {
            return plainValue(kind, part);
        }
        open.add(anchor);
        Node node = plainValue(kind, DocumentPart.Known.ALL);
        open.remove(anchor);
        if (node != null) {
            anchored.put(anchor, node);
        }
        return part == DocumentPart.Known.NOTHING ? null : node;
    }

    private @Nullable Node plainValue(Kind kind, DocumentPart part) throws SyntaxException {
        if (kind == Kind.ALIAS) {
            return aliased();
        }
        Place place = tokens.place();
        if (part == DocumentPart.Known.NOTHING || part == DocumentPart.Known.PRESENCE) {
            skip(kind);
            return part == DocumentPart.Known.NOTHING ? null : new Node.Scalar(place, "", true);
        }
        if (++values > MOST_VALUES) {
            throw new SyntaxException(place, TOO_MANY);
        }
        return switch (kind) {
            case MAP -> new Node.Mapping(place, entries(part));
            case LIST -> new Node.Sequence(place, items(part));
            default -> new Node.Scalar(place, tokens.text(), tokens.isNull());
        };
    }

    private Node aliased() throws SyntaxException {
        String name = tokens.text();
        if (open.contains(name)) {
            throw new SyntaxException(tokens.place(), "an alias in this value stands for the value itself");
        }
        Node node = anchored.get(name);
        if (node == null) {
            throw new SyntaxException(tokens.place(), "found undefined alias " + Quoted.of(name));
        }
        return node;
    }

    private void skip(Kind first) throws SyntaxException {
        int depth = 0;
        Kind kind = first;
        while (true) {
            if (kind == Kind.MAP || kind == Kind.LIST) {
                depth++;
            } else if (kind == Kind.END_OF_MAP || kind == Kind.END_OF_LIST) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            kind = tokens.next();
            if (tokens.anchor() != null && kind != Kind.END_OF_MAP && kind != Kind.END_OF_LIST) {
                value(kind, DocumentPart.Known.NOTHING);
                kind = Kind.SCALAR;
            }
        }
    }

    private List<Node> items(DocumentPart part) throws SyntaxException {
        List<Node> items = new ArrayList<>();
        for (Kind kind = tokens.next(); kind != Kind.END_OF_LIST; kind = tokens.next()) {
            Node item = value(kind, part.below(String.valueOf(items.size())));
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private List<Node.Entry> entries(DocumentPart part) throws SyntaxException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        List<Node.Entry> merged = new ArrayList<>();
        Map<String, Place> seen = new LinkedHashMap<>();
        for (Kind kind = tokens.next(); kind != Kind.END_OF_MAP; kind = tokens.next()) {
            Place place = tokens.place();
            boolean merge =
                    kind == Kind.SCALAR && tokens.isPlain() && tokens.text().equals(MERGE);
            String key = key(kind);
            Kind first = tokens.next();
            Node value = value(first, merge ? merged(first, part) : part.below(key));
            if (merge && value != null) {
                merged.add(new Node.Entry(place, key, value));
            } else if (value != null && isFirst(key, place, seen)) {
                entries.put(key, new Node.Entry(place, key, value));
            }
        }
        for (Node.Entry source : merged) {
            merge(source, entries);
        }
        return List.copyOf(entries.values());
    }

    private String key(Kind kind) throws SyntaxException {
        Place place = tokens.place();
        Node key = kind == Kind.SCALAR || kind == Kind.ALIAS ? value(kind, DocumentPart.Known.ALL) : null;
        if (key instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        throw new SyntaxException(place, "expected a key, found a list or a map");
    }

    private boolean isFirst(String key, Place place, Map<String, Place> seen) {
        Place first = seen.putIfAbsent(key, place);
        if (first != null) {
            problems.add(place, "duplicate key " + Quoted.of(key) + ": it stands in line " + first.line());
        }
        return first == null;
    }

    /** Of a map that is merged as much is kept as of the one that it is merged into. */
    private static DocumentPart merged(Kind kind, DocumentPart part) {
        return kind == Kind.LIST ? index -> part : part;
    }

    /** YAML's merge key, for a map or a list of maps: what is there already stays. */
    private void merge(Node.Entry source, Map<String, Node.Entry> entries) throws SyntaxException {
        List<Node> maps = source.value() instanceof Node.Sequence list ? list.items() : List.of(source.value());
        for (Node map : maps) {
            if (!(map instanceof Node.Mapping mapping)) {
                throw new SyntaxException(source.place(), "expected a map or a list of maps to merge");
            }
            values += mapping.entries().size();
            if (values > MOST_VALUES) {
                throw new SyntaxException(source.place(), TOO_MANY);
            }
            mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
        }
    }
}
