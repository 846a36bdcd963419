package io.apilog.part;

import io.apilog.state.Section;
import java.util.List;
import java.util.Map;

/**
 * What could be read of a snapshot.
 *
 * @param copies what to go on from
 * @param losses what could not be taken over, each a sentence for people
 * @param unknown sections that nobody knows here, to be kept as they are
 */
public record ReadParts(Copies copies, List<String> losses, Map<String, Section> unknown) {
    /** Copies the collections. */
    public ReadParts {
        losses = List.copyOf(losses);
        unknown = Map.copyOf(unknown);
    }
}
