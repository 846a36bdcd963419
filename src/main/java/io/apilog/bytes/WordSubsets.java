package io.apilog.bytes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an automaton of words: a state is the set of all places in words that the bytes so far lead to. A place is a number; the places of one
 * word stand in a row, each with what it asks for next.
 */
final class WordSubsets {
    private static final int ANY_BREAK = -1;
    private static final int END_OF_TEXT = -2;

    private final ByteClasses classes;
    private final List<Integer> asks = new ArrayList<>();
    private final List<Long> leadsTo = new ArrayList<>();
    private final List<Integer> anytime = new ArrayList<>();
    private final BitSet atStart = new BitSet();
    private final BitSet breaks = new BitSet();

    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();

    /**
     * What the bytes so far lead to.
     *
     * @param places ascending, each once
     * @param kinds of the words that end with the byte that led here
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared below.
    private record State(int[] places, long kinds) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && kinds == state.kinds && Arrays.equals(places, state.places);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(places) + Long.hashCode(kinds);
        }
    }

    WordSubsets(List<WordAutomaton.Word> words) {
        this.classes = new ByteClasses(words);
        for (int of = 0; of < classes.count(); of++) {
            breaks.set(of, classes.breaks(of));
        }
        words.forEach(this::add);
    }

    private void add(WordAutomaton.Word word) {
        WordPlace place = word.place();
        int first = asks.size();
        if (place.breakBefore()) {
            ask(ANY_BREAK);
            atStart.set(first + 1);
        }
        for (byte b : word.bytes()) {
            ask(classes.of(b));
        }
        if (place.breakAfter()) {
            ask(ANY_BREAK);
        } else if (place.toTheEnd()) {
            ask(END_OF_TEXT);
        }
        if (place.fromTheBeginning()) {
            atStart.set(first);
        } else {
            anytime.add(first);
        }
        leadsTo.set(leadsTo.size() - 1, 1L << word.kind());
    }

    private void ask(int forWhat) {
        asks.add(forWhat);
        leadsTo.add(0L);
    }

    WordAutomaton automaton() {
        int count = classes.count();
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        List<int[]> steps = new ArrayList<>();
        Deque<State> waiting = new ArrayDeque<>();
        number(new State(sorted(atStart), 0), waiting);
        // Behind most bytes a state is as if nothing had stood before: those are made once.
        State[] anew = new State[count];
        int[] anewNumbers = new int[count];
        for (int of = 0; of < count; of++) {
            anew[of] = begun(of);
            anewNumbers[of] = number(anew[of], waiting);
        }
        while (!waiting.isEmpty()) {
            State state = waiting.remove();
            int[] row = anewNumbers.clone();
            BitSet asked = asked(state);
            for (int of = asked.nextSetBit(0); of >= 0; of = asked.nextSetBit(of + 1)) {
                row[of] = number(behind(state, of, anew[of]), waiting);
            }
            steps.add(row);
        }
        return ordered(steps, shift);
    }

    /** The classes that a place of this state asks for. */
    private BitSet asked(State state) {
        BitSet asked = new BitSet();
        for (int place : state.places()) {
            int of = asks.get(place);
            if (of == ANY_BREAK) {
                asked.or(breaks);
            } else if (of >= 0) {
                asked.set(of);
            }
        }
        return asked;
    }

    private int number(State state, Deque<State> waiting) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (states.size() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many words");
        }
        numbers.put(state, states.size());
        states.add(state);
        waiting.add(state);
        return states.size() - 1;
    }

    /** Where words that begin anywhere lead with the first byte. */
    private State begun(int of) {
        int[] places = new int[anytime.size()];
        int count = 0;
        long kinds = 0;
        for (int place : anytime) {
            if (takes(place, of)) {
                kinds |= leadsTo.get(place);
                places[count] = place + 1;
                count += leadsTo.get(place) == 0 ? 1 : 0;
            }
        }
        return new State(sorted(places, count), kinds);
    }

    private State behind(State state, int of, State anew) {
        int[] places = Arrays.copyOf(anew.places(), anew.places().length + state.places().length);
        int count = anew.places().length;
        long kinds = anew.kinds();
        for (int place : state.places()) {
            if (takes(place, of)) {
                kinds |= leadsTo.get(place);
                places[count] = place + 1;
                count += leadsTo.get(place) == 0 ? 1 : 0;
            }
        }
        return new State(sorted(places, count), kinds);
    }

    private boolean takes(int place, int of) {
        int asked = asks.get(place);
        return asked == of || asked == ANY_BREAK && classes.breaks(of);
    }

    private static int[] sorted(BitSet places) {
        return places.stream().toArray();
    }

    /** The first so many, ascending, each once. */
    private static int[] sorted(int[] places, int count) {
        Arrays.sort(places, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || places[kept - 1] != places[i]) {
                places[kept++] = places[i];
            }
        }
        return Arrays.copyOf(places, kept);
    }

    private long atEnd(State state) {
        long kinds = 0;
        for (int place : state.places()) {
            kinds |= asks.get(place) < 0 ? leadsTo.get(place) : 0;
        }
        return kinds;
    }

    /** Those that find nothing first, so that one comparison tells that nothing was found. The first stays the first. */
    private WordAutomaton ordered(List<int[]> steps, int shift) {
        int size = states.size();
        int[] order = new int[size];
        int quiet = 0;
        for (int state = 0; state < size; state++) {
            if (states.get(state).kinds() == 0) {
                order[state] = quiet++;
            }
        }
        int loud = quiet;
        for (int state = 0; state < size; state++) {
            if (states.get(state).kinds() != 0) {
                order[state] = loud++;
            }
        }
        char[] next = new char[size << shift];
        long[] kinds = new long[size];
        long[] kindsAtEnd = new long[size];
        for (int state = 0; state < size; state++) {
            int to = order[state];
            int[] row = steps.get(state);
            for (int of = 0; of < row.length; of++) {
                next[(to << shift) + of] = (char) order[row[of]];
            }
            kinds[to] = states.get(state).kinds();
            kindsAtEnd[to] = atEnd(states.get(state));
        }
        return new WordAutomaton(classes.table(), shift, next, kinds, kindsAtEnd, quiet);
    }
}
