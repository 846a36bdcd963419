package io.apilog.blackbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what another process does: the one place in the tests where time passes. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Eventually() {}

    /** Returns as soon as the assertion holds; after 30 s it fails with what the assertion says then. */
    public static void holds(ThrowingCallable assertion) {
        within(LIMIT, assertion);
    }

    /** The same for what takes longer by its nature, as what is done once a minute. */
    public static void within(Duration limit, ThrowingCallable assertion) {
        until(System.nanoTime() + limit.toNanos(), assertion);
    }

    /** The same until a moment that many assertions have in common, in {@link System#nanoTime()}; each is tried once at least. */
    public static void until(long end, ThrowingCallable assertion) {
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
            } catch (Throwable e) {
                throw new AssertionError("not even an answer", e);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
