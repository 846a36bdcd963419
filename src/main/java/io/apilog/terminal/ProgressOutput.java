package io.apilog.terminal;

import java.io.PrintStream;

/**
 * Where progress is shown.
 *
 * @param out standard error, so that what a program prints can be piped on
 */
public record ProgressOutput(Terminal terminal, PrintStream out) {
    /** Nowhere. */
    public static final ProgressOutput NONE = new ProgressOutput(Terminal.NONE, System.err);

    /** @param total bytes to be read; 0 where nobody knows */
    public Progress begin(long total) {
        return new Progress(terminal, out, total, System::nanoTime);
    }
}
