package io.apilog.source;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The files that may have something to read, in turn. */
final class ReadyFiles {
    private final ArrayDeque<FollowedFile> turn = new ArrayDeque<>();

    void add(FollowedFile file) {
        if (!file.isQueued()) {
            file.queued(true);
            turn.add(file);
        }
    }

    @Nullable
    FollowedFile next() {
        FollowedFile file = turn.poll();
        if (file != null) {
            file.queued(false);
        }
        return file;
    }

    boolean isEmpty() {
        return turn.isEmpty();
    }
}
