package io.apilog.state;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is saved, at one moment.
 *
 * @param generation one more than that of the snapshot before
 * @param savedMillis when, in milliseconds since 1970
 * @param boot which run of the machine it was saved in; empty where that cannot be known
 * @param clean whether it is the last word of a daemon that ended in order, forced to the disk
 * @param sections what the stages wrote, by name
 * @param damaged the names of the sections that are there and whose bytes are not as they were written
 * @param torn whether one of those had to be of one moment with others
 */
public record Snapshot(
        long generation,
        long savedMillis,
        String boot,
        boolean clean,
        Map<String, Section> sections,
        Set<String> damaged,
        boolean torn) {
    /** Copies the collections. */
    public Snapshot {
        sections = Map.copyOf(sections);
        damaged = Set.copyOf(damaged);
    }

    /** A whole one. */
    Snapshot(long generation, long savedMillis, String boot, boolean clean, Map<String, Section> sections) {
        this(generation, savedMillis, boot, clean, sections, Set.of(), false);
    }

    /** The section of a name; empty where there is none, or where it is damaged. */
    public Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }
}
