package io.apilog.insight;

import io.apilog.metrics.label.LabelValues;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a label of a family of events, besides its source, can be. */
public sealed interface Dimension {
    /** How many bits of a key its number takes. */
    int bits();

    /**
     * An endpoint, by its index.
     *
     * @param words what may stand in its place, by numbers down from the highest; none is an endpoint's name
     */
    record OfEndpoint(List<String> words) implements Dimension {
        private static final int BITS = 18;

        /** Copies the list. */
        public OfEndpoint {
            words = List.copyOf(words);
        }

        /** The number of a word. */
        int number(int word) {
            return (1 << BITS) - 1 - word;
        }

        @Override
        public int bits() {
            return BITS;
        }
    }

    /**
     * One of a few words, by its place.
     *
     * @param words each once; other programs' texts never are among them
     */
    record OfWords(List<String> words) implements Dimension {
        /** Copies the list. */
        public OfWords {
            words = List.copyOf(words);
        }

        @Override
        public int bits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(words.size());
        }
    }

    /**
     * One of at most so many texts of a log, which are numbered as they come and keep their number. Where there is no room for a series, it is that of
     * {@code other}.
     *
     * @param empty what the empty one is shown as
     */
    record OfValues(LabelValues values, String empty) implements Dimension {
        private static final int BITS = 10;

        /** The most values. */
        public static final int MOST = 1_000;

        @Override
        public int bits() {
            return BITS;
        }

        String text(int number) {
            return number == LabelValues.EMPTY ? empty : values.text(number);
        }

        int number(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return text.equals(empty) ? LabelValues.EMPTY : values.number(bytes, 0, bytes.length);
        }
    }

    /** The label {@code endpoint}. */
    static Dimension endpoint() {
        return new OfEndpoint(List.of());
    }

    /** A label that is an endpoint, or one of these words. */
    static Dimension endpointOr(String... words) {
        return new OfEndpoint(List.of(words));
    }

    /** A label of these words. */
    static Dimension words(List<String> words) {
        return new OfWords(words);
    }

    /** A label of these words. */
    static Dimension words(String... words) {
        return new OfWords(List.of(words));
    }

    /**
     * A label of a log's texts.
     *
     * @param values at most {@link OfValues#MOST}
     * @param empty what the empty one is shown as
     */
    static Dimension values(LabelValues values, String empty) {
        return new OfValues(values, empty);
    }
}
