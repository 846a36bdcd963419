package io.apilog.source.file;

import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.HeadFingerprint.Match;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a file with a known inode is the known file. A file system gives the inode of a deleted file to the next one at once; where it
 * keeps no birth times, or the JVM cannot read them, only what stands in the file tells the two apart. That is asked of files that nobody
 * reads or names: a followed one is compared with what was read of it whenever it is looked at.
 */
public final class InodeReuse {
    private static final Logger LOG = LoggerFactory.getLogger(InodeReuse.class);

    private final LogDisk disk;
    private final BirthTimes births;

    InodeReuse(LogDisk disk, BirthTimes births) {
        this.disk = disk;
        this.births = births;
    }

    boolean isStill(LedgerEntry known, Path path, FileStat sighting) {
        if (known instanceof FollowedFile file && isRewritten(file, path, sighting)) {
            return false;
        }
        if (births.areReal(sighting.identity().device())) {
            return true;
        }
        if (known instanceof SetAside aside) {
            // Without a birth time its identity has the time of the last modification in that place.
            boolean unchanged = aside.identity().birthNanos() == sighting.modifiedNanos();
            return unchanged || (aside.head().length() > 0 && begins(path, aside.head()) != Match.CHANGED);
        }
        if (known instanceof FollowedFile file && isToBeDoubted(file)) {
            HeadFingerprint head = file.position().head();
            if (file.life() == FollowedFile.Life.DONE) {
                return head.length() > 0 && begins(path, head) == Match.SAME;
            }
            // One that is empty now may have been cut.
            return head.length() == 0 ? sighting.size() == 0 : begins(path, head) != Match.CHANGED;
        }
        return true;
    }

    /** Whether other lines were put into a file that was read to its end, as where a copy is written over the copy before. */
    private boolean isRewritten(FollowedFile file, Path path, FileStat sighting) {
        boolean isAtRest = file.life() == FollowedFile.Life.DONE && !file.isNamed() && !file.isOpen();
        boolean isChanged = sighting.size() != file.size() || sighting.modifiedNanos() != file.modified();
        if (!isAtRest
                || !isChanged
                || sighting.size() == 0
                || file.position().head().length() == 0) {
            return false;
        }
        boolean rewritten = begins(path, file.position().head()) == Match.CHANGED;
        if (!rewritten) {
            file.isAsOf(sighting.modifiedNanos());
        }
        return rewritten;
    }

    /** Whether only the inode says that it is there. */
    boolean isToBeDoubted(FollowedFile file) {
        return !births.areReal(file.identity().device()) && !file.isNamed() && !file.isOpen();
    }

    private Match begins(Path path, HeadFingerprint head) {
        try {
            return beginsSo(disk, path, head);
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", path, e);
            return Match.SAME;
        }
    }

    private static Match beginsSo(LogDisk disk, Path path, HeadFingerprint head) throws IOException {
        try (FileChannel channel = disk.open(path)) {
            return head.match(Beginning.in(channel));
        }
    }

    /** How a file begins that is not open. */
    public static Beginning beginning(LogDisk disk, Path path) throws IOException {
        try (FileChannel channel = disk.open(path)) {
            return Beginning.of(Beginning.in(channel));
        }
    }
}
