package io.apilog.format.named;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the keys mean that every line has, by their bytes. Keys come in the same order in every line: each one remembers which
 * one followed it last, and mostly that one is all that a key is compared with. Remembers at most {@value #MOST} keys: a log can invent
 * them without end.
 *
 * @param <P> a place in which a key may mean something else than in another; compared by identity
 * @param <V> what a key means
 */
public final class RememberedKeys<P, V> {
    private static final int MOST = 512;
    private static final int LONGEST = 72;

    /** Slots a key, so that hardly ever two are looked at. */
    private static final int SLOTS_EACH = 4;

    /** For the keys of most logs; there are more where it has more. */
    private static final int FIRST_SLOTS = 64;

    private static final class Entry<P, V> {
        private final @Nullable P place;
        private final byte[] key;

        /** All that stands in an object from the key's first quote to the value. */
        private final byte[] spelling;

        private final V meaning;
        private Entry<P, V> follower = this;

        Entry(@Nullable P place, byte[] key, byte[] spelling, V meaning) {
            this.place = place;
            this.key = key;
            this.spelling = spelling;
            this.meaning = meaning;
        }

        boolean is(P where, byte[] bytes, int from, int to) {
            return place == where && Arrays.equals(bytes, from, to, key, 0, key.length);
        }
    }

    private final BiFunction<P, String, V> meanings;
    private @Nullable Entry<P, V>[] slots;
    private Entry<P, V> last;
    private int count;

    /**
     * Remembers nothing yet.
     *
     * @param meanings what a key means that is met for the first time
     * @param none what no key means
     */
    public RememberedKeys(BiFunction<P, String, V> meanings, V none) {
        this.meanings = meanings;
        this.slots = slots(FIRST_SLOTS);
        this.last = new Entry<>(null, new byte[0], new byte[0], none);
    }

    @SuppressWarnings(
            "unchecked") // An array of a generic type cannot be made otherwise; only entries of it are put in.
    private static <P, V> @Nullable Entry<P, V>[] slots(int count) {
        return (@Nullable Entry<P, V>[]) new Entry<?, ?>[count];
    }

    /** Takes a key of an object with its colon, and says what it means; null if it is not read here. */
    public @Nullable V take(P place, PlainJson json) {
        Entry<P, V> expected = last.follower;
        if (expected.place == place && json.takeIf(expected.spelling)) {
            last = expected;
            return expected.meaning;
        }
        if (json.next() != '"') {
            return null;
        }
        return json.takeKey() ? find(place, json.bytes(), json.from(), json.to(), json.from() - 1, json.at()) : null;
    }

    /** What a key means that stands by itself. */
    V find(P place, byte[] bytes, int from, int to) {
        return find(place, bytes, from, to, from, to);
    }

    private V find(P place, byte[] bytes, int from, int to, int spelledFrom, int spelledTo) {
        Entry<P, V> found = last.follower;
        if (!found.is(place, bytes, from, to)) {
            int slot = slot(place, bytes, from, to);
            Entry<P, V> known = slots[slot];
            if (known == null) {
                byte[] key = Arrays.copyOfRange(bytes, from, to);
                V meaning = meanings.apply(place, new String(key, StandardCharsets.UTF_8));
                if (count == MOST || spelledTo - spelledFrom > LONGEST) {
                    return meaning;
                }
                count++;
                known = new Entry<>(place, key, Arrays.copyOfRange(bytes, spelledFrom, spelledTo), meaning);
                slots[slot] = known;
                if (count * SLOTS_EACH > slots.length) {
                    grow();
                }
            }
            found = known;
            last.follower = found;
        }
        last = found;
        return found.meaning;
    }

    private void grow() {
        @Nullable Entry<P, V>[] before = slots;
        slots = slots(2 * before.length);
        for (Entry<P, V> entry : before) {
            if (entry != null && entry.place != null) {
                slots[slot(entry.place, entry.key, 0, entry.key.length)] = entry;
            }
        }
    }

    /** Where the key is, or where there is room for it. */
    private int slot(P place, byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 16) & mask;
        while (true) {
            Entry<P, V> entry = slots[slot];
            if (entry == null || entry.is(place, bytes, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }
}
