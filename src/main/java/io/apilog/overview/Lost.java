package io.apilog.overview;

import java.util.List;

/**
 * What was not counted under its own name, the most frequent first.
 *
 * @param rejected lines that could not be counted, by reason
 * @param ignored lines that are no entries, by kind
 * @param unmatched paths of requests that led to no endpoint, ids taken out
 * @param overflowed paths of requests over the budget of endpoints, ids taken out
 */
public record Lost(List<Reason> rejected, List<Reason> ignored, List<Paths> unmatched, List<Paths> overflowed) {
    /** Copies the lists. */
    public Lost {
        rejected = List.copyOf(rejected);
        ignored = List.copyOf(ignored);
        unmatched = List.copyOf(unmatched);
        overflowed = List.copyOf(overflowed);
    }

    /**
     * Lines for one reason.
     *
     * @param reason the value of a label, or the like
     * @param meaning the reason in words
     */
    public record Reason(String source, String reason, String meaning, long lines) {}

    /**
     * Requests of one shape.
     *
     * @param path with ids taken out
     * @param operations the methods, each with the statuses it was answered; empty where that is not known
     * @param requests at least so many
     */
    public record Paths(String path, String operations, long requests) {}
}
