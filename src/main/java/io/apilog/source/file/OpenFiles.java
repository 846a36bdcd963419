package io.apilog.source.file;

import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open files, at most so many: the one idle for the longest time is closed first, and opened again when it grows. */
public final class OpenFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
    private static final int ATTEMPTS = 3;

    private final LogDisk disk;
    private final BirthTimes births;
    private final int most;
    private final Map<FollowedFile, Boolean> byUse = new LinkedHashMap<>(64, 0.75f, true);

    /** No open files, of which there may be so many. */
    public OpenFiles(LogDisk disk, BirthTimes births, int most) {
        this.disk = disk;
        this.births = births;
        this.most = most;
    }

    /**
     * Opens a file where it was seen last. Java cannot ask an open file which it is, so the path is looked at before and after: where
     * both times it was this file, this file was opened. Where no birth time tells, a file that no path names must begin as it did.
     *
     * @return whether it is open now; false where the path names another file
     */
    public boolean open(FollowedFile file) throws IOException {
        if (file.isOpen()) {
            byUse.get(file);
            return true;
        }
        if (file.isVanished()) {
            return false;
        }
        makeRoom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!isHere(file)) {
                return false;
            }
            FileChannel channel = disk.open(file.where());
            if (isHere(file, channel)) {
                file.channel(channel);
                byUse.put(file, true);
                if (isSame(file)) {
                    return true;
                }
                close(file);
                return false;
            }
            channel.close();
        }
        return false;
    }

    private boolean isSame(FollowedFile file) throws IOException {
        try {
            return file.isNamed() || births.areReal(file.identity().device()) || file.beginsAsBefore();
        } catch (IOException e) {
            close(file);
            throw e;
        }
    }

    /** As {@link #open}, for a file that can as well be opened later. */
    public boolean tryOpen(FollowedFile file) {
        try {
            return open(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be opened now", file.where(), e);
            return false;
        }
    }

    /** What is at the path now, where that is a file. */
    public @Nullable FileStat look(Path path) {
        try {
            FileStat sighting = disk.look(path);
            births.observe(sighting);
            return sighting.kind() == FileStat.Kind.FILE ? sighting : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be looked at now", path, e);
            return null;
        }
    }

    private boolean isHere(FollowedFile file, FileChannel opened) throws IOException {
        try {
            return isHere(file);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private boolean isHere(FollowedFile file) throws IOException {
        FileStat sighting = disk.look(file.where());
        return sighting.kind() == FileStat.Kind.FILE && births.same(sighting.identity(), file.identity());
    }

    /** What no path names any more stays open: it could be deleted. */
    private void makeRoom() {
        Iterator<FollowedFile> longestIdleFirst = byUse.keySet().iterator();
        while (byUse.size() >= most && longestIdleFirst.hasNext()) {
            FollowedFile file = longestIdleFirst.next();
            if (file.life() == FollowedFile.Life.LIVE) {
                file.closeChannel();
                longestIdleFirst.remove();
            }
        }
    }

    /** Closes a file if it is open. */
    public void close(FollowedFile file) {
        file.closeChannel();
        byUse.remove(file);
    }

    /** How many files are open. */
    public int count() {
        return byUse.size();
    }

    @Override
    public void close() {
        byUse.keySet().forEach(FollowedFile::closeChannel);
        byUse.clear();
    }
}
