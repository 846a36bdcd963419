package io.apilog.format.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configured regular expression and what its named groups mean.
 *
 * @param groups in the order of their numbers
 */
public record RegexPattern(String text, Pattern pattern, List<Group> groups) {
    private static final String NAMED_GROUP = "(?<";

    /** A group of the expression. */
    record Group(int number, Field field) {}

    /** Whether a configured format is an expression: it has a named group. */
    public static boolean isOne(String text) {
        return text.contains(NAMED_GROUP) || text.contains("(?P<");
    }

    /**
     * Reads a configured expression; {@code (?<name>...)} and {@code (?P<name>...)} are the same.
     *
     * @param extras groups that mean nothing else may have their names
     * @throws FormatException it cannot be compiled, a group has a name that means nothing, or request or status are missing
     */
    public static RegexPattern of(String text, ExtraSlots extras) throws FormatException {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text.replace(NAMED_GROUP, "(?P<"));
        } catch (PatternSyntaxException e) {
            throw new FormatException("the expression cannot be read: " + e.getDescription(), 0);
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, Integer> group : pattern.namedGroups().entrySet()) {
            groups.add(new Group(group.getValue(), field(group.getKey(), text, extras)));
        }
        groups.sort(Comparator.comparingInt(Group::number));
        RegexPattern expression = new RegexPattern(text, pattern, List.copyOf(groups));
        if (!expression.has(FieldKind.REQUEST)
                && !expression.has(FieldKind.TARGET)
                && !expression.has(FieldKind.PATH)) {
            throw new FormatException("the expression has no group 'request', 'target' or 'path'", 0);
        }
        if (!expression.has(FieldKind.STATUS)) {
            throw new FormatException("the expression has no group 'status'", 0);
        }
        return expression;
    }

    private static Field field(String name, String text, ExtraSlots extras) throws FormatException {
        Field field = NginxLogFormat.field(name);
        if (field.meaning() == FieldKind.SKIP && extras.of(name) == ExtraSlots.NONE) {
            throw new FormatException(
                    "the group '" + name + "' means nothing; expected one of "
                            + String.join(", ", NginxLogFormat.names()) + ", or a field of metrics.extra_labels",
                    Math.max(0, text.indexOf(name)));
        }
        return field;
    }

    private boolean has(FieldKind meaning) {
        return groups.stream().anyMatch(group -> group.field().meaning() == meaning);
    }

    /** The unit of the duration. */
    public Optional<Unit> unit() {
        return groups.stream()
                .map(Group::field)
                .filter(field -> field.meaning() == FieldKind.DURATION)
                .map(Field::unit)
                .findFirst();
    }

    /** The same with another unit for the duration. */
    public RegexPattern in(Unit unit) {
        List<Group> changed = groups.stream()
                .map(group -> group.field().meaning() == FieldKind.DURATION
                        ? new Group(group.number(), Field.of(group.field().name(), FieldKind.DURATION, unit))
                        : group)
                .toList();
        return new RegexPattern(text, pattern, changed);
    }
}
