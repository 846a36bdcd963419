package io.apilog.overview;

import java.util.List;

/**
 * Something that was found, and what can be done about it.
 *
 * @param what a sentence without a full stop
 * @param remedy another one; empty where nothing is to be done; one that begins with a path of this server leads there on a page
 * @param paste lines to be copied as they are; may be empty
 */
public record Finding(Level level, String what, String remedy, List<Paste> paste) {
    /** Copies the list. */
    public Finding {
        paste = List.copyOf(paste);
    }

    /** A finding without lines to copy. */
    public Finding(Level level, String what, String remedy) {
        this(level, what, remedy, List.of());
    }

    /** @param where the file or program that the line is for */
    public record Paste(String where, String line) {}
}
