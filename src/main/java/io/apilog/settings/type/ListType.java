package io.apilog.settings.type;

import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of values of one type.
 *
 * @param least how many there must be; where that is none, a key without a value is the empty list
 * @param most how many there may be
 * @param alone whether a single value may stand there without the list
 */
public record ListType<T>(ValueType<T> item, int least, int most, boolean alone)
        implements ValueType<List<Located<T>>> {
    /** Any number up to {@code most}. */
    public static <T> ListType<T> of(ValueType<T> item, int most) {
        return new ListType<>(item, 0, most, false);
    }

    /** At least one, which needs no list. */
    public static <T> ListType<T> oneOrMore(ValueType<T> item, int most) {
        return new ListType<>(item, 1, most, true);
    }

    @Override
    public String expectation() {
        return (alone ? "one or a list of: " : "a list of: ") + item.expectation();
    }

    @Override
    public Schema schema() {
        Schema items = item.schema();
        List<String> listTypes = least == 0 ? List.of("array", "null") : List.of("array");
        if (alone && items.types().isEmpty()) {
            return Schema.anyOf(items, bounded(Schema.of("type", listTypes), items));
        }
        // A keyword of one type says nothing of others, so those of both can stand together: editors then tell which
        // item is wrong.
        return alone
                ? bounded(items.with("type", concat(items.types(), listTypes)), items)
                : bounded(Schema.of("type", listTypes), items);
    }

    private static List<String> concat(List<String> types, List<String> more) {
        return Stream.concat(types.stream(), more.stream()).toList();
    }

    private Schema bounded(Schema list, Schema items) {
        return list.with("items", items).with("minItems", least).with("maxItems", most);
    }

    @Override
    public @Nullable List<Located<T>> read(Node node, Problems.Report report) {
        if (node instanceof Node.Sequence sequence) {
            return items(sequence, report);
        }
        if (node.isAbsent() && least == 0) {
            return List.of();
        }
        if (!alone) {
            report.unexpected(node, "a list");
            return null;
        }
        T value = item.read(node, report);
        return value == null ? null : List.of(new Located<>(value, node.place()));
    }

    private @Nullable List<Located<T>> items(Node.Sequence sequence, Problems.Report report) {
        int count = sequence.items().size();
        if (count == 0 && least > 0) {
            report.unexpected(sequence, "at least " + least);
            return null;
        }
        if (count < least) {
            report.at(sequence.place(), "expected at least " + least + ", found " + count);
            return null;
        }
        if (count > most) {
            report.at(sequence.place(), "expected at most " + most + ", found " + count);
            return null;
        }
        List<Located<T>> values = new ArrayList<>(count);
        for (Node node : sequence.items()) {
            T value = item.read(node, report);
            if (value != null) {
                values.add(new Located<>(value, node.place()));
            }
        }
        return values.size() == count ? List.copyOf(values) : null;
    }
}
