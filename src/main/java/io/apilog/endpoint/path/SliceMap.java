package io.apilog.endpoint.path;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A map from slices of bytes, so that a lookup needs no String and allocates nothing. Its owner bounds it. */
public final class SliceMap<V> {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int INITIAL_CAPACITY = 16;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Open addressing with linear probing; a power of two, at most half full. */
    private @Nullable Entry<V>[] slots = newSlots(INITIAL_CAPACITY);

    private int size;

    /** The value of a key that is equal to the slice; null if there is none. */
    public @Nullable V get(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        for (int slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
            Entry<V> entry = slots[slot];
            if (entry == null) {
                return null;
            }
            if (entry.hash == hash && entry.key.length == to - from && isAt(entry.key, bytes, from)) {
                return entry.value;
            }
        }
    }

    /** Compares words, of which the last may overlap the one before: for short keys quicker than {@link Arrays#equals}. */
    private static boolean isAt(byte[] key, byte[] bytes, int from) {
        int length = key.length;
        if (length < Integer.BYTES) {
            for (int i = 0; i < length; i++) {
                if (key[i] != bytes[from + i]) {
                    return false;
                }
            }
            return true;
        }
        if (length < Long.BYTES) {
            int last = length - Integer.BYTES;
            return (int) FOUR_BYTES.get(key, 0) == (int) FOUR_BYTES.get(bytes, from)
                    && (int) FOUR_BYTES.get(key, last) == (int) FOUR_BYTES.get(bytes, from + last);
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) EIGHT_BYTES.get(key, i) != (long) EIGHT_BYTES.get(bytes, from + i)) {
                return false;
            }
        }
        return (long) EIGHT_BYTES.get(key, last) == (long) EIGHT_BYTES.get(bytes, from + last);
    }

    /** Adds a key that is not there yet; the slice is copied. */
    public void add(byte[] bytes, int from, int to, V value) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        insert(slots, new Entry<>(Arrays.copyOfRange(bytes, from, to), hash(bytes, from, to), value));
        size++;
    }

    /** The number of keys. */
    public int size() {
        return size;
    }

    /** Calls back for each key and its value, in no order that means anything. The key is not to be changed. */
    public void forEach(BiConsumer<byte[], V> visitor) {
        for (Entry<V> entry : slots) {
            if (entry != null) {
                visitor.accept(entry.key, entry.value);
            }
        }
    }

    /** Takes out what the condition holds for. Takes time for the whole map. */
    public void removeIf(BiPredicate<byte[], V> condition) {
        @Nullable Entry<V>[] before = slots;
        slots = newSlots(before.length);
        size = 0;
        for (Entry<V> entry : before) {
            if (entry != null && !condition.test(entry.key, entry.value)) {
                insert(slots, entry);
                size++;
            }
        }
    }

    private void grow() {
        @Nullable Entry<V>[] larger = newSlots(2 * slots.length);
        for (Entry<V> entry : slots) {
            if (entry != null) {
                insert(larger, entry);
            }
        }
        slots = larger;
    }

    private static <V> void insert(@Nullable Entry<V>[] slots, Entry<V> entry) {
        int slot = entry.hash & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    /** The end is read as a word that may overlap the one before, which is quicker than byte by byte. */
    public static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Integer.BYTES) {
            long few = length == 0 ? 0 : bytes[from] << 16 | bytes[from + length / 2] << 8 | bytes[to - 1] & 0xff;
            return (int) mix(few ^ length);
        }
        if (length < Long.BYTES) {
            long first = (int) FOUR_BYTES.get(bytes, from);
            return (int) mix((first << 32 | (int) FOUR_BYTES.get(bytes, to - Integer.BYTES) & 0xffffffffL) ^ length);
        }
        long hash = length;
        for (int i = from; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = mix(hash ^ (long) EIGHT_BYTES.get(bytes, i));
        }
        return (int) mix(hash ^ (long) EIGHT_BYTES.get(bytes, to - Long.BYTES));
    }

    /** A multiplication tells of high bits in high bits alone, so these are folded into the low ones before and after it. */
    private static long mix(long hash) {
        long product = (hash ^ hash >>> 32) * MULTIPLIER;
        return product ^ product >>> 32;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> @Nullable Entry<V>[] newSlots(int capacity) {
        return new Entry[capacity];
    }

    private static final class Entry<V> {
        private final byte[] key;
        private final int hash;
        private final V value;

        Entry(byte[] key, int hash, V value) {
            this.key = key;
            this.hash = hash;
            this.value = value;
        }
    }
}
