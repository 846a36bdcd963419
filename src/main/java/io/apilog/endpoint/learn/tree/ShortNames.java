package io.apilog.endpoint.learn.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Positions by names of one to eight bytes, which are compared as one number: a fast path beside {@code SliceMap}, whose lookups were
 * nearly half of the time of {@link KnownPaths} in a profile. Its owner bounds it.
 */
public final class ShortNames {
    /** The longest name. */
    static final int LONGEST = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int INITIAL_CAPACITY = 4;

    /** Open addressing with linear probing; a power of two, at most half full. 0, which is no name, is an empty slot. */
    private long[] keys = new long[INITIAL_CAPACITY];

    private @Nullable SegmentNode[] values = new SegmentNode[INITIAL_CAPACITY];
    private int size;

    /** The eight bytes that begin there, the first of them lowest. */
    public static long eight(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** The first bytes of eight, 1 to 8 of them, as a key; no name has a NUL in it. */
    public static long key(long eight, int length) {
        return eight & -1L >>> Long.SIZE - Byte.SIZE * length;
    }

    public @Nullable SegmentNode get(long key) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                return null;
            }
            slot = slot + 1 & mask;
        }
        return values[slot];
    }

    /** Adds a name that is not there yet; one that is longer is left out. */
    public void add(byte[] name, SegmentNode value) {
        if (name.length == 0 || name.length > LONGEST) {
            return;
        }
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        put(key(eight(Arrays.copyOf(name, LONGEST), 0), name.length), value);
        size++;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable SegmentNode[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new SegmentNode[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            SegmentNode value = oldValues[i];
            if (value != null) {
                put(oldKeys[i], value);
            }
        }
    }

    private void put(long key, SegmentNode value) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private static int slot(long key, int mask) {
        return (int) (key * MULTIPLIER >>> Integer.SIZE) & mask;
    }
}
