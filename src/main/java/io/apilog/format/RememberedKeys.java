package io.apilog.format;

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
final class RememberedKeys<P, V> {
    private static final int MOST = 512;
    private static final int LONGEST = 64;

    /** Four slots a key, so that hardly ever two are looked at. */
    private static final int SLOTS = 4 * MOST;

    private static final class Entry<P, V> {
        private final @Nullable P place;
        private final byte[] key;

        /** With the quote that ends the key in JSON. */
        private final byte[] quoted;

        private final V meaning;
        private Entry<P, V> follower = this;

        Entry(@Nullable P place, byte[] key, V meaning) {
            this.place = place;
            this.key = key;
            this.quoted = Arrays.copyOf(key, key.length + 1);
            this.quoted[key.length] = '"';
            this.meaning = meaning;
        }
    }

    private final BiFunction<P, String, V> meanings;
    private final @Nullable Entry<P, V>[] slots;
    private Entry<P, V> last;
    private int count;

    /**
     * Remembers nothing yet.
     *
     * @param meanings what a key means that is met for the first time
     * @param none what no key means
     */
    @SuppressWarnings("unchecked") // An array of a generic type cannot be made otherwise; only entries of it are put in.
    RememberedKeys(BiFunction<P, String, V> meanings, V none) {
        this.meanings = meanings;
        this.slots = (@Nullable Entry<P, V>[]) new Entry<?, ?>[SLOTS];
        this.last = new Entry<>(null, new byte[0], none);
    }

    /** Takes a key, its opening quote being taken, and says what it means; null if it is not read here. */
    @Nullable
    V take(P place, PlainJson json) {
        Entry<P, V> expected = last.follower;
        if (expected.place == place && json.takeKey(expected.quoted)) {
            last = expected;
            return expected.meaning;
        }
        return json.takeKey() ? find(place, json.bytes(), json.from(), json.to()) : null;
    }

    /** What a key means. */
    V find(P place, byte[] bytes, int from, int to) {
        Entry<P, V> expected = last.follower;
        if (expected.place == place && Arrays.equals(bytes, from, to, expected.key, 0, expected.key.length)) {
            last = expected;
            return expected.meaning;
        }
        int slot = slot(place, bytes, from, to);
        Entry<P, V> found = slots[slot];
        if (found == null) {
            byte[] key = Arrays.copyOfRange(bytes, from, to);
            V meaning = meanings.apply(place, new String(key, StandardCharsets.UTF_8));
            if (count == MOST || key.length > LONGEST) {
                return meaning;
            }
            count++;
            found = new Entry<>(place, key, meaning);
            slots[slot] = found;
        }
        last.follower = found;
        last = found;
        return found.meaning;
    }

    /** Where the key is, or where there is room for it. */
    private int slot(P place, byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        while (true) {
            Entry<P, V> entry = slots[slot];
            if (entry == null
                    || entry.place == place && Arrays.equals(bytes, from, to, entry.key, 0, entry.key.length)) {
                return slot;
            }
            slot = slot + 1 & SLOTS - 1;
        }
    }
}
