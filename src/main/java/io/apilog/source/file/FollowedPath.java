package io.apilog.source.file;

import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.SavedPath;
import io.apilog.source.report.FileStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One path that is followed, and the file that it names now, if any. Written by the reading thread alone. */
public final class FollowedPath {
    private final LogFile logFile;
    private final Path path;
    private final boolean configured;
    private final boolean thereAtStart;
    private final List<RotationGroup> families = new ArrayList<>();

    private volatile @Nullable FollowedFile file;
    private volatile FileStatus.State state = FileStatus.State.LIVE;
    private volatile String reason = "";
    private volatile String note = "";
    /** What is in a file that may not be read, and since when: written together, read by any thread. */
    private volatile Unread unread = Unread.NOTHING;

    private boolean hadFile;
    private boolean lookedAt;
    private long unchangedSince;
    private long lookAgainAt = Long.MIN_VALUE;

    /**
     * @param configured named as it is, not found by a glob
     * @param duringStart known at the start: a file that is at the path when it is first looked at was there before
     */
    public FollowedPath(LogFile logFile, Path path, boolean configured, boolean duringStart) {
        this.logFile = logFile;
        this.path = path;
        this.configured = configured;
        this.thereAtStart = duringStart;
    }

    /** The path as a label has it, with its source. */
    public LogFile logFile() {
        return logFile;
    }

    /** The path as it is looked at. */
    public Path path() {
        return path;
    }

    /** Whether the path is configured as it is, and not found by a glob. */
    public boolean isConfigured() {
        return configured;
    }

    /** Whether what is found now has been there since before the start. */
    public boolean isFirstLookAtStart() {
        return thereAtStart && !lookedAt;
    }

    /** What is at the path is known, even if it is nothing: not where it could not be looked at. */
    public void looked() {
        lookedAt = true;
    }

    /** The file that the path names now; null if there is none that is read. Any thread. */
    public @Nullable FollowedFile file() {
        return file;
    }

    /** Notes that the path was followed before the daemon was down, and named this file. */
    public void restore(boolean wasLookedAt, @Nullable FollowedFile named) {
        lookedAt = wasLookedAt;
        if (named != null) {
            names(named);
            named.named();
        }
    }

    /** The path as it is saved. */
    public SavedPath saved() {
        FollowedFile named = file;
        boolean changing = families.stream().anyMatch(RotationGroup::hasChanged);
        return new SavedPath(logFile, lookedAt, changing, named == null ? null : named.identity());
    }

    /** Sets the file that the path names. */
    public void names(@Nullable FollowedFile now) {
        file = now;
        hadFile |= now != null;
    }

    /** Whether the path ever named a file. */
    public boolean hadFile() {
        return hadFile;
    }

    /** The rotation groups that the path's files are of, the one beside it first. To be changed by the reading thread. */
    public List<RotationGroup> families() {
        return families;
    }

    /**
     * What a file holds that cannot be read.
     *
     * @param offset bytes that are not to be counted, or were
     * @param size bytes in the file
     * @param since when that was first more, by the monotonic clock
     */
    record Unread(long offset, long size, long since) {
        static final Unread NOTHING = new Unread(0, 0, 0);

        boolean isNothing() {
            return size <= offset;
        }
    }

    Unread unread() {
        return unread;
    }

    /** The size is all that can be known of the file. */
    public void cannotBeRead(long offset, long size, long now) {
        unread = new Unread(offset, size, unread.isNothing() ? now : unread.since());
    }

    /** What is going on with the path. Any thread. */
    public FileStatus.State state() {
        return state;
    }

    /** Why it is so, or what people should know of it; empty if nothing. Any thread. */
    public String reason() {
        return reason.isEmpty() ? note : reason;
    }

    /** What people should know of it though it is followed. */
    public void note(String what) {
        note = what;
    }

    /** Returns whether that is news, and so to be said. */
    public boolean becomes(FileStatus.State newState, String why) {
        boolean news = state != newState || !reason.equals(why);
        if (newState != FileStatus.State.UNREADABLE) {
            unread = Unread.NOTHING;
        }
        reason = why;
        state = newState;
        return news;
    }

    /** Whether the path is to be looked at now. */
    public boolean isDue(long now) {
        return lookAgainAt == Long.MIN_VALUE || now - lookAgainAt >= 0;
    }

    /** Sets a time of the monotonic clock before which nobody looks at the path. */
    public void lookAgainAt(long when) {
        lookAgainAt = when;
    }

    /** When a look saw a change last, by the monotonic clock. */
    public long unchangedSince() {
        return unchangedSince;
    }

    /** Notes that a look saw a change. */
    public void changedAt(long now) {
        unchangedSince = now;
    }
}
