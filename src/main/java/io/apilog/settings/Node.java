package io.apilog.settings;

import java.util.List;

/** A value as it was written, with its place: from the file, or made of a flag's words so that both are read alike. */
public sealed interface Node {
    /** Where the value begins. */
    Place place();

    /** What stands there, as the end of a complaint. */
    String described();

    /**
     * A single word or text.
     *
     * @param text as written: {@code 1.10} and {@code yes} stay what they are
     * @param absent whether nothing was written, or {@code null}
     */
    record Scalar(Place place, String text, boolean absent) implements Node {
        /** A word that was written. */
        public Scalar(Place place, String text) {
            this(place, text, false);
        }

        @Override
        public String described() {
            return absent ? "nothing" : Quoted.of(text);
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String described() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A map; its keys are unique, in the order of the file. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        @Override
        public String described() {
            return "a map";
        }
    }

    /** A key of a map, and its value. */
    record Entry(Place place, String key, Node value) {}

    /** Whether nothing was written after the key. */
    default boolean isAbsent() {
        return this instanceof Scalar scalar && scalar.absent();
    }
}
