package io.apilog.source.disk;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which file systems the creation time is real. Where the system cannot tell, the JDK answers with the time of the last
 * modification, which moves with every line; so it is believed on a file system only once the two were seen to differ there. A log can be
 * written, renamed and deleted within one tick of the clock and never show it, its directory does at the latest at the first rotation.
 */
public final class BirthTimes {
    private final Set<Long> real = ConcurrentHashMap.newKeySet();

    /** Learns of a look at a file whether its device knows births. */
    public void observe(FileStat sighting) {
        if (sighting.identity().birthNanos() != sighting.modifiedNanos()) {
            real.add(sighting.identity().device());
        }
    }

    /** Takes births on a device for real, as was seen in an earlier run. */
    public void isReal(long device) {
        real.add(device);
    }

    /** The devices on which files are known to have births, each once. */
    public List<Long> realDevices() {
        return List.copyOf(real);
    }

    /** Whether the births of files on a device are known to be real. */
    public boolean areReal(long device) {
        return real.contains(device);
    }

    /** Whether two identities are of one file, by all that can be trusted of them. */
    public boolean same(FileIdentity one, FileIdentity other) {
        return one.device() == other.device()
                && one.inode() == other.inode()
                && (one.birthNanos() == other.birthNanos() || !real.contains(one.device()));
    }
}
