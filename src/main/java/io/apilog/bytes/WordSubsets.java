package io.apilog.bytes;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final int count;

    /** Of each place: the class that it asks for, or one of the above; and the kind of the word that ends with that, as a bit. */
    private int[] asks = new int[1024];

    private long[] ends = new long[1024];
    private int places;

    /** Of each class: the places behind the first byte of words that can begin anywhere, and the words of one byte. */
    private final Numbers[] begun;

    private final long[] begunKinds;

    /** The number of the state of that, and one; 0 while it has none. */
    private final int[] begunNumbers;

    private final Numbers atStart = new Numbers();

    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    /** The steps of each state by class, one state's behind another's. */
    private char[] steps = new char[1 << 14];

    private final Numbers found = new Numbers();

    /** @param kinds of the words that end with the byte that led here */
    @SuppressWarnings("ArrayRecordComponent") // Compared by its content, below.
    private record State(int[] places, long kinds) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && kinds == state.kinds && Arrays.equals(places, state.places);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(places) * 31 + Long.hashCode(kinds);
        }
    }

    /** Numbers in a row, for as many as come. */
    private static final class Numbers {
        private int[] all = new int[4];
        private int size;

        void add(int one) {
            all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
            all[size++] = one;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    WordSubsets(List<WordAutomaton.Word> words) {
        this.classes = new ByteClasses(words);
        this.count = classes.count();
        this.begun = new Numbers[count];
        this.begunKinds = new long[count];
        this.begunNumbers = new int[count];
        Arrays.setAll(begun, i -> new Numbers());
        words.forEach(this::add);
    }

    private void add(WordAutomaton.Word word) {
        WordPlace place = word.place();
        int first = places;
        if (place.breakBefore()) {
            ask(ANY_BREAK);
            atStart.add(first + 1);
        }
        for (byte b : word.bytes()) {
            ask(classes.of(b));
        }
        if (place.breakAfter()) {
            ask(ANY_BREAK);
        } else if (place.toTheEnd()) {
            ask(END_OF_TEXT);
        }
        ends[places - 1] = 1L << word.kind();
        if (place.fromTheBeginning()) {
            atStart.add(first);
        } else {
            begin(first);
        }
    }

    private void ask(int forWhat) {
        if (places == asks.length) {
            asks = Arrays.copyOf(asks, 2 * places);
            ends = Arrays.copyOf(ends, 2 * places);
        }
        asks[places++] = forWhat;
    }

    private void begin(int place) {
        for (int of = 0; of < count; of++) {
            if (takes(place, of)) {
                begunKinds[of] |= ends[place];
                if (ends[place] == 0) {
                    begun[of].add(place + 1);
                }
            }
        }
    }

    private boolean takes(int place, int of) {
        return asks[place] == of || asks[place] == ANY_BREAK && classes.breaks(of);
    }

    WordAutomaton automaton() {
        int[][] anywhere = Arrays.stream(begun).map(Numbers::sorted).toArray(int[][]::new);
        boolean[] asked = new boolean[count];
        number(new State(atStart.sorted(), 0));
        for (int next = 0; next < states.size(); next++) {
            State state = states.get(next);
            Arrays.fill(asked, false);
            for (int place : state.places()) {
                ask(place, asked);
            }
            int first = next * count;
            steps = first + count > steps.length ? Arrays.copyOf(steps, 2 * steps.length) : steps;
            for (int of = 0; of < count; of++) {
                steps[first + of] = (char) (asked[of] ? behind(state, of, anywhere[of]) : begunAnew(of, anywhere[of]));
            }
        }
        return ordered();
    }

    /** Notes the classes that lead on from a place. */
    private void ask(int place, boolean[] asked) {
        if (asks[place] >= 0) {
            asked[asks[place]] = true;
        } else if (asks[place] == ANY_BREAK) {
            for (int of = 0; of < count; of++) {
                asked[of] |= classes.breaks(of);
            }
        }
    }

    private int number(State state) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        if (states.size() * WordAutomaton.row(count) > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many words");
        }
        states.add(state);
        return states.size() - 1;
    }

    /** The number of the state behind all in which no word goes on, as of most: what begins there is always the same. */
    private int begunAnew(int of, int[] anywhere) {
        if (begunNumbers[of] == 0) {
            begunNumbers[of] = number(new State(anywhere, begunKinds[of])) + 1;
        }
        return begunNumbers[of] - 1;
    }

    /** The number of the state behind one, which is new perhaps. */
    private int behind(State state, int of, int[] anywhere) {
        long kinds = begunKinds[of];
        found.size = 0;
        for (int place : state.places()) {
            if (takes(place, of)) {
                kinds |= ends[place];
                if (ends[place] == 0) {
                    found.add(place + 1);
                }
            }
        }
        // No place is in both: what has begun is behind a first one, and what goes on is not.
        for (int place : anywhere) {
            found.add(place);
        }
        return number(new State(found.sorted(), kinds));
    }

    private long atEnd(State state) {
        long kinds = 0;
        for (int place : state.places()) {
            kinds |= asks[place] < 0 ? ends[place] : 0;
        }
        return kinds;
    }

    /** Those that find nothing first, so that one comparison tells that nothing was found. The first stays the first. */
    private WordAutomaton ordered() {
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
        int row = WordAutomaton.row(count);
        char[] next = new char[WordAutomaton.steps(size, row)];
        long[] kinds = new long[size];
        long[] kindsAtEnd = new long[size];
        for (int state = 0; state < size; state++) {
            int to = order[state];
            for (int of = 0; of < count; of++) {
                next[WordAutomaton.step(to * row, of)] = (char) (order[steps[state * count + of]] * row);
            }
            kinds[to] = states.get(state).kinds();
            kindsAtEnd[to] = atEnd(states.get(state));
        }
        return new WordAutomaton(classes.table(), row, next, kinds, kindsAtEnd, quiet * row);
    }
}
