package io.apilog.format.wrapper;

import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import org.jspecify.annotations.Nullable;

/** Takes a wrapper off the lines of one file. */
public interface Unwrapper {
    /**
     * Points {@code inner} at what is wrapped.
     *
     * @return null where {@code inner} was set; otherwise what the line is: a piece of one that goes on, or not wrapped in this
     */
    @Nullable
    ParseResult unwrap(Line outer, Line inner);

    /** The time that the wrapper of the line unwrapped last has, in milliseconds since 1970; or {@link AccessRecord#ABSENT}. */
    default long millis() {
        return AccessRecord.ABSENT;
    }

    /** The duration that the wrapper of the line unwrapped last has, with its unit; or {@link AccessRecord#ABSENT}. */
    default long durationNanos() {
        return AccessRecord.ABSENT;
    }

    /** Whether some lines may stand among those that are wrapped without being so. */
    default boolean isOptional() {
        return false;
    }

    /**
     * Whether the lines that were unwrapped by this since it was made show that they are wrapped so.
     *
     * @param wrapped of how many something was taken off, or which were pieces
     * @param lines how many they are
     */
    default boolean isShown(int wrapped, int lines) {
        return wrapped * 2 > lines;
    }

    /** Whether one line inside can be wrapped in pieces, in several lines. */
    default boolean joinsPieces() {
        return false;
    }
}
