package io.apilog.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The open files, at most so many: the one idle for the longest time is closed first, and opened again when it grows. */
final class OpenFiles implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final LogDisk disk;
    private final BirthTimes births;
    private final int most;
    private final Map<FollowedFile, Boolean> byUse = new LinkedHashMap<>(64, 0.75f, true);

    OpenFiles(LogDisk disk, BirthTimes births, int most) {
        this.disk = disk;
        this.births = births;
        this.most = most;
    }

    /**
     * Opens a file where it was seen last. Java cannot ask an open file which it is, so the path is looked at before and after: where
     * both times it was this file, this file was opened.
     *
     * @return whether it is open now; false where the path names another file
     */
    boolean open(FollowedFile file) throws IOException {
        if (file.isOpen()) {
            byUse.get(file);
            return true;
        }
        makeRoom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!isHere(file)) {
                return false;
            }
            FileChannel channel = disk.open(file.where());
            if (isHere(file)) {
                file.channel(channel);
                byUse.put(file, true);
                return true;
            }
            channel.close();
        }
        return false;
    }

    private boolean isHere(FollowedFile file) throws IOException {
        Sighting sighting = disk.look(file.where());
        return sighting.kind() == Sighting.Kind.FILE && births.same(sighting.identity(), file.identity());
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

    void close(FollowedFile file) {
        file.closeChannel();
        byUse.remove(file);
    }

    int count() {
        return byUse.size();
    }

    @Override
    public void close() {
        byUse.keySet().forEach(FollowedFile::closeChannel);
        byUse.clear();
    }
}
