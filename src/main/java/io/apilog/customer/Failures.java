package io.apilog.customer;

import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;

/**
 * The failures of a client of which it is open what it does next: up to three, each the {@link EndpointMoment} of the failure and the time of the
 * first of those in a row. Each failure has exactly one outcome.
 */
final class Failures {
    /** How many numbers of a row it takes. */
    static final int CELLS = 6;

    private static final long RECOVERED_WITHIN = 5 * 60_000L;
    /** What is asked at the same moment as a failure, as pages do, does not follow it. */
    private static final long AT_ONCE = 2_000;

    private final CustomerEvents events;
    private final TraitTable traits;

    Failures(CustomerEvents events, TraitTable traits) {
        this.events = events;
        this.traits = traits;
    }

    /** Before a request, and from time to time: settles what is decided by the time that went by. */
    void settle(ClientRow row, boolean returns) {
        if (hasNone(row)) {
            return;
        }
        long lastRequest = row.nowMillis() - row.sinceMillis();
        boolean gone = row.nowMillis() - lastRequest >= Sessions.ENDS_AFTER;
        for (int slot = 0; slot < CELLS; slot += 2) {
            long failure = row.get(slot);
            if (failure == 0) {
                continue;
            }
            boolean late = row.nowMillis() - EndpointMoment.millis(failure) > RECOVERED_WITHIN;
            if ((late || gone) && Sessions.lastActionMillis(row) > EndpointMoment.millis(failure) + AT_ONCE) {
                end(row, slot, FailureOutcome.MOVED_ON);
            } else if (gone) {
                end(row, slot, row.agent().isOfPeople() ? FailureOutcome.LEFT : FailureOutcome.UNKNOWN);
            } else if (late && returns) {
                end(row, slot, FailureOutcome.MOVED_ON);
            }
        }
    }

    /** A request, behind {@link #settle}. */
    void answered(ClientRow row, Endpoint endpoint, HttpMethod method, int answer) {
        boolean bad = AnswerBits.is(answer, AnswerBits.BAD);
        if (!bad && hasNone(row)) {
            return;
        }
        int slot = find(row, EndpointMoment.what(endpoint, method));
        if (slot < 0) {
            if (bad) {
                begin(row, room(row), EndpointMoment.of(row.nowMillis(), endpoint, method), row.nowMillis());
            }
            return;
        }
        long first = row.get(slot + 1);
        boolean late = row.nowMillis() - EndpointMoment.millis(row.get(slot)) > RECOVERED_WITHIN;
        if (bad) {
            // A program that asks the same all the time does not ask again because it failed.
            boolean again = !late && !Sessions.polls(row);
            end(row, slot, again ? FailureOutcome.REPEATED : FailureOutcome.UNKNOWN);
            begin(row, slot, EndpointMoment.of(row.nowMillis(), endpoint, method), first);
        } else if (AnswerBits.is(answer, AnswerBits.SUCCESS) && !late) {
            end(row, slot, FailureOutcome.RECOVERED);
            events.recovered(row.source(), endpoint, row.nowMillis() - first);
        } else if (late) {
            end(row, slot, FailureOutcome.MOVED_ON);
        }
        // One that is refused in between (401, 404, 429) asks for the same still, and may have it yet.
    }

    /** Nothing more will be known of the client. */
    void giveUp(ClientRow row) {
        for (int slot = 0; slot < CELLS; slot += 2) {
            if (row.get(slot) != 0) {
                end(row, slot, FailureOutcome.UNKNOWN);
            }
        }
    }

    /** What is open was counted as unknown, and is known again. */
    void carried(ClientRow row) {
        for (int slot = 0; slot < CELLS; slot += 2) {
            if (row.get(slot) != 0) {
                events.openAgain(row.source(), traits.endpoint(EndpointMoment.endpoint(row.get(slot))));
            }
        }
    }

    void vacated(Endpoint endpoint, ClientRow row) {
        for (int slot = 0; slot < CELLS; slot += 2) {
            long failure = row.get(slot);
            if (failure != 0 && EndpointMoment.endpoint(failure) == endpoint.index()) {
                row.set(slot, 0);
                events.forgotten(row.source());
            }
        }
    }

    /** As it is of nearly every client. */
    private static boolean hasNone(ClientRow row) {
        return (row.get(0) | row.get(2) | row.get(4)) == 0;
    }

    private static int find(ClientRow row, long what) {
        for (int slot = 0; slot < CELLS; slot += 2) {
            if (row.get(slot) != 0 && EndpointMoment.what(row.get(slot)) == what) {
                return slot;
            }
        }
        return -1;
    }

    /** A free place, else that of the oldest failure, of which it is not known then what would have followed. */
    private int room(ClientRow row) {
        int oldest = 0;
        for (int slot = 0; slot < CELLS; slot += 2) {
            if (row.get(slot) == 0) {
                return slot;
            }
            oldest = row.get(slot) < row.get(oldest) ? slot : oldest;
        }
        boolean movedOn = row.nowMillis() > EndpointMoment.millis(row.get(oldest)) + AT_ONCE;
        end(row, oldest, movedOn ? FailureOutcome.MOVED_ON : FailureOutcome.UNKNOWN);
        return oldest;
    }

    private void begin(ClientRow row, int slot, long failure, long firstMillis) {
        row.set(slot, failure);
        row.set(slot + 1, firstMillis);
        events.failed(row.source(), traits.endpoint(EndpointMoment.endpoint(failure)));
    }

    private void end(ClientRow row, int slot, FailureOutcome outcome) {
        events.outcome(row.source(), traits.endpoint(EndpointMoment.endpoint(row.get(slot))), outcome);
        row.set(slot, 0);
    }
}
