package io.apilog.format.pattern;

import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a text format: literal bytes and fields by turns. {@code literals} has one more element than {@code fields}: the
 * literal before each field, and what follows the last.
 */
public record TextPattern(List<String> literals, List<Field> fields) {
    /** Copies the lists. */
    public TextPattern {
        literals = List.copyOf(literals);
        fields = List.copyOf(fields);
        if (literals.size() != fields.size() + 1) {
            throw new IllegalArgumentException("literals and fields do not alternate");
        }
    }

    /** The bytes before field {@code index}. */
    byte[] literal(int index) {
        return literals.get(index).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is a field of a kind. */
    public boolean has(FieldKind meaning) {
        return fields.stream().anyMatch(field -> field.meaning() == meaning);
    }

    /** The unit of the duration or, without one, of the upstream's time. */
    public Optional<Unit> unit() {
        return first(FieldKind.DURATION)
                .or(() -> first(FieldKind.DURATION_PART))
                .or(() -> first(FieldKind.UPSTREAM))
                .map(Field::unit);
    }

    private Optional<Field> first(FieldKind meaning) {
        return fields.stream().filter(field -> field.meaning() == meaning).findFirst();
    }

    /** The pattern as an nginx {@code log_format} string would have it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(literals.get(i)).append('$').append(fields.get(i).name());
        }
        return text.append(literals.get(fields.size())).toString();
    }

    /** Collects literals and fields in the order in which they stand. */
    public static final class Builder {
        private final List<String> literals = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        /** Adds text that stands in every line. */
        public Builder literal(String text) {
            literal.append(text);
            return this;
        }

        /** Adds a field. */
        public Builder field(Field field) {
            literals.add(literal.toString());
            literal.setLength(0);
            fields.add(field);
            return this;
        }

        /** The field that stands directly before what comes next, if one does. */
        Optional<Field> touched() {
            return touchesField() ? Optional.of(fields.get(fields.size() - 1)) : Optional.empty();
        }

        /** Lets the last field be another. */
        Builder replaceLast(Field field) {
            fields.set(fields.size() - 1, field);
            return this;
        }

        /** Whether a field would follow another with nothing between them, so that no one could tell where one ends. */
        boolean touchesField() {
            return !fields.isEmpty() && literal.isEmpty();
        }

        /** The pattern of what was added. */
        public TextPattern build() {
            List<String> all = new ArrayList<>(literals);
            all.add(literal.toString());
            return new TextPattern(all, fields);
        }
    }
}
