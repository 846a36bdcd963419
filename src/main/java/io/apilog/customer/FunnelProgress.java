package io.apilog.customer;

import io.apilog.client.ClientRow;
import io.apilog.customer.CustomerTraits.FunnelStep;
import io.apilog.request.HttpMethod;
import java.util.List;

/** How far a client is in each funnel, in eight bits each: the steps that it reached, and what it met since. */
final class FunnelProgress {
    private static final int BITS = 8;
    private static final int STEPS = 15;
    private static final int ERROR = 16;
    private static final int SLOW = 32;

    private final CustomerEvents events;
    private final int first;
    private final int[] steps;

    FunnelProgress(CustomerEvents events, List<Funnel> funnels, int first) {
        this.events = events;
        this.first = first;
        this.steps = funnels.stream().mapToInt(funnel -> funnel.steps().size()).toArray();
    }

    /** How many numbers of a row it takes. */
    static int cells(int funnels) {
        return (funnels * BITS + Long.SIZE - 1) / Long.SIZE;
    }

    /** An answer to something that the client did. */
    void acted(ClientRow row, CustomerTraits traits, HttpMethod method, int answer) {
        if (AnswerBits.is(answer, AnswerBits.BAD | AnswerBits.SLOW)) {
            for (int funnel = 0; funnel < steps.length; funnel++) {
                int progress = get(row, funnel);
                if ((progress & STEPS) != 0) {
                    set(row, funnel, progress | (AnswerBits.is(answer, AnswerBits.ERROR) ? ERROR : SLOW));
                }
            }
        }
        if (AnswerBits.is(answer, AnswerBits.SUCCESS)) {
            reach(row, traits.steps(), method);
        }
    }

    private void reach(ClientRow row, FunnelStep[] possible, HttpMethod method) {
        int done = -1;
        for (FunnelStep step : possible) {
            int funnel = step.funnel();
            boolean next = (get(row, funnel) & STEPS) == step.number();
            if (next && funnel != done && (step.method() == null || step.method() == method)) {
                done = funnel;
                events.step(row.source(), funnel, step.number(), CustomerEvents.REACHED);
                boolean last = step.number() + 1 == steps[funnel];
                set(row, funnel, last ? 0 : step.number() + 1);
            }
        }
    }

    /** The session is over: where a funnel was begun and not ended, the client is lost behind the step that it reached last. */
    void end(ClientRow row) {
        for (int funnel = 0; funnel < steps.length; funnel++) {
            int progress = get(row, funnel);
            if ((progress & STEPS) != 0) {
                int result = (progress & ERROR) != 0
                        ? CustomerEvents.LOST_AFTER_ERROR
                        : (progress & SLOW) != 0 ? CustomerEvents.LOST_AFTER_SLOW : CustomerEvents.LOST;
                events.step(row.source(), funnel, (progress & STEPS) - 1, result);
                set(row, funnel, 0);
            }
        }
    }

    private int get(ClientRow row, int funnel) {
        return (int) (row.get(first + funnel / BITS) >>> shift(funnel)) & 0xff;
    }

    private void set(ClientRow row, int funnel, int progress) {
        int cell = first + funnel / BITS;
        row.set(cell, row.get(cell) & ~(0xffL << shift(funnel)) | (long) progress << shift(funnel));
    }

    private static int shift(int funnel) {
        return funnel % BITS * BITS;
    }
}
