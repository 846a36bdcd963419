package io.apilog.source.rotation;

import io.apilog.source.disk.FileStat;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileStart;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.ReadyFiles;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a file that changed is still the log that was read. A smaller size alone proves nothing: network file systems show old
 * sizes. So a file is taken for cut only when two looks found it empty or beginning otherwise, or a copy shows what was done; one that
 * only is shorter is waited for, and then goes on at its last line end.
 */
public final class TruncationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TruncationWatch.class);
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long MOST_SEARCHED_AGAIN = 16L << 20;

    private enum Verdict {
        SAME_LOG,
        EMPTIED,
        REWRITTEN,
        SHORTER
    }

    private static final class Doubt {
        private final long since;
        private int looks;
        private boolean wasEmpty;

        Doubt(long since) {
            this.since = since;
        }
    }

    /** Whether what a file held is in another one. */
    @FunctionalInterface
    public interface Copies {
        boolean hasCopyOf(FollowedFile file) throws IOException;
    }

    private final Map<FollowedFile, Doubt> doubts = new HashMap<>();
    private final OpenFiles openFiles;
    private final ReadyFiles ready;
    private final FileStart start;
    private final Copies copies;
    private final SourceEvents events;

    /** A watch that doubts no file yet. */
    public TruncationWatch(OpenFiles openFiles, ReadyFiles ready, FileStart start, Copies copies, SourceEvents events) {
        this.openFiles = openFiles;
        this.ready = ready;
        this.start = start;
        this.copies = copies;
        this.events = events;
    }

    /** The file was looked at. Returns whether anything had changed. */
    public boolean look(FollowedFile file, FileStat sighting, long now) throws IOException {
        boolean moved = sighting.size() != file.size() || sighting.modifiedNanos() != file.modified();
        if (!moved && !file.isDoubtful() && !file.movedLately()) {
            if (file.size() > file.position().scanned()) {
                ready.add(file);
            }
            return false;
        }
        if (!openFiles.open(file)) {
            return true;
        }
        file.movedLately(moved);
        switch (verdict(file, sighting)) {
            case SAME_LOG -> goOn(file, sighting, now);
            case EMPTIED -> doubt(file, now).wasEmpty = true;
            case REWRITTEN -> doubt(file, now);
            case SHORTER -> shorter(file, sighting, now);
        }
        Doubt doubt = doubts.get(file);
        if (doubt != null && doubt.looks >= 2) {
            cut(file, now);
        }
        return moved;
    }

    /** The same for a file that is only known by being open. */
    public boolean lookByHandle(FollowedFile file, long size, long now) throws IOException {
        FileStat byHandle = new FileStat(FileStat.Kind.FILE, file.identity(), size, file.modified());
        return look(file, byHandle, now);
    }

    private static Verdict verdict(FollowedFile file, FileStat sighting) throws IOException {
        if (sighting.size() == 0 || file.readAt(new byte[1], 1, 0) == 0) {
            return file.position().head().length() == 0 && file.position().scanned() == 0
                    ? Verdict.SAME_LOG
                    : Verdict.EMPTIED;
        }
        if (file.position().head().match(file::readAt) != HeadFingerprint.Match.SAME) {
            return Verdict.REWRITTEN;
        }
        if (sighting.size() < file.offset()) {
            return Verdict.SHORTER;
        }
        // Where there is more to read, that is seen when it is read.
        boolean toCheck = file.isDoubtful() || sighting.size() == file.offset();
        return toCheck && !markerStands(file) ? Verdict.REWRITTEN : Verdict.SAME_LOG;
    }

    private static boolean markerStands(FollowedFile file) throws IOException {
        byte[] before = new byte[file.position().marker().length()];
        int read = file.readAt(before, before.length, file.offset() - before.length);
        return read == before.length && file.position().marker().matches(before, read);
    }

    private void goOn(FollowedFile file, FileStat sighting, long now) throws IOException {
        doubts.remove(file);
        file.doubtful(false);
        if (file.offset() == 0) {
            // Nothing was counted by which a cut could be told: what is found beside it now may be what was in it.
            file.families().forEach(family -> family.changed(now));
        }
        long unfinished = file.position().scanned() - file.offset();
        if (unfinished > 0 && sighting.size() <= file.position().scanned() && unfinished <= MOST_SEARCHED_AGAIN) {
            file.position().searchAgain();
        }
        file.seen(sighting.size(), sighting.modifiedNanos(), now);
        if (!file.position().head().isFull()) {
            FileStart.refreshHead(file);
        }
        if (file.size() > file.position().scanned()) {
            ready.add(file);
        }
    }

    private Doubt doubt(FollowedFile file, long now) {
        file.doubtful(true);
        Doubt doubt = doubts.computeIfAbsent(file, f -> new Doubt(now));
        doubt.looks++;
        return doubt;
    }

    private void shorter(FollowedFile file, FileStat sighting, long now) throws IOException {
        file.doubtful(true);
        Doubt doubt = doubts.computeIfAbsent(file, f -> new Doubt(now));
        if (doubt.wasEmpty || copies.hasCopyOf(file)) {
            doubt.looks = 2;
        } else if (now - doubt.since >= PATIENCE_NANOS) {
            doubts.remove(file);
            file.position().beginAgainWithin(sighting.size());
            start.begin(file, sighting.size());
            file.seen(sighting.size(), sighting.modifiedNanos(), now);
            events.regressed(file.logFile().source());
            LOG.warn(
                    "{} became shorter, but begins as before: reading goes on at byte {}",
                    file.logFile().path(),
                    file.offset());
        }
    }

    /** Whether it has the name under which it was seen last: else only its handle has what is written to it. */
    private boolean isThere(FollowedFile file) {
        FileStat sighting = openFiles.look(file.where());
        return sighting != null
                && sighting.identity().key().equals(file.identity().key());
    }

    private void cut(FollowedFile file, long now) throws IOException {
        doubts.remove(file);
        events.truncated(file.logFile().source());
        if (file.isSuperseded()) {
            // What was not read before the cut is read in the file that took its place.
            file.holdsAnother();
        } else {
            CopySearch search = new CopySearch(file, CopySearch.Reason.CUT);
            file.families().forEach(family -> family.searches().add(search));
        }
        file.families().forEach(family -> family.changed(now));
        if (!file.isNamed() && isThere(file)) {
            // What stands in it now can be a copy of another file as well: it is as a file that just turned up.
            file.vanish();
            return;
        }
        file.moveTo(0, TailMarker.NONE);
        FileStart.refreshHead(file);
        var channel = file.channel();
        file.seen(channel == null ? 0 : channel.size(), 0, now);
        ready.add(file);
    }
}
