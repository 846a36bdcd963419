package io.apilog.source.file;

import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.checkpoint.Trace;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.GzipContent;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.mount.UnansweredException;
import io.apilog.source.report.SourceEvents;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every file identity that is known, and what of it was counted. What is not in here is new: nothing is concluded from the order of
 * times or names. Only the reading thread uses it, except for {@link #unfinished()}.
 */
public final class FileLedger {
    /** Of older ones nothing is known: docs/architecture.md. */
    static final int MOST_ENTRIES = 100_000;

    /** Of the heap for each that is known: what one takes right after a start, and as much for all else. */
    private static final long HEAP_EACH = 9_000;

    private static final int SHARE = 10;

    private final LogDisk disk;
    private final BirthTimes births;
    private final InodeReuse reuse;
    private final SourceEvents events;
    private volatile int known;
    private final Set<FollowedFile> unfinished = ConcurrentHashMap.newKeySet();
    /** In the order in which they were seen last. */
    private final Map<FileIdentity, LedgerEntry> entries = new LinkedHashMap<>(64, 0.75f, true);
    /** The entry that an inode's number belongs to now; those that had it before are known on by what they held. */
    private final Map<FileIdentity.Inode, FileIdentity> latest = new HashMap<>();

    /** So many there may be while files that are gone are among them. */
    private final int most;

    private int nextTrim;

    /** An empty ledger. */
    public FileLedger(LogDisk disk, BirthTimes births, SourceEvents events) {
        this(disk, births, events, (int)
                Math.min(MOST_ENTRIES, Runtime.getRuntime().maxMemory() / HEAP_EACH));
    }

    FileLedger(LogDisk disk, BirthTimes births, SourceEvents events, int most) {
        this.disk = disk;
        this.most = most;
        this.nextTrim = most;
        this.events = events;
        this.births = births;
        this.reuse = new InodeReuse(disk, births);
    }

    /** What is known of the compressed file that was just seen at a path: not what is known of a log that had its inode. */
    public @Nullable LedgerEntry findArchive(Path path, FileStat sighting) {
        LedgerEntry known = find(path, sighting);
        if (known instanceof FollowedFile file && reuse.isToBeDoubted(file)) {
            unlink(file);
            return null;
        }
        return known;
    }

    /** What is known of the file that was just seen at a path. */
    public @Nullable LedgerEntry find(Path path, FileStat sighting) {
        LedgerEntry known = find(sighting.identity());
        if (known == null) {
            return null;
        }
        if (!reuse.isStill(known, path, sighting)) {
            unlink(known);
            return null;
        }
        if (known instanceof SetAside aside && !aside.identity().equals(sighting.identity())) {
            SetAside changed = aside.changedTo(sighting.identity());
            put(changed);
            return changed;
        }
        return known;
    }

    private @Nullable LedgerEntry find(FileIdentity identity) {
        FileIdentity known = latest.get(identity.key());
        if (known == null || !births.same(known, identity)) {
            return entries.get(identity);
        }
        return entries.get(known);
    }

    /** Adds an entry, or puts it in the place of the one with its identity; it is the one seen last. */
    public void put(LedgerEntry entry) {
        FileIdentity identity = entry.identity();
        FileIdentity before = latest.put(identity.key(), identity);
        if (before != null && births.same(before, identity)) {
            LedgerEntry replaced = entries.remove(before);
            if (replaced instanceof FollowedFile file && file != entry) {
                file.vanish();
            }
        }
        entries.put(identity, entry);
        if (entry instanceof FollowedFile file) {
            unfinished.add(file);
        }
        if (entries.size() > nextTrim) {
            forgetGone();
            nextTrim = Math.max(most, entries.size()) + most / SHARE;
        }
        if (entries.size() > MOST_ENTRIES) {
            events.forgot(forgetOldest());
        }
        known = entries.size();
    }

    /** Of the files that were not seen for the longest time those that are not there any more; what is there would be read anew. */
    private void forgetGone() {
        List<FollowedFile> oldest = entries.values().stream()
                .filter(FollowedFile.class::isInstance)
                .map(FollowedFile.class::cast)
                .filter(file -> file.isDone() && !unfinished.contains(file))
                .limit(2L * most / SHARE)
                .toList();
        int gone = 0;
        try {
            for (FollowedFile file : oldest) {
                if (isGone(file)) {
                    unlink(file.identity());
                    file.leaveFamilies();
                    gone++;
                }
            }
        } catch (UnansweredException e) {
            // The others are asked for next time: nobody is to wait for each of them.
        }
        if (gone > 0) {
            events.forgot(gone);
        }
    }

    private boolean isGone(FollowedFile file) throws UnansweredException {
        try {
            return !births.same(disk.look(file.where()).identity(), file.identity());
        } catch (UnansweredException e) {
            throw e;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Entries not seen for the longest time are of files deleted long ago. A tenth goes at once, as looking for them takes time. */
    private int forgetOldest() {
        Iterator<LedgerEntry> oldestFirst = entries.values().iterator();
        int gone = 0;
        while (gone < MOST_ENTRIES / SHARE && oldestFirst.hasNext()) {
            LedgerEntry entry = oldestFirst.next();
            boolean isRead =
                    entry instanceof Archive || (entry instanceof FollowedFile file && unfinished.contains(file));
            if (!isRead) {
                oldestFirst.remove();
                latest.remove(entry.identity().key(), entry.identity());
                if (entry instanceof FollowedFile file) {
                    file.leaveFamilies();
                }
                gone++;
            }
        }
        return gone;
    }

    /** How many there are. Any thread. */
    public int known() {
        return known;
    }

    /** All that is known, that seen last at the end. What has lost its inode to another file comes before that one. */
    public Collection<LedgerEntry> entries() {
        if (unfinished.stream().noneMatch(FollowedFile::isVanished)) {
            return entries.values();
        }
        Set<LedgerEntry> all = new LinkedHashSet<>();
        unfinished.stream().filter(FollowedFile::isVanished).forEach(all::add);
        all.addAll(entries.values());
        return all;
    }

    /** Whether a file that begins so, and holds as much, is known and not to be read. */
    public boolean isAside(Beginning head, GzipContent content) {
        for (LedgerEntry entry : entries.values()) {
            if (entry instanceof SetAside aside && aside.beginsWith(head) && aside.canBe(content)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that an archive holds was counted in a file of that source, whichever path named it. */
    public boolean isCounted(Beginning head, GzipContent content, String source) {
        for (LedgerEntry entry : entries.values()) {
            if (entry instanceof FollowedFile file
                    && file.position().head().isTelling(file.offset())
                    && !CopyCheck.tellsNothing(file)
                    && content.holds(file.offset())
                    && file.logFile().source().equals(source)
                    && file.position().head().match(head) == HeadFingerprint.Match.SAME) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a file of which nothing was counted is a whole one of the source that was: a process before this one found the copy, and ended
     * before it was saved that nothing is looked for any more.
     */
    public boolean isCounted(Trace trace, @Nullable FollowedFile original, String source) {
        return trace.offset() == 0
                && entries().stream()
                        .anyMatch(entry -> entry instanceof FollowedFile file
                                && file != original
                                && file.offset() >= trace.size()
                                && file.logFile().source().equals(source)
                                && file.position().head().isLike(trace.head()));
    }

    /** Forgets a file, which is as new when it is seen again. */
    public void forget(FollowedFile file) {
        unlink(file.identity());
        unfinished.remove(file);
    }

    /** Its inode is another file's: it was deleted. What was not read of it can be in a copy. */
    private void unlink(LedgerEntry entry) {
        unlink(entry.identity());
        if (entry instanceof FollowedFile file) {
            file.vanish();
        }
    }

    private void unlink(FileIdentity identity) {
        entries.remove(identity);
        known = entries.size();
        latest.remove(identity.key(), identity);
    }

    /** Keeps a file that is read again from being forgotten. */
    public void revive(FollowedFile file) {
        unfinished.add(file);
    }

    /** Lets a file that was read to its end be forgotten when there are too many, and keeps of it what it is known by. */
    public void finished(FollowedFile file) {
        unfinished.remove(file);
        file.closeSink();
    }

    /** The files that are live or being read to their end. Any thread. */
    public Collection<FollowedFile> unfinished() {
        return unfinished;
    }
}
