package io.apilog.source.checkpoint;

import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.GzipContent;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * A file that is known and not read: a rotated sibling that was there at the start, one that has nothing to do with a rotation, or a
 * copy of a file that is followed.
 *
 * @param countedBefore what to leave out should one of the followed paths come to name this file: bytes that were there at the start,
 *     or that were counted in the file it is a copy of
 * @param isCopy whether it is a copy, and so may hold what the original has lost
 * @param isRead whether it is an archive that was read to its end
 * @param head how it begins, so that it is known again when it was compressed; none where that was not looked at
 */
public record SetAside(FileIdentity identity, long countedBefore, boolean isCopy, boolean isRead, HeadFingerprint head)
        implements LedgerEntry {
    /** A file that was there at the start, all of which is old. */
    public static SetAside thereBefore(FileStat sighting, HeadFingerprint head) {
        return new SetAside(sighting.identity(), sighting.size(), false, false, head);
    }

    /** @param head how it begins, so that it is known again although it grows, where no birth time tells */
    public static SetAside stranger(FileStat sighting, HeadFingerprint head) {
        return new SetAside(sighting.identity(), 0, false, false, head);
    }

    /** A file that is a copy of one that is followed, as far as it goes now. */
    public static SetAside copy(FileStat sighting) {
        return new SetAside(sighting.identity(), sighting.size(), true, false, HeadFingerprint.NONE);
    }

    /** Whether it can be the copy of a file that was cut since. */
    public boolean canBeCopy() {
        return isCopy || countedBefore == 0;
    }

    /** Whether the file begins with these bytes, where its beginning tells it from others. */
    public boolean beginsWith(Beginning bytes) {
        return head.isTelling(countedBefore) && head.match(bytes) == HeadFingerprint.Match.SAME;
    }

    /** Whether an archive can be of this file, which has not become shorter; where many begin alike, nothing else tells. */
    public boolean canBe(GzipContent content) {
        if (isRead) {
            return content.holds(countedBefore);
        }
        return !head.isFull() || content.sizeModulo() >= (countedBefore & 0xFFFF_FFFFL);
    }

    /** The same file, seen again where its last modification stands in the place of its birth. */
    public SetAside changedTo(FileIdentity now) {
        return new SetAside(now, countedBefore, isCopy, isRead, head);
    }

    /** The same file under another number of its device. */
    public SetAside on(long device) {
        return device == identity.device()
                ? this
                : new SetAside(identity.on(device), countedBefore, isCopy, isRead, head);
    }

    void write(SectionWriter out) {
        identity.write(out);
        out.number(countedBefore).flag(isCopy).flag(isRead);
        head.write(out);
    }

    static SetAside read(SectionReader in, CheckpointVersion version) throws DamagedSnapshotException {
        return new SetAside(
                FileIdentity.read(in),
                in.number(0, Long.MAX_VALUE),
                in.flag(),
                version.knowsArchives() && in.flag(),
                HeadFingerprint.read(in, version.knowsHoles()));
    }
}
