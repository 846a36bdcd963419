package io.apilog.customer;

import io.apilog.request.AccessRecord;

/** What an answer was to who waited for it: some of these bits. */
final class AnswerBits {
    /** 5xx, or no status at all. */
    static final int ERROR = 1;

    /** Longer than T. */
    static final int SLOW = 2;

    /** An error, or longer than four times T. */
    static final int BAD = 4;

    /** 403 or 429. */
    static final int REFUSED = 8;

    /** Below 400, and not bad. */
    static final int SUCCESS = 16;

    private static final int SWITCHED_PROTOCOLS = 101;
    private static final int BAD_FACTOR = 4;

    private AnswerBits() {}

    static int of(AccessRecord record, long targetNanos) {
        int status = record.status;
        int answer = status < 0 || status >= 500 ? ERROR | BAD : 0;
        // What was switched to another protocol lasts as long as both sides like.
        if (record.durationNanos > targetNanos && status != SWITCHED_PROTOCOLS) {
            answer |= record.durationNanos > BAD_FACTOR * targetNanos ? SLOW | BAD : SLOW;
        }
        if (status == 403 || status == 429) {
            answer |= REFUSED;
        }
        boolean success = status >= 0 && status < 400 && !is(answer, BAD);
        return success ? answer | SUCCESS : answer;
    }

    static boolean is(int answer, int bits) {
        return (answer & bits) != 0;
    }
}
