package io.apilog.bytes;

import java.util.ArrayDeque;
import java.util.ArrayList;
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

    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();

    /** @param kinds of the words that end with the byte that led here */
    private record State(BitSet places, long kinds) {}

    WordSubsets(List<WordAutomaton.Word> words) {
        this.classes = new ByteClasses(words);
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
        number(new State(atStart, 0), waiting);
        while (!waiting.isEmpty()) {
            State state = waiting.remove();
            int[] row = new int[count];
            for (int of = 0; of < count; of++) {
                row[of] = number(behind(state, of), waiting);
            }
            steps.add(row);
        }
        return ordered(steps, shift);
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

    private State behind(State state, int of) {
        BitSet places = new BitSet();
        long kinds = 0;
        for (int place : anytime) {
            kinds |= step(place, of, places);
        }
        for (int place = state.places().nextSetBit(0);
                place >= 0;
                place = state.places().nextSetBit(place + 1)) {
            kinds |= step(place, of, places);
        }
        return new State(places, kinds);
    }

    /** The kind of the word that ends here, as a bit; or the next place is added. */
    private long step(int place, int of, BitSet next) {
        int asked = asks.get(place);
        if (asked != of && !(asked == ANY_BREAK && classes.breaks(of))) {
            return 0;
        }
        if (leadsTo.get(place) == 0) {
            next.set(place + 1);
        }
        return leadsTo.get(place);
    }

    private long atEnd(State state) {
        return state.places().stream()
                .filter(place -> asks.get(place) < 0)
                .mapToLong(leadsTo::get)
                .reduce(0, (one, other) -> one | other);
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
