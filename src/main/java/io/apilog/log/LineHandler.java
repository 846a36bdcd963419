package io.apilog.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Writes each event at once, in UTF-8 whatever the locale, one event at a time. */
final class LineHandler extends Handler {
    private final OutputStream out;

    LineHandler(OutputStream out, Formatter formatter) {
        this.out = out;
        setFormatter(formatter);
    }

    @Override
    public void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        byte[] line = getFormatter().format(event).getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                reportError(null, e, ErrorManager.WRITE_FAILURE);
            }
        }
        endAfter(event.getThrown());
    }

    /**
     * Whoever caught it and only logs it: memory that is used up, or a JVM that is broken, ends the program, if it asked for that by a
     * handler. A stack that is too deep is a defect of one call.
     */
    private static void endAfter(@Nullable Throwable thrown) {
        Thread.UncaughtExceptionHandler end = Thread.getDefaultUncaughtExceptionHandler();
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError) && end != null) {
            end.uncaughtException(Thread.currentThread(), thrown);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Standard error is not ours to close.
    }
}
