package io.apilog.http.scrape;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds the memory of answers that clients have not read yet: where all of them take too much, those that were not read from for the longest
 * time are cut off. Whoever reads as scrapers do is never among them. Safe for use by many threads.
 */
final class HeldAnswers {
    private final long most;
    private final Map<Runnable, Long> held = new LinkedHashMap<>();
    private long bytes;

    /** @param most in bytes; a single answer may be larger */
    HeldAnswers(long most) {
        this.most = most;
    }

    /**
     * An answer begins to be held.
     *
     * @param cutOff ends it; also the name by which it is let go
     */
    void hold(Runnable cutOff, long size) {
        List<Runnable> tooSlow = new ArrayList<>();
        synchronized (this) {
            Iterator<Map.Entry<Runnable, Long>> slowest = held.entrySet().iterator();
            while (bytes + size > most && slowest.hasNext()) {
                Map.Entry<Runnable, Long> one = slowest.next();
                tooSlow.add(one.getKey());
                bytes -= one.getValue();
                slowest.remove();
            }
            held.put(cutOff, size);
            bytes += size;
        }
        tooSlow.forEach(Runnable::run);
    }

    /** A piece of it was read: it is the last to be cut off. */
    synchronized void wasRead(Runnable cutOff) {
        Long size = held.remove(cutOff);
        if (size != null) {
            held.put(cutOff, size);
        }
    }

    /** An answer was read to its end, or given up. */
    synchronized void letGo(Runnable cutOff) {
        Long size = held.remove(cutOff);
        bytes -= size == null ? 0 : size;
    }
}
