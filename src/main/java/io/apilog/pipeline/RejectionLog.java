package io.apilog.pipeline;

import io.apilog.request.LineObserver;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows where a rejected line stands, one of each reason a minute: enough to find it with {@code explain}, and never the line itself,
 * which may hold tokens and addresses.
 */
final class RejectionLog implements LineObserver {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final long[] shownAt = new long[Rejection.values().length];
    private final boolean[] shown = new boolean[Rejection.values().length];

    /** @param nanoTime a clock as {@link System#nanoTime} */
    RejectionLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        Arrays.fill(shownAt, Long.MIN_VALUE);
    }

    @Override
    public void rejected(Request unread, Rejection reason, int at) {
        int slot = reason.ordinal();
        long now = nanoTime.getAsLong();
        if (shown[slot] && now - shownAt[slot] < INTERVAL) {
            return;
        }
        shown[slot] = true;
        shownAt[slot] = now;
        LOG.warn(
                "{}: a line was rejected as {} ({}), at offset {}, column {}; `explain` shows more",
                unread.file().path(),
                reason.label(),
                reason.meaning(),
                unread.line().offset(),
                at + 1);
    }
}
