package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Request;

/** Finds who attacks by what it says: several different requests, or one that says it beyond doubt. */
final class WordDetector {
    static final int CELLS = 2;

    private static final int SAID = 0;
    /** A bit for each request that counts, by its hash. */
    private static final int REQUESTS = 1;

    private final LeakyBucket said;
    private final boolean scanners;
    private final int first;
    private final Alarm alarm;

    WordDetector(SecuritySettings settings, int first, Alarm alarm) {
        this.said = new LeakyBucket(settings.attackPattern(), settings.forget().toMillis());
        this.scanners = settings.scannerAgent();
        this.first = first;
        this.alarm = alarm;
    }

    void reset(ClientRow row) {
        row.set(first + SAID, 0);
    }

    /** @param found kinds of {@link AttackWords} */
    void said(long found, Request request, ClientRow row, long now) {
        if (scanners && AttackWords.isScanner(found)) {
            alarm.raise(SecurityKind.SCANNER_AGENT, request, row, now);
        }
        int amount = amount(AttackWords.surest(found), request.record());
        long emptyAt = row.get(first + SAID);
        long requests = LeakyBucket.holds(emptyAt, now) ? row.get(first + REQUESTS) : 0;
        long bit = 1L << hash(request.record());
        if (amount == 0 || (requests & bit) != 0) {
            return;
        }
        long filled = said.poured(emptyAt, now, amount);
        if (said.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.ATTACK_PATTERN, request, row, now);
        }
        row.set(first + SAID, filled);
        row.set(first + REQUESTS, requests | bit);
    }

    private int amount(int grade, AccessRecord record) {
        if (grade == Grade.NOTHING) {
            return 0;
        }
        return switch (Grade.ALL.get(grade)) {
            // What an API lets through that says so is its own language of queries.
            case HINT -> record.status >= 400 ? LeakyBucket.ONE / 4 : 0;
            case LIKELY -> LeakyBucket.ONE;
            case CERTAIN -> LeakyBucket.ONE * Math.max(1, said.most());
        };
    }

    private static long hash(AccessRecord record) {
        return QuickHash.of(record.target.bytes(), record.target.from(), record.target.to())
                ^ 31 * QuickHash.of(record.userAgent.bytes(), record.userAgent.from(), record.userAgent.to());
    }
}
