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
    /** The state in which a text begins. */
    public static final int START = 0;

    private final byte[] classes;
    private final int shift;
    private final char[] next;
    private final long[] kinds;
    private final long[] kindsAtEnd;
    private final int quiet;

    /**
     * @param shift a state's steps begin at its number times two to the power of this
     * @param quiet the states below it are those that find nothing
     */
    WordAutomaton(byte[] classes, int shift, char[] next, long[] kinds, long[] kindsAtEnd, int quiet) {
        this.classes = classes;
        this.shift = shift;
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
            state = next[(state << shift) + classes[bytes[i] & 0xff]];
            if (state >= quiet) {
                found |= kinds[state];
            }
        }
        return found | kindsAtEnd[state];
    }

    /** The state behind one more byte, for a text whose bytes do not stand in one piece: escapes that are undone on the way. */
    public int step(int state, int b) {
        return next[(state << shift) + classes[b & 0xff]];
    }

    /** The kinds of the words that end with the byte that led to this state. */
    public long kinds(int state) {
        return kinds[state];
    }

    /** The kinds of the words that are found because the text ends in this state; besides those of {@link #kinds}. */
    public long kindsAtEnd(int state) {
        return kindsAtEnd[state];
    }

    /** How many states there are; at least one. */
    public int states() {
        return kinds.length;
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

        /** @throws IllegalArgumentException for so many words that more than 65,535 states are needed, or more than 125 different bytes */
        public WordAutomaton build() {
            return new WordSubsets(words).automaton();
        }
    }

    /** A word and where it has to stand. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Word(int kind, WordPlace place, byte[] bytes) {}
}
