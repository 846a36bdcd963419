package io.apilog.format.wrapper;

import io.apilog.format.message.Prefix;
import io.apilog.format.value.LastTime;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what a logger or {@code kubectl logs --timestamps} puts before a line, see {@link Prefix}: a time alone, or more than that.
 * The time is that of an entry which has none itself.
 */
final class LoggerPrefix implements Unwrapper {
    private final boolean timeAlone;
    private final Prefix prefix = new Prefix();
    private final LastTime lastTime = new LastTime();
    private long millis = AccessRecord.ABSENT;

    private LoggerPrefix(boolean timeAlone) {
        this.timeAlone = timeAlone;
    }

    static LoggerPrefix time() {
        return new LoggerPrefix(true);
    }

    static LoggerPrefix whole() {
        return new LoggerPrefix(false);
    }

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int at = timeAlone
                ? prefix.endOfTime(bytes, outer.from(), outer.to())
                : prefix.end(bytes, outer.from(), outer.to());
        if (at < 0 || at == outer.to() || !timeAlone && !prefix.isNamed()) {
            return Rejection.NO_MATCH;
        }
        millis = prefix.millis(bytes, lastTime);
        inner.set(bytes, at, outer.to(), outer.offset());
        return null;
    }

    @Override
    public long millis() {
        return millis;
    }
}
