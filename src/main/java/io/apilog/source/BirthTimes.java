package io.apilog.source;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which file systems the creation time is real. Where the system cannot tell, the JDK answers with the time of the last
 * modification, which moves with every line; so it is believed on a file system only once the two were seen to differ there. A log can be
 * written, renamed and deleted within one tick of the clock and never show it, its directory does at the latest at the first rotation.
 */
final class BirthTimes {
    private final Set<Long> real = ConcurrentHashMap.newKeySet();

    void observe(FileStat sighting) {
        if (sighting.identity().birthNanos() != sighting.modifiedNanos()) {
            real.add(sighting.identity().device());
        }
    }

    /** It was seen on that device in an earlier run. */
    void isReal(long device) {
        real.add(device);
    }

    List<Long> realDevices() {
        return List.copyOf(real);
    }

    boolean areReal(long device) {
        return real.contains(device);
    }

    boolean same(FileIdentity one, FileIdentity other) {
        return one.device() == other.device()
                && one.inode() == other.inode()
                && (one.birthNanos() == other.birthNanos() || !real.contains(one.device()));
    }
}
