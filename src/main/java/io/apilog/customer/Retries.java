package io.apilog.customer;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Text;

/**
 * The requests of a client that it may send again: the last two that were bad, slow, or something sent to be kept, each with its time and twenty
 * bits of a hash.
 */
final class Retries {
    /** How many numbers of a row it takes. */
    static final int CELLS = 2;

    private static final long AFTER_FAILURE = 10_000;
    private static final long AFTER_SUCCESS = 3_000;
    private static final int AFTER_BITS = 2;

    /** What was pressed twice already: who sends the same on and on polls. */
    private static final int COUNTED = 3;

    private static final int HASH_BITS = 20;

    private final CustomerEvents events;
    private final int first;

    Retries(CustomerEvents events, int first) {
        this.events = events;
        this.first = first;
    }

    void answered(ClientRow row, Request request, int answer) {
        boolean none = (row.get(first) | row.get(first + 1)) == 0;
        int after = after(request, answer);
        if (none && after < 0) {
            return;
        }
        long hash = hash(request);
        if (!none && again(row, hash, request.endpoint()) && after == CustomerEvents.AFTER_SUCCESS) {
            after = COUNTED;
        }
        if (after >= 0) {
            int older = row.get(first) <= row.get(first + 1) ? first : first + 1;
            row.set(older, (row.nowMillis() << HASH_BITS | hash) << AFTER_BITS | after);
        }
    }

    /** Counts it where the same was sent shortly before, and says whether that had been a success. */
    private boolean again(ClientRow row, long hash, Endpoint endpoint) {
        for (int cell = first; cell < first + CELLS; cell++) {
            long before = row.get(cell);
            if (before != 0 && (before >>> AFTER_BITS & (1L << HASH_BITS) - 1) == hash) {
                int after = (int) (before & (1 << AFTER_BITS) - 1);
                boolean success = after == CustomerEvents.AFTER_SUCCESS || after == COUNTED;
                long millis = row.nowMillis() - (before >>> HASH_BITS + AFTER_BITS);
                boolean soon = millis <= (success ? AFTER_SUCCESS : AFTER_FAILURE);
                if (soon && after != COUNTED) {
                    events.retried(row.source(), endpoint, after);
                }
                row.set(cell, 0);
                return soon && success;
            }
        }
        return false;
    }

    /** What one is sent again after, or -1. */
    private static int after(Request request, int answer) {
        if (AnswerBits.is(answer, AnswerBits.ERROR)) {
            return CustomerEvents.AFTER_ERROR;
        }
        if (AnswerBits.is(answer, AnswerBits.SLOW)) {
            return CustomerEvents.AFTER_SLOW;
        }
        return switch (request.method()) {
            case POST -> AnswerBits.is(answer, AnswerBits.SUCCESS) ? CustomerEvents.AFTER_SUCCESS : -1;
            default -> -1;
        };
    }

    /** Of the method and all of the target. */
    private static long hash(Request request) {
        Text target = request.record().target;
        long hash = QuickHash.of(target.bytes(), target.from(), target.to());
        return QuickHash.mixed(hash + request.method().ordinal()) >>> Long.SIZE - HASH_BITS;
    }
}
