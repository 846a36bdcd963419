package io.apilog.settings.file;

import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns SnakeYAML's nodes into ours, each once: what an alias stands for is shared and not copied, so a file that multiplies its
 * aliases costs no more than its length.
 */
public final class YamlTree {
    private final String file;
    private final Problems problems;
    // By identity, which is what equality of nodes is in SnakeYAML.
    private final Map<org.yaml.snakeyaml.nodes.Node, Optional<Node>> done = new HashMap<>();
    private final Set<org.yaml.snakeyaml.nodes.Node> open = new HashSet<>();

    public YamlTree(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The tree below a node, or nothing where there is none or it cannot be used. */
    public Optional<Node> of(org.yaml.snakeyaml.nodes.@Nullable Node yaml) {
        if (yaml == null) {
            return Optional.empty();
        }
        Optional<Node> known = done.get(yaml);
        if (known != null) {
            return known;
        }
        if (!open.add(yaml)) {
            problems.add(placeOf(yaml.getStartMark()), "an alias in this value stands for the value itself");
            return Optional.empty();
        }
        Optional<Node> node = converted(yaml);
        open.remove(yaml);
        done.put(yaml, node);
        return node;
    }

    private Optional<Node> converted(org.yaml.snakeyaml.nodes.Node yaml) {
        Place place = placeOf(yaml.getStartMark());
        String tag = yaml.getTag().getValue();
        if (!tag.startsWith(Tag.PREFIX)) {
            problems.add(place, "the tag " + Quoted.of(tag) + " is not read");
            return Optional.empty();
        }
        if (yaml instanceof ScalarNode scalar) {
            return Optional.of(new Node.Scalar(place, scalar.getValue(), Tag.NULL.equals(scalar.getTag())));
        }
        if (yaml instanceof SequenceNode sequence) {
            return Optional.of(new Node.Sequence(place, items(sequence)));
        }
        return Optional.of(new Node.Mapping(place, entries((MappingNode) yaml)));
    }

    private List<Node> items(SequenceNode sequence) {
        List<Node> items = new ArrayList<>(sequence.getValue().size());
        for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
            of(item).ifPresent(items::add);
        }
        return items;
    }

    private List<Node.Entry> entries(MappingNode mapping) {
        List<Node.Entry> entries = new ArrayList<>(mapping.getValue().size());
        Map<String, Place> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = placeOf(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, "expected a key, found a list or a map");
                continue;
            }
            Place first = seen.putIfAbsent(key.getValue(), place);
            if (first != null) {
                String message = "duplicate key " + Quoted.of(key.getValue()) + ": it stands in line " + first.line();
                problems.add(place, message);
                continue;
            }
            of(tuple.getValueNode()).ifPresent(value -> entries.add(new Node.Entry(place, key.getValue(), value)));
        }
        return entries;
    }

    private Place placeOf(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
