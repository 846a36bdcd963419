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
        // Where time goes back, what was counted ahead of it goes.
        for (long part = Math.max(now, newest - ring.length) + 1; part <= newest; part++) {
            empty(place(part));
        }
        long passed = Math.min(now - newest, ring.length);
        for (long part = now - passed + 1; part <= now; part++) {
            empty(place(part));
        }
        newest = now;
    }

    private void empty(int place) {
        HyperLogLog old = ring[place];
        if (shared[place]) {
            ring[place] = null;
            shared[place] = false;
        } else if (old != null) {
            old.reset();
        }
    }

    /** Counts one that comes late in the part of its time, where that is not too long ago. */
    void addLate(long hash, long atMillis) {
        long part = Math.floorDiv(atMillis, partMillis);
        if (part <= newest && newest - part < ring.length) {
            own(place(part)).add(hash);
        }
    }

    /** The part at a place, to be changed. */
    private HyperLogLog own(int place) {
        HyperLogLog part = ring[place];
        if (part == null) {
            part = HyperLogLog.create(precision);
        } else if (shared[place]) {
            part = HyperLogLog.wrap(part.getState().clone());
        }
        ring[place] = part;
        shared[place] = false;
        return part;
    }

    private int place(long part) {
        return Math.floorMod(part, ring.length);
    }

    /** The newest part. */
    HyperLogLog last() {
        return own(place(newest));
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
