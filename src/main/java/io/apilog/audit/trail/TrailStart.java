package io.apilog.audit.trail;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.TreeHash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where a trail goes on, at a start. */
final class TrailStart {
    private static final Logger LOG = LoggerFactory.getLogger(TrailStart.class);

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
            for (int file : disk.numbers()) {
                if (file > point.file) {
                    disk.delete(file);
                }
            }
            if (point.file > 0) {
                disk.open(point.file, point.length).close();
            }
        } catch (IOException e) {
            LOG.error(
                    "the file of the audit trail in which it ended cannot be gone on with ({}): what it lacks will be"
                            + " missing for whoever verifies it; another file is begun",
                    e.toString());
            point.length = fileBytes;
        }
        return point;
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
                if (read(disk.read(last), point)) {
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

    private static boolean read(byte[] file, TrailPoint point) {
        TreeHash hash = new TreeHash();
        LineHead line = new LineHead();
        int from = 0;
        for (int end = end(file, from); end >= 0; end = end(file, from)) {
            if (!line.set(file, from, end)) {
                return false;
            }
            if (from == 0) {
                Optional<FileHead> head = FileHead.of(line);
                if (head.isEmpty()) {
                    return false;
                }
                point.tree.set(head.get().before());
            }
            if (line.seq() != point.size()) {
                return false;
            }
            if (line.is(LineKind.ACCESS)) {
                point.records++;
            }
            hash.leaf(file, from, end, point.last, 0);
            point.tree.add(hash, point.last, 0);
            from = end + 1;
        }
        point.length = from;
        return from > 0;
    }

    private static int end(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
