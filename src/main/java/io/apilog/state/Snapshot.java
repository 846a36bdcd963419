package io.apilog.state;

import java.util.Map;

/**
 * Everything that is saved, at one moment.
 *
 * @param generation one more than that of the snapshot before
 * @param savedMillis when, in milliseconds since 1970
 * @param boot which run of the machine it was saved in; empty where that cannot be known
 * @param clean whether it is the last word of a daemon that ended in order, forced to the disk
 * @param sections what the stages wrote, by name
 */
public record Snapshot(long generation, long savedMillis, String boot, boolean clean, Map<String, byte[]> sections) {
    /** Copies the map. */
    public Snapshot {
        sections = Map.copyOf(sections);
    }

    /**
     * Opens a section.
     *
     * @throws DamagedSnapshotException there is none of that name
     */
    public SectionReader section(String name) throws DamagedSnapshotException {
        byte[] bytes = sections.get(name);
        if (bytes == null) {
            throw new DamagedSnapshotException("it has no section " + name);
        }
        return new SectionReader(bytes);
    }
}
