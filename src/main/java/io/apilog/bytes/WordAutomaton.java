package io.apilog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds many words in bytes at once: one look at each byte, whatever the number of words, and nothing is allocated. Letters of ASCII are the
 * same in capitals or not. Each word is of a kind, a number from 0 to 63, and what is found is a set of kinds as bits. Immutable, for any thread.
 *
 * <p>It is the automaton of Aho and Corasick over classes of bytes, made whole when it is built, so that no step looks back.
 */
public final class WordAutomaton {
    private static final int START = 0;

    /** A state's number is where its row of steps begins, in so many places: 65,535 numbers are enough then for far more places. */
    private static final int SHIFT = 3;

    private final byte[] classes;
    private final int row;
    private final char[] next;
    private final long[] kinds;
    private final long[] kindsAtEnd;
    private final int quiet;

    /**
     * @param row from one state's number to the next
     * @param quiet the states below it are those that find nothing
     */
    WordAutomaton(byte[] classes, int row, char[] next, long[] kinds, long[] kindsAtEnd, int quiet) {
        this.classes = classes;
        this.row = row;
        this.next = next;
        this.kinds = kinds;
        this.kindsAtEnd = kindsAtEnd;
        this.quiet = quiet;
    }

    /** Begins without a word. */
    public static Builder builder() {
        return new Builder();
    }

    /** The kinds of all words in the slice, each as a bit; 0 if there is none. */
    public long find(byte[] bytes, int from, int to) {
        int state = START;
        long found = 0;
        for (int i = from; i < to; i++) {
            state = next[(state << SHIFT) + classes[bytes[i] & 0xff]];
            if (state >= quiet) {
                found |= kinds[state / row];
            }
        }
        return found | kindsAtEnd[state / row];
    }

    /** From one state's number to the next where so many classes of bytes are told apart. */
    static int row(int classes) {
        return (classes + (1 << SHIFT) - 1) >> SHIFT;
    }

    /** How many steps a table has for so many states, each with such a row. */
    static int steps(int states, int row) {
        return states * row << SHIFT;
    }

    /** Where the step of a state stands that a class of bytes leads to. */
    static int step(int state, int of) {
        return (state << SHIFT) + of;
    }

    /** What an automaton is to find. */
    public static final class Builder {
        private final List<Word> words = new ArrayList<>();

        private Builder() {}

        /**
         * One more word.
         *
         * @param kind 0 to 63
         * @throws IllegalArgumentException for a word without a byte, or another kind
         */
        public Builder add(int kind, WordPlace place, String word) {
            if (word.isEmpty() || kind < 0 || kind >= Long.SIZE) {
                throw new IllegalArgumentException("'" + word + "' of the kind " + kind);
            }
            words.add(new Word(kind, place, word.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        /** Several more. */
        public Builder addAll(int kind, WordPlace place, String... more) {
            for (String word : more) {
                add(kind, place, word);
            }
            return this;
        }

        /** @throws IllegalArgumentException for so many words that the numbers of their states end (8,191 states with 64 different bytes), or more than 125 of these */
        public WordAutomaton build() {
            return new WordSubsets(words).automaton();
        }
    }

    /** A word and where it has to stand. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Word(int kind, WordPlace place, byte[] bytes) {}
}
