package io.apilog.source.rotation;

import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.checkpoint.Trace;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.Archive;
import io.apilog.source.file.CopyCheck;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.GzipContent;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.source.report.SourceEvents;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a compressed file that turned up beside a followed one what it is: what is left of a file that was not read to its end, a file
 * that was never seen, or nothing new. To see what stands before an offset everything before it is decompressed, some 300 MB a second, on
 * the reading thread; that is so only where a file could not be read to its end before it was compressed.
 */
public final class ArchiveFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveFinder.class);

    /** Files that went away while they were written are forgotten with the others, which costs these one more look. */
    private static final int MOST_GROWING = 10_000;

    private final LogDisk disk;
    private final FileLedger ledger;
    private final Archives archives;
    private final SourceEvents events;
    /** How each looked that may yet be written to. */
    private final Map<FileIdentity, FileStat> growing = new HashMap<>();

    /** A finder of archives of what the ledger knows. */
    public ArchiveFinder(LogDisk disk, FileLedger ledger, Archives archives, SourceEvents events) {
        this.disk = disk;
        this.ledger = ledger;
        this.archives = archives;
        this.events = events;
    }

    /**
     * Returns whether it is to be looked at again.
     *
     * @param kin the families whose it can be, the one first that it is of if nothing else is known
     */
    boolean examine(List<RotationGroup> kin, Path path, FileStat sighting) {
        if (growing.size() > MOST_GROWING) {
            growing.clear();
        }
        FileStat before = growing.put(sighting.identity(), sighting);
        if (!sighting.equals(before)) {
            return true;
        }
        if (kin.stream().anyMatch(RotationGroup::isDoubtful)) {
            return true;
        }
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            if (!place(kin, path, sighting, content)) {
                return true;
            }
        } catch (EOFException e) {
            return true;
        } catch (ZipException e) {
            ledger.put(SetAside.stranger(sighting, HeadFingerprint.NONE));
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
            return true;
        }
        growing.remove(sighting.identity());
        return false;
    }

    /** Returns whether that could be done now. */
    private boolean place(List<RotationGroup> kin, Path path, FileStat sighting, GzipContent content)
            throws IOException {
        Beginning head = content.beginning();
        if (head.isNoLog()) {
            ledger.put(SetAside.stranger(sighting, HeadFingerprint.NONE));
            return true;
        }
        if (isSearched(kin, path, sighting, head)) {
            return true;
        }
        RotationGroup family = kin.get(0);
        FollowedFile known = member(kin, path, content, head);
        if (known != null) {
            return place(family, path, sighting, content, head, known);
        }
        if (ledger.isAside(head, content)
                || ledger.isCounted(head, content, family.logFile().source())
                || head.isEmpty()
                || kin.stream().anyMatch(RotationGroup::isCrowded)) {
            ledger.put(SetAside.copy(sighting));
        } else {
            readWhole(family, path, sighting, content, head);
        }
        return true;
    }

    private boolean place(
            RotationGroup family, Path path, FileStat sighting, GzipContent content, Beginning head, FollowedFile known)
            throws IOException {
        boolean isThere = known.isOpen() || known.isNamed() || known.isSuperseded();
        if (CopyCheck.isGoneUnread(known)) {
            known.supersede();
            readWhole(family, path, sighting, content, head);
            return true;
        }
        if (isThere && isFirstPart(known, content)) {
            return CopyCheck.isReadToEnd(known)
                    && goesOn(new CopySearch(known, CopySearch.Reason.GONE), family, path, sighting);
        }
        if (!isThere && content.holds(known.offset())) {
            known.supersede();
        } else if (!isThere && goesOn(new CopySearch(known, CopySearch.Reason.GONE), family, path, sighting)) {
            return true;
        }
        if (isThere && known.offset() == 0 && !known.isSuperseded()) {
            // What is saved now may be gone on from when that file is no more: then this is the only one that has the
            // lines.
            return false;
        }
        ledger.put(SetAside.copy(sighting));
        return true;
    }

    private void readWhole(RotationGroup family, Path path, FileStat sighting, GzipContent content, Beginning head) {
        Archive archive = new Archive(
                family.logFile(), sighting.identity(), path, 0, HeadFingerprint.of(head), sighting.modifiedNanos());
        archive.measured(content.sizeModulo());
        archives.add(archive);
        events.rotated(family.logFile().source());
    }

    /** A file that was taken for a copy may be what is searched since; one that was read to its end may have all of it. */
    void searchAgain(List<RotationGroup> kin, Path path, FileStat sighting, SetAside known) {
        if (kin.stream().noneMatch(RotationGroup::isSearching)) {
            return;
        }
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            Beginning head = content.beginning();
            if (known.isCopy() && isSearched(kin, path, sighting, head)) {
                LOG.debug("{} is read on", path);
                return;
            }
            for (RotationGroup family : kin) {
                for (CopySearch search : family.searches()) {
                    boolean all = search.trace().offset() == known.countedBefore() && search.beginsAlike(head);
                    if (!search.isFound() && all && stands(search.trace(), path)) {
                        search.giveUp();
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
        }
    }

    private boolean isSearched(List<RotationGroup> kin, Path path, FileStat sighting, Beginning head)
            throws IOException {
        for (RotationGroup family : kin) {
            for (CopySearch search : family.searches()) {
                if (!search.isFound() && search.beginsAlike(head) && goesOn(search, family, path, sighting)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads on in an archive where the search has its offset, if it holds what was counted. */
    void readOn(CopySearch search, RotationGroup family, Path path, FileStat sighting) {
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            if (search.beginsAlike(content.beginning())) {
                goesOn(search, family, path, sighting);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
        }
    }

    /** Of several the one of which all that the archive holds was counted: others were cut or went away before they were read so far. */
    private @Nullable FollowedFile member(List<RotationGroup> kin, Path path, GzipContent content, Beginning head)
            throws IOException {
        FollowedFile first = null;
        for (RotationGroup family : kin) {
            for (FollowedFile known : family.members().like(head)) {
                HeadFingerprint begins = known.position().head();
                boolean same = !CopyCheck.tellsNothing(known)
                        && begins.isTelling(known.offset())
                        && begins.match(head) == HeadFingerprint.Match.SAME;
                if (holdsNow(known, head)
                        || holdsBehindHole(known, content, head)
                        || (same && goesOnAlike(family, known, path, content, head))) {
                    if (content.holds(known.offset())) {
                        return known;
                    }
                    first = first == null ? known : first;
                }
            }
        }
        return first;
    }

    /**
     * Whether an archive that begins as a file was read is of that file: many files can begin with the same lines. Nothing is
     * decompressed for the usual one, which holds as much as was read.
     */
    private boolean goesOnAlike(
            RotationGroup family, FollowedFile known, Path path, GzipContent content, Beginning head)
            throws IOException {
        long size = content.sizeModulo();
        if (content.holds(known.offset()) || size == 0) {
            return true;
        }
        var channel = known.channel();
        boolean isWhole = channel != null && channel.size() == size;
        boolean toMarker = !isWhole && known.offset() > 0 && size > known.offset();
        if (!toMarker && !CopyCheck.standsAsRead(known)) {
            return !family.members().beginAlike(head);
        }
        long at = toMarker ? known.offset() : channel == null ? size : Math.min(size, channel.size());
        byte[] here = new byte[TailMarker.lengthAt(at)];
        byte[] there;
        try (GzipContent again = GzipContent.open(disk.open(path))) {
            again.skip(at - here.length);
            there = again.next(here.length);
        }
        return toMarker
                ? GzipContent.stands(known.position().marker(), there)
                : known.readAt(here, here.length, at - here.length) == here.length && Arrays.equals(here, there);
    }

    /** Whether a file holds less than the archive: it is a copy, made earlier, of what was compressed. */
    private static boolean isFirstPart(FollowedFile known, GzipContent content) throws IOException {
        var channel = known.channel();
        return channel != null && content.sizeModulo() > channel.size() && CopyCheck.standsAsRead(known);
    }

    /** Whether an open file of which nothing is known yet has the same behind as many NULs, and is as long. */
    private static boolean holdsBehindHole(FollowedFile known, GzipContent content, Beginning head) throws IOException {
        var channel = known.channel();
        return channel != null
                && head.start() > 0
                && known.position().head().length() == 0
                && channel.size() == content.sizeModulo()
                && HeadFingerprint.of(head).match(known::readAt) == HeadFingerprint.Match.SAME;
    }

    /** Whether this little is all that is in an open file, of which nothing need be counted yet. */
    private static boolean holdsNow(FollowedFile known, Beginning head) throws IOException {
        byte[] all = head.bytes();
        if (head.isEmpty() || head.start() > 0 || all.length >= HeadFingerprint.LENGTH) {
            return false;
        }
        byte[] now = new byte[all.length + 1];
        return known.readAt(now, now.length, 0) == all.length && Arrays.equals(now, 0, all.length, all, 0, all.length);
    }

    /** Whether it holds what was read of the file that is searched, and where that ends what was read there. */
    boolean isCopy(CopySearch search, Path path) {
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            return search.beginsAlike(content.beginning()) && stands(search.trace(), path);
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
            return false;
        }
    }

    private boolean stands(Trace trace, Path path) throws IOException {
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            int lead = TailMarker.lengthAt(trace.offset());
            content.skip(trace.offset() - lead);
            return GzipContent.stands(trace.marker(), content.next(lead));
        } catch (EOFException e) {
            return false;
        }
    }

    /** Reads on where the search has its offset, if what stands before it is what was counted. */
    private boolean goesOn(CopySearch search, RotationGroup family, Path path, FileStat sighting) throws IOException {
        if (!stands(search.trace(), path)) {
            return false;
        }
        Archive archive = new Archive(
                family.logFile(),
                sighting.identity(),
                path,
                search.trace().offset(),
                search.trace().head(),
                sighting.modifiedNanos());
        search.handTo(archive);
        archives.add(archive);
        return true;
    }
}
