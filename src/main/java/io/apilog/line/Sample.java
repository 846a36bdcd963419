package io.apilog.line;

import java.util.List;

/**
 * Some complete lines of a file, read before any of its lines is handed over, from which its format is found.
 *
 * @param lines up to {@link #MAX_LINES} lines without line ends, from the file's head and, where the file is longer than what was
 *     read of the head, also from its end; at least one line. Owned by the receiver.
 */
public record Sample(List<byte[]> lines) {
    /** The most lines a sample has. */
    public static final int MAX_LINES = 100;
}
