package io.apilog.insight;

import java.util.List;

/**
 * Copies of the families of a part, of one moment. Immutable.
 *
 * @param shown what was copied in this run; none of what was read
 * @param saved what was read; none of what was copied
 */
public record EventCopies(List<EventCopy> shown, List<SavedEvents> saved) {
    /** Copies the lists. */
    public EventCopies {
        shown = List.copyOf(shown);
        saved = List.copyOf(saved);
    }

    /** The same as one is to see it who has seen as 0 what was made up to a copy: series that were made later are 0. */
    public EventCopies upTo(long copy) {
        return new EventCopies(shown.stream().map(family -> family.upTo(copy)).toList(), saved);
    }

    /** Each family as plain data. */
    List<SavedEvents> asSaved() {
        return shown.isEmpty() ? saved : shown.stream().map(SavedEvents::of).toList();
    }
}
