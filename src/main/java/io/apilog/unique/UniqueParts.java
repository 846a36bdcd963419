package io.apilog.unique;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ring of a window's parts. A part has a number, its time by its length. */
final class UniqueParts {
    private final int precision;
    private final long partMillis;
    private final @Nullable HyperLogLog[] ring;

    /** Whether copies have a part's very content: it is over, so that it does not change, and must not be used again. */
    private final boolean[] shared;

    private long newest;

    UniqueParts(int precision, UniqueWindow window) {
        this.precision = precision;
        this.partMillis = window.partMillis();
        this.ring = new HyperLogLog[window.parts()];
        this.shared = new boolean[window.parts()];
    }

    /** Empties the parts that time has passed by since. */
    void advance(long nowMillis) {
        long now = Math.floorDiv(nowMillis, partMillis);
        long passed = Math.min(now - newest, ring.length);
        for (long part = now - passed + 1; part <= now; part++) {
            int place = place(part);
            HyperLogLog old = ring[place];
            if (shared[place]) {
                ring[place] = null;
                shared[place] = false;
            } else if (old != null) {
                old.reset();
            }
        }
        newest = now;
    }

    private int place(long part) {
        return Math.floorMod(part, ring.length);
    }

    /** The newest part. */
    HyperLogLog last() {
        int place = place(newest);
        HyperLogLog part = ring[place];
        if (part == null) {
            part = HyperLogLog.create(precision);
            ring[place] = part;
        }
        return part;
    }

    /** The content of each part, from the newest one back; empty for one with nothing in it. */
    List<byte[]> states() {
        List<byte[]> states = new ArrayList<>(ring.length);
        for (int back = 0; back < ring.length; back++) {
            int place = place(newest - back);
            HyperLogLog part = ring[place];
            if (part == null || part.isEmpty()) {
                states.add(UniqueCopy.NOTHING);
            } else if (back == 0) {
                states.add(part.getState().clone());
            } else {
                shared[place] = true;
                states.add(part.getState());
            }
        }
        return states;
    }

    /** Goes on with such content, of the same precision, where the newest part is that of a time. */
    void restore(List<byte[]> states, long atMillis) {
        newest = Math.floorDiv(atMillis, partMillis);
        for (int back = 0; back < ring.length; back++) {
            byte[] state = back < states.size() ? states.get(back) : UniqueCopy.NOTHING;
            ring[place(newest - back)] = state.length == 0 ? null : HyperLogLog.wrap(state.clone());
            shared[place(newest - back)] = false;
        }
    }
}
