package io.apilog.audit.trail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which files are older, or more, than is to be kept. The trail says of each that it goes, and it goes once that is saved for good. */
final class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final TrailSettings settings;
    private final TrailDisk disk;
    /** Files of which it is said, each with the size that the trail had then. */
    private final Map<Integer, Long> said = new TreeMap<>();

    private int forced;
    private boolean complained;

    Retirement(TrailSettings settings, TrailDisk disk) {
        this.settings = settings;
        this.disk = disk;
    }

    /** The last file that survives the end of the machine, or may have grown since. */
    synchronized int forcedUpTo() {
        return forced;
    }

    synchronized void forced(int file) {
        forced = file;
    }

    synchronized void said(int file, long size) {
        said.put(file, size);
    }

    /**
     * Deletes what it was said of under a signature, and tells which are the next.
     *
     * @param signed how many lines of what is kept are under one that is kept too: whoever can write the files could say it behind them
     */
    synchronized List<Integer> due(long nowMillis, TrailPoint kept, long signed) {
        List<Integer> due = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Long> one : List.copyOf(said.entrySet())) {
                if (one.getValue() <= signed) {
                    disk.delete(one.getKey());
                    said.remove(one.getKey());
                }
            }
            List<Integer> files = disk.numbers();
            long bytes = 0;
            int left = files.size();
            for (int file : files) {
                bytes += disk.size(file);
            }
            for (int file : files) {
                if (file >= kept.file) {
                    break;
                }
                boolean old = settings.retention().isPresent()
                        && nowMillis - disk.modifiedMillis(file)
                                > settings.retention().get().toMillis();
                if (!old && bytes <= settings.retentionBytes() && left <= settings.mostFiles()) {
                    break;
                }
                bytes -= disk.size(file);
                left--;
                if (!said.containsKey(file)) {
                    due.add(file);
                }
            }
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                LOG.warn("old files of the audit trail cannot be looked after ({})", e.toString());
            }
        }
        return due;
    }
}
