package io.apilog.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
final class ArchiveFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveFinder.class);

    private final LogDisk disk;
    private final FileLedger ledger;
    private final Archives archives;
    private final SourceEvents events;
    /** How each looked that may yet be written to. */
    private final Map<FileIdentity, Sighting> growing = new HashMap<>();

    ArchiveFinder(LogDisk disk, FileLedger ledger, Archives archives, SourceEvents events) {
        this.disk = disk;
        this.ledger = ledger;
        this.archives = archives;
        this.events = events;
    }

    /** Returns whether it is to be looked at again. */
    boolean examine(Family family, Path path, Sighting sighting) {
        Sighting before = growing.put(sighting.identity(), sighting);
        if (!sighting.equals(before)) {
            return true;
        }
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            place(family, path, sighting, content);
        } catch (EOFException e) {
            return true;
        } catch (ZipException e) {
            ledger.put(SetAside.stranger(sighting));
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
            return true;
        }
        growing.remove(sighting.identity());
        return false;
    }

    private void place(Family family, Path path, Sighting sighting, GzipContent content) throws IOException {
        byte[] head = content.head();
        if (isSearched(family, path, sighting, head)) {
            return;
        }
        FollowedFile known = member(family, head);
        if (known != null) {
            boolean isThere = known.isOpen() || known.isNamed() || known.isSuperseded();
            if (!isThere && content.holds(known.offset())) {
                known.supersede();
            } else if (!isThere && goesOn(new CopySearch(known, CopySearch.Reason.GONE), family, path, sighting)) {
                return;
            }
            ledger.put(SetAside.copy(sighting));
        } else if (ledger.isAside(head) || head.length == 0 || family.isCrowded()) {
            ledger.put(SetAside.copy(sighting));
        } else {
            archives.add(new Archive(family.logFile(), sighting.identity(), path, 0));
            events.rotated(family.logFile().source());
        }
    }

    /** A file that was taken for a copy may be what is searched since. */
    void searchAgain(Family family, Path path, Sighting sighting) {
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            if (isSearched(family, path, sighting, content.head())) {
                LOG.debug("{} is read on", path);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
        }
    }

    private boolean isSearched(Family family, Path path, Sighting sighting, byte[] head) throws IOException {
        for (CopySearch search : family.searches()) {
            if (!search.isFound() && search.beginsAlike(head) && goesOn(search, family, path, sighting)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable FollowedFile member(Family family, byte[] head) {
        for (FollowedFile known : family.members()) {
            HeadFingerprint begins = known.position().head();
            if (begins.isTelling(known.offset()) && begins.match(head, head.length) == HeadFingerprint.Match.SAME) {
                return known;
            }
        }
        return null;
    }

    /** Reads on where the search has its offset, if what stands before it is what was counted. */
    private boolean goesOn(CopySearch search, Family family, Path path, Sighting sighting) throws IOException {
        Trace trace = search.trace();
        try (GzipContent content = GzipContent.open(disk.open(path))) {
            int lead = TailMarker.lengthAt(trace.offset());
            content.skip(trace.offset() - lead);
            if (!GzipContent.stands(trace.marker(), content.next(lead))) {
                return false;
            }
        } catch (EOFException e) {
            return false;
        }
        Archive archive = new Archive(family.logFile(), sighting.identity(), path, trace.offset());
        search.handTo(archive);
        archives.add(archive);
        return true;
    }
}
