package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Request;

/** Finds who attacks by what it says: several different requests, or one that says it beyond doubt. */
final class WordDetector {
    static final int CELLS = 2;

    /** When the bucket will be empty, and above that what {@link SaidBefore} keeps beside. */
    private static final int SAID = 0;
    /** Which requests count, as {@link SaidBefore} keeps them. */
    private static final int REQUESTS = 1;

    private static final int MORE_AT = Long.SIZE - SaidBefore.MORE_BITS;
    private static final long TIME = (1L << MORE_AT) - 1;

    private final LeakyBucket said;
    private final SaidBefore before = new SaidBefore();
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
        if (amount == 0) {
            return;
        }
        long cell = row.get(first + SAID);
        long emptyAt = cell & TIME;
        boolean holds = LeakyBucket.holds(emptyAt, now);
        before.set(holds ? row.get(first + REQUESTS) : 0, holds ? cell >>> MORE_AT : 0);
        if (!before.add(hash(request.record()), amount < LeakyBucket.ONE)) {
            return;
        }
        long filled = said.poured(emptyAt, now, amount);
        if (said.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.ATTACK_PATTERN, request, row, now);
        }
        row.set(first + SAID, before.more() << MORE_AT | filled & TIME);
        row.set(first + REQUESTS, before.requests());
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
