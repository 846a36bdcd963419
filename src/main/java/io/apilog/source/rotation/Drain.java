package io.apilog.source.rotation;

import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileEvent;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.ReadyFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.mount.UnansweredException;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that no followed path names any more. A writer goes on writing to a renamed file until it opens the path again, so such a
 * file is finished only when a read after the change has come to its end and it has not grown for the linger.
 */
public final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final long SEARCH_NANOS = 5_000_000_000L;

    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final ReadyFiles ready;
    private final SourceEvents events;
    private final long lingerNanos;
    private final Map<FollowedFile, Progress> draining = new LinkedHashMap<>();
    private final List<FollowedFile> readToEnd = new ArrayList<>();

    private static final class Progress {
        private long quietSince;
        private boolean readToEnd;

        Progress(long now) {
            quietSince = now;
        }
    }

    /** No files yet; each is kept open for so long after its end was reached. */
    public Drain(FileLedger ledger, OpenFiles openFiles, ReadyFiles ready, SourceEvents events, long lingerNanos) {
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.ready = ready;
        this.events = events;
        this.lingerNanos = lingerNanos;
    }

    /** Takes a file that no path names any more. */
    public void add(FollowedFile file, long now) {
        if ((file.isUnplaced() || file.mayBeCopy()) && !file.isRestored()) {
            forget(file);
            return;
        }
        file.happens(FileEvent.UNNAMED);
        ledger.revive(file);
        draining.put(file, new Progress(now));
        ready.add(file);
    }

    /** A file that is not drained here has something to read. */
    public void readSoon(FollowedFile file) {
        ready.add(file);
    }

    /** The files that were read to their end, and closed, since this was asked last. */
    public List<FollowedFile> takeFinished() {
        List<FollowedFile> taken = List.copyOf(readToEnd);
        readToEnd.clear();
        return taken;
    }

    /** A path names it again. */
    public void remove(FollowedFile file) {
        draining.remove(file);
    }

    /** Nothing that is configured names it or its family any more; it is known, should that change. */
    public void rest(FollowedFile file) {
        finished(file);
    }

    /** A read came to the end of the file. */
    public void readToEnd(FollowedFile file) {
        Progress progress = draining.get(file);
        if (progress != null && file.isOpen()) {
            progress.readToEnd = true;
        }
    }

    /** @param truncations notices where such a file is cut, as a file can be that was renamed right after it had been copied and cut */
    public void poll(TruncationWatch truncations, long now) {
        if (draining.isEmpty()) {
            return;
        }
        for (Map.Entry<FollowedFile, Progress> entry : List.copyOf(new ArrayList<>(draining.entrySet()))) {
            try {
                poll(entry.getKey(), entry.getValue(), truncations, now);
            } catch (UnansweredException e) {
                // Whether it grows, or is there, cannot be known now.
                entry.getValue().quietSince = now;
            } catch (IOException e) {
                LOG.warn("{} cannot be read any more: {}", entry.getKey().where(), e.toString());
                done(entry.getKey());
            }
        }
    }

    private void poll(FollowedFile file, Progress progress, TruncationWatch truncations, long now) throws IOException {
        if (file.isSuperseded()) {
            finished(file);
            return;
        }
        if (!file.isOpen() && open(file)) {
            progress.quietSince = now;
        }
        var channel = file.channel();
        if (channel == null) {
            if (file.isVanished() || now - progress.quietSince >= SEARCH_NANOS) {
                gone(file, now);
            }
            return;
        }
        if (file.isRestored()) {
            file.resume(channel.size());
        }
        boolean changed = truncations.lookByHandle(file, channel.size(), now);
        if (file.isVanished()) {
            finished(file);
            ledger.forget(file);
        } else if (changed || file.isDoubtful()) {
            progress.quietSince = now;
            progress.readToEnd = false;
            ready.add(file);
        } else if (!progress.readToEnd) {
            ready.add(file);
        } else if (now - progress.quietSince >= lingerNanos) {
            finish(file, progress);
        }
    }

    private boolean open(FollowedFile file) throws UnansweredException {
        try {
            return openFiles.open(file);
        } catch (UnansweredException e) {
            throw e;
        } catch (IOException e) {
            LOG.debug("{} cannot be opened now", file.where(), e);
            return false;
        }
    }

    private void finish(FollowedFile file, Progress progress) {
        if (file.position().isFinishing() || file.offset() == file.size()) {
            file.readToEnd();
            done(file);
            readToEnd.add(file);
        } else {
            file.position().finishing(true);
            file.position().searchAgain();
            progress.readToEnd = false;
            ready.add(file);
        }
    }

    /** What was not read of it may be in a copy. */
    private void gone(FollowedFile file, long now) {
        boolean unread = file.size() > file.offset() && !file.position().inNuls();
        if (file.isUnplaced() || file.mayBeCopy()) {
            forget(file);
        } else if ((unread || file.isRestored()) && !file.families().isEmpty()) {
            CopySearch search = new CopySearch(file, CopySearch.Reason.GONE);
            for (RotationGroup family : file.families()) {
                family.searches().add(search);
                family.changed(now);
            }
            finished(file);
        } else {
            done(file);
        }
    }

    private void done(FollowedFile file) {
        if (file.size() > file.offset() && !file.position().inNuls()) {
            events.lost(file.logFile().source());
            LOG.warn(
                    "{} was rotated away and cannot be read to its end: its last {} bytes are not counted. Keep the"
                            + " last rotated file, not compressed, beside the log (delaycompress, no olddir)",
                    file.logFile().path(),
                    file.size() - file.offset());
        }
        finished(file);
    }

    /** Nothing is known of it yet: under its next name, or compressed, it is as any file that is not known. */
    private void forget(FollowedFile file) {
        finished(file);
        ledger.forget(file);
        file.families().forEach(family -> family.members().remove(file));
    }

    private void finished(FollowedFile file) {
        draining.remove(file);
        file.happens(FileEvent.ENDED);
        openFiles.close(file);
        ledger.finished(file);
    }
}
