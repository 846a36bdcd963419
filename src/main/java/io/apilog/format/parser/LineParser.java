package io.apilog.format.parser;

import io.apilog.format.message.Messages;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of one file into records. Made for one file and used on one thread: it may keep scratch buffers and what earlier
 * lines said ({@code #Fields:}).
 */
public interface LineParser {
    /**
     * Reads one line.
     *
     * @param into filled and returned where the line is an entry; its content is undefined otherwise
     */
    ParseResult parse(Line line, AccessRecord into);

    /**
     * Reads the next entry of the line parsed last, where one line holds several; null where there is none left.
     *
     * @param into filled and returned as by {@link #parse}
     */
    default @Nullable ParseResult more(AccessRecord into) {
        return null;
    }

    /**
     * Reads the line that {@link #parse} rejected last once more, and takes a word that is no number in the place of a time for an odd
     * value: the request counts without that time, see {@link AccessRecord#leftOut}.
     */
    default ParseResult parseLeniently(Line line, AccessRecord into) {
        return Rejection.BAD_NUMBER;
    }

    /** How many bytes of lines before the first one it is to see by {@link #recall}, where an earlier process ended there. */
    default int lookBack() {
        return 0;
    }

    /** A line that an earlier process has counted: what it has left for the next is taken up again, no more. */
    default void recall(Line line) {}

    /** For the line rejected last: at which byte of the line reading stopped, from 0. */
    int rejectedAt();

    /** Whether what it says of a line never depends on the lines before. */
    default boolean isStateless() {
        return false;
    }

    /** A parser for lines whose turn has not come, for one thread, which may be another; null where every line waits for its turn. */
    default @Nullable EarlyParser early() {
        return null;
    }

    /** Whether the line rejected last, which is this, can be no entry, however damaged, where entries are lines of text. */
    default boolean isNoEntry(Line line) {
        return false;
    }

    /** Whether the line rejected last, which is this, reads as what a program says beside its access log. */
    default boolean isMessage(Line line) {
        return Messages.isOne(line);
    }
}
