package io.apilog.source.file;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The files that may have something to read: one that a path names, each in its turn, then one that was rotated away, the oldest first, as
 * that one is deleted first.
 */
public final class ReadyFiles {
    private final ArrayDeque<FollowedFile> live = new ArrayDeque<>();
    private final PriorityQueue<Rotated> rotated =
            new PriorityQueue<>(Comparator.comparingLong(Rotated::modified).thenComparingLong(Rotated::number));
    private long count;
    private boolean isRotatedsTurn;

    private record Rotated(FollowedFile file, long modified, long number) {}

    /** Queues a file that has something to read, unless it is queued. */
    public void add(FollowedFile file) {
        if (file.isQueued()) {
            return;
        }
        file.queued(true);
        if (file.life() == FollowedFile.Life.DRAINING) {
            rotated.add(new Rotated(file, file.modified(), count++));
        } else {
            live.add(file);
        }
    }

    /** The file whose turn it is; null if none has something to read. */
    public @Nullable FollowedFile next() {
        isRotatedsTurn = !isRotatedsTurn;
        boolean takesRotated = !rotated.isEmpty() && (isRotatedsTurn || live.isEmpty());
        Rotated oldest = takesRotated ? rotated.poll() : null;
        FollowedFile file = oldest == null ? live.poll() : oldest.file();
        if (file != null) {
            file.queued(false);
        }
        return file;
    }

    boolean isEmpty() {
        return live.isEmpty() && rotated.isEmpty();
    }
}
