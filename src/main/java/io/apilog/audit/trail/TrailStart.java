package io.apilog.audit.trail;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.TreeHash;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where a trail goes on, at a start. What may be another trail is not touched. */
final class TrailStart {
    private static final Logger LOG = LoggerFactory.getLogger(TrailStart.class);

    /** More than the longest line. */
    private static final int TAIL = 64 * 1024;

    private final TrailDisk disk;
    private final long fileBytes;

    /** @param fileBytes a file that has so many is followed by another one */
    TrailStart(TrailDisk disk, long fileBytes) {
        this.disk = disk;
        this.fileBytes = fileBytes;
    }

    /** From what was saved: files are cut back to it, since what stands behind it will be counted and written again. */
    TrailPoint from(TrailPoint saved) {
        TrailPoint point = saved.copy();
        try {
            List<Integer> files = disk.numbers();
            if (point.file == 0 && !files.isEmpty() && !isBegun(files)) {
                LOG.error("the directory of the audit trail has files of another trail, which are left alone");
                return behind(files, point);
            }
            if (point.file > 0 && !isThere(point)) {
                LOG.error(
                        "the file in which the audit trail ended is not there any more as it was: what it lacks will be missing for"
                                + " whoever verifies it; another file is begun");
                return behind(files, point);
            }
            for (int file : files) {
                if (file > point.file) {
                    disk.delete(file);
                }
            }
            if (point.file > 0) {
                disk.open(point.file, point.length).close();
            }
        } catch (IOException e) {
            LOG.error("the files of the audit trail cannot be gone on with ({}); another one is begun", e.toString());
            point.length = fileBytes;
        }
        return point;
    }

    /** What follows is in a file of its own, behind all that there are. */
    private TrailPoint behind(List<Integer> files, TrailPoint point) {
        int last = files.isEmpty() ? 0 : files.get(files.size() - 1);
        point.file = Math.max(point.file, last);
        point.length = fileBytes;
        return point;
    }

    /** Whether the files can be those that were begun since nothing was saved but the beginning: none is missing before them. */
    private static boolean isBegun(List<Integer> files) {
        return files.get(0) == 1 && files.get(files.size() - 1) == files.size();
    }

    /** Whether the line that ends at the place is the one that was written last before it. */
    private boolean isThere(TrailPoint point) throws IOException {
        if (!disk.numbers().contains(point.file) || disk.size(point.file) < point.length) {
            return false;
        }
        try (InputStream in = disk.read(point.file)) {
            int length = (int) Math.min(TAIL, point.length);
            in.skipNBytes(point.length - length);
            byte[] tail = in.readNBytes(length);
            int end = tail.length - 1;
            if (end < 0 || tail[end] != '\n') {
                return false;
            }
            int from = end;
            while (from > 0 && tail[from - 1] != '\n') {
                from--;
            }
            byte[] hash = new byte[TreeHash.BYTES];
            new TreeHash().leaf(tail, from, end, hash, 0);
            return Arrays.equals(hash, point.last);
        }
    }

    /** From the files alone: behind the last whole line. */
    TrailPoint fromFiles() {
        TrailPoint point = new TrailPoint();
        try {
            List<Integer> files = disk.numbers();
            if (!files.isEmpty()) {
                int last = files.get(files.size() - 1);
                point.file = last;
                point.length = fileBytes;
                if (read(last, point)) {
                    LOG.warn("nothing was saved of the audit trail: it goes on behind what is in its files");
                    disk.open(last, point.length).close();
                } else {
                    LOG.error("the last file of the audit trail is damaged: a new trail is begun behind it");
                }
            }
        } catch (IOException e) {
            LOG.error("the files of the audit trail cannot be read ({})", e.toString());
        }
        return point;
    }

    private boolean read(int file, TrailPoint into) throws IOException {
        TrailPoint point = new TrailPoint();
        TreeHash hash = new TreeHash();
        LineHead line = new LineHead();
        long length = 0;
        try (InputStream in = new BufferedInputStream(disk.read(file), TAIL)) {
            for (byte[] text = line(in); text != null; text = line(in)) {
                if (!line.set(text, 0, text.length)) {
                    return false;
                }
                if (length == 0) {
                    Optional<FileHead> head = FileHead.of(line);
                    if (head.isEmpty()) {
                        return false;
                    }
                    point.tree.set(head.get().before());
                }
                if (line.seq() != point.size()) {
                    return false;
                }
                point.records += line.is(LineKind.ACCESS) ? 1 : 0;
                hash.leaf(text, 0, text.length, point.last, 0);
                point.tree.add(hash, point.last, 0);
                length += text.length + 1;
            }
        }
        point.file = file;
        point.length = length;
        into.set(point);
        return length > 0;
    }

    /** The next whole line; null where there is none. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int next = in.read(); next >= 0 && line.size() < TAIL; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }
}
