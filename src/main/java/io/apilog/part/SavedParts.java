package io.apilog.part;

import io.apilog.state.Section;
import io.apilog.state.Snapshot;
import java.util.Optional;

/**
 * What a snapshot says of all parts, for one that depends on another.
 *
 * @param copies of the parts whose sections could be read
 */
public record SavedParts(Snapshot snapshot, Copies copies) {
    /** The version of the layout of a section; empty where it is not there. */
    public Optional<Integer> version(String section) {
        return snapshot.section(section).map(Section::version);
    }
}
