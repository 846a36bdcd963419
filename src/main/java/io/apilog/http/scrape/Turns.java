package io.apilog.http.scrape;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives out a few turns, in fairness: those who wait have the next one by turns, and of several that are one for this, as their address is the
 * same, whoever came first. So one that asks in a loop waits for itself. A connection waits in one place at most, so there are no more places than connections. Waiting holds no
 * thread. Safe for use by many threads.
 */
final class Turns {
    private final int most;
    private final int mostWaiting;
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();
    private final Set<String> connections = new HashSet<>();
    private int taken;

    /** Somebody who wants a turn. Whoever has one gives it back by {@link Turns#end}. */
    interface Asking {
        /** Has a turn at once. */
        void begin();

        /** Has one after it waited; told by the thread that ends another turn, which must not be held up. */
        void called();

        /** Has none and gets none: it waits already on the same connection, or others that wait less often need the place. */
        void refused();
    }

    private record Waiting(String connection, Asking asking) {}

    /**
     * All are free.
     *
     * @param most turns at a time
     * @param mostWaiting in all
     */
    Turns(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Asks for a turn, which may be told at once, on this thread, or later.
     *
     * @param whose turn it is to be: an address, say
     * @param connection tells apart who comes from there
     */
    void ask(String whose, String connection, Asking asking) {
        boolean begins = false;
        @Nullable Asking refused = null;
        synchronized (this) {
            if (taken < most) {
                taken++;
                begins = true;
            } else if (connections.contains(connection)) {
                refused = asking;
            } else {
                waiting.computeIfAbsent(whose, one -> new ArrayDeque<>()).add(new Waiting(connection, asking));
                connections.add(connection);
                refused = connections.size() > mostWaiting ? removeLastOfMost() : null;
            }
        }
        if (begins) {
            asking.begin();
        } else if (refused != null) {
            refused.refused();
        }
    }

    /** Whoever has the most places loses the one that would be served last. */
    private Asking removeLastOfMost() {
        Map.Entry<String, Deque<Waiting>> longest = Collections.max(
                waiting.entrySet(),
                Comparator.comparingInt(queue -> queue.getValue().size()));
        Waiting last = longest.getValue().removeLast();
        if (longest.getValue().isEmpty()) {
            waiting.remove(longest.getKey());
        }
        connections.remove(last.connection);
        return last.asking;
    }

    /** Gives a turn back; it is passed on at once where somebody waits. */
    void end() {
        @Nullable Asking next = next();
        if (next != null) {
            next.called();
        }
    }

    private synchronized @Nullable Asking next() {
        Iterator<Map.Entry<String, Deque<Waiting>>> first = waiting.entrySet().iterator();
        if (!first.hasNext()) {
            taken--;
            return null;
        }
        Map.Entry<String, Deque<Waiting>> one = first.next();
        String whose = one.getKey();
        Deque<Waiting> queue = one.getValue();
        first.remove();
        Waiting next = queue.removeFirst();
        if (!queue.isEmpty()) {
            waiting.put(whose, queue);
        }
        connections.remove(next.connection);
        return next.asking;
    }
}
