package io.apilog.unique;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of {@link UniqueWindows}. Immutable.
 *
 * @param nowMillis the time it is of; 0 where nothing was counted
 * @param states of the minutes, and of each longer window: the content of its parts, the newest first
 */
public record UniqueCopy(int precision, List<UniqueWindow> windows, long nowMillis, List<List<byte[]>> states) {
    static final byte[] NOTHING = new byte[0];

    private static final int LEAST_PRECISION = 8;
    private static final int MOST_PRECISION = 16;
    static final int REGISTER_BITS = 6;

    /** How a part is written. */
    private static final int NONE = 0;

    private static final int FEW = 1;
    private static final int MANY = 2;

    /** Copies the lists. */
    public UniqueCopy {
        windows = List.copyOf(windows);
        states = states.stream().map(List::copyOf).toList();
    }

    /** The same with less precision: what was counted finely is counted coarsely, as if it had been from the beginning. */
    UniqueCopy downsized(int coarser) {
        if (coarser == precision) {
            return this;
        }
        List<List<byte[]>> smaller = states.stream()
                .map(parts -> parts.stream()
                        .map(state -> state.length == 0
                                ? NOTHING
                                : HyperLogLog.wrap(state).downsize(coarser).getState())
                        .toList())
                .toList();
        return new UniqueCopy(coarser, windows, nowMillis, smaller);
    }

    /** Whether nothing was ever counted. */
    public boolean isEmpty() {
        return states.stream().allMatch(parts -> parts.stream().allMatch(state -> state.length == 0));
    }

    /** About how many different ones there were in a window. */
    public long count(UniqueWindow window) {
        return Math.round(union(window).getDistinctCountEstimate());
    }

    /**
     * The registers of a window: each the most leading zeros, and one, of the hashes that it has. Those of several instances make up those of all
     * of them by taking the greater ones.
     *
     * @param count a power of two, not above that of the precision
     */
    public int[] registers(UniqueWindow window, int count) {
        byte[] state =
                union(window).downsize(Integer.numberOfTrailingZeros(count)).getState();
        int[] registers = new int[count];
        for (int i = 0; i < count; i++) {
            int bit = i * REGISTER_BITS;
            int at = bit / Byte.SIZE;
            int two = state[at] & 0xff | (at + 1 < state.length ? (state[at + 1] & 0xff) << Byte.SIZE : 0);
            registers[i] = two >>> bit % Byte.SIZE & (1 << REGISTER_BITS) - 1;
        }
        return registers;
    }

    private HyperLogLog union(UniqueWindow window) {
        HyperLogLog union = HyperLogLog.create(precision);
        int longer = 0;
        for (UniqueWindow other : windows) {
            longer += other == UniqueWindow.FIVE_MINUTES ? 0 : 1;
            if (other == window) {
                break;
            }
        }
        List<byte[]> parts = states.get(window == UniqueWindow.FIVE_MINUTES ? 0 : longer);
        parts.forEach(state -> add(union, state));
        add(union, states.get(0).get(0));
        return union;
    }

    private static void add(HyperLogLog union, byte[] state) {
        if (state.length > 0) {
            union.add(HyperLogLog.wrap(state));
        }
    }

    /** Writes it. */
    public void write(SectionWriter out) {
        out.number(precision).number(nowMillis).number(windows.size());
        windows.forEach(window -> out.text(window.text()));
        for (List<byte[]> parts : states) {
            out.number(parts.size());
            parts.forEach(state -> write(out, state));
        }
    }

    private static void write(SectionWriter out, byte[] state) {
        // In a part with few in it most are 0, and take one byte as a number.
        boolean few = zeros(state) * Long.BYTES > state.length / 4;
        out.number(state.length == 0 ? NONE : few ? FEW : MANY);
        for (int at = 0; at < state.length; at += Long.BYTES) {
            if (few) {
                out.number(longAt(state, at));
            } else {
                out.fixed(longAt(state, at));
            }
        }
    }

    private static int zeros(byte[] state) {
        int zeros = 0;
        for (int at = 0; at < state.length; at += Long.BYTES) {
            zeros += longAt(state, at) == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static long longAt(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (bytes[at + i] & 0xffL) << i * Byte.SIZE;
        }
        return value;
    }

    /** Reads what {@link #write} wrote. */
    public static UniqueCopy read(SectionReader in) throws DamagedSnapshotException {
        int precision = (int) in.number(LEAST_PRECISION, MOST_PRECISION);
        long nowMillis = in.number(0, Long.MAX_VALUE);
        List<UniqueWindow> windows = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            windows.add(window(in.text()));
        }
        long longer = windows.stream()
                .filter(window -> window != UniqueWindow.FIVE_MINUTES)
                .count();
        List<List<byte[]>> states = new ArrayList<>();
        for (long left = longer; left >= 0; left--) {
            List<byte[]> parts = new ArrayList<>();
            for (int more = in.count(); more > 0; more--) {
                int form = (int) in.number(NONE, MANY);
                parts.add(form == NONE ? NOTHING : state(in, precision, form == FEW));
            }
            if (parts.isEmpty()) {
                throw new DamagedSnapshotException("a window without parts");
            }
            states.add(parts);
        }
        return new UniqueCopy(precision, windows, nowMillis, states);
    }

    private static UniqueWindow window(String text) throws DamagedSnapshotException {
        for (UniqueWindow window : UniqueWindow.values()) {
            if (window.text().equals(text)) {
                return window;
            }
        }
        throw new DamagedSnapshotException("no window is " + text);
    }

    private static byte[] state(SectionReader in, int precision, boolean few) throws DamagedSnapshotException {
        byte[] state = new byte[in.atLeast((REGISTER_BITS << precision) / Long.SIZE) * Long.BYTES];
        for (int at = 0; at < state.length; at += Long.BYTES) {
            long value = few ? in.number() : in.fixed();
            for (int i = 0; i < Long.BYTES; i++) {
                state[at + i] = (byte) (value >>> i * Byte.SIZE);
            }
        }
        return state;
    }
}
