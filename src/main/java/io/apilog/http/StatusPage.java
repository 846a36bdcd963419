package io.apilog.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the landing page tells. Texts are shown as they are, escaped; the longest are cut.
 *
 * @param at when this was drawn up
 * @param upSince when the program was started
 * @param waitsFor what it waits for until it is ready, as in "the first pass over 3 files"; empty once it is
 * @param kept where counts are kept over a restart, and how that goes, in words; empty where they are not kept
 * @param lines the lines read since the counters began
 * @param endpoints how many endpoints have a name
 * @param series how many sample lines of the API families are exposed
 * @param files the files that are followed
 * @param rejected why lines were rejected, the most frequent first; the first 20 are shown
 * @param busiest the endpoints with the most requests, the most first; the first 20 are shown
 * @param overflowed the paths over the budget of endpoints with the most requests, the most first; the first 20 are shown, and no
 *     table if there are none
 */
public record StatusPage(
        Instant at,
        Instant upSince,
        String waitsFor,
        String kept,
        Lines lines,
        Budget endpoints,
        Budget series,
        List<FollowedFile> files,
        List<RejectedLines> rejected,
        List<EndpointTraffic> busiest,
        List<OverflowedRequests> overflowed) {
    /** Copies the lists. */
    public StatusPage {
        files = List.copyOf(files);
        rejected = List.copyOf(rejected);
        busiest = List.copyOf(busiest);
        overflowed = List.copyOf(overflowed);
    }

    /** A page without paths over the budget. */
    public StatusPage(
            Instant at,
            Instant upSince,
            String waitsFor,
            String kept,
            Lines lines,
            Budget endpoints,
            Budget series,
            List<FollowedFile> files,
            List<RejectedLines> rejected,
            List<EndpointTraffic> busiest) {
        this(at, upSince, waitsFor, kept, lines, endpoints, series, files, rejected, busiest, List.of());
    }

    /** What became of the lines read. */
    public record Lines(long accepted, long filtered, long rejected, long ignored) {}

    /**
     * Something that has a bound.
     *
     * @param used how much of it is taken
     * @param limit the bound
     */
    public record Budget(long used, long limit) {}

    /**
     * A file and how far it was read.
     *
     * @param format the format found; empty while unknown
     * @param unit the unit of its durations; empty where it has none
     * @param state what is done with it now, in one or two words
     * @param identity by what it is known under any name: device, inode and birth; empty where there is no file
     * @param offset bytes read
     * @param size bytes in it
     * @param lagBytes bytes not yet counted
     * @param waiting for how long the oldest complete line that is not yet counted has been there; zero where none waits
     */
    public record FollowedFile(
            String source,
            String path,
            String format,
            String unit,
            String state,
            String identity,
            long offset,
            long size,
            long lagBytes,
            Duration waiting) {}

    /**
     * Lines rejected for one reason.
     *
     * @param reason the value of the label
     * @param meaning the reason in words
     */
    public record RejectedLines(String source, String reason, String meaning, long lines) {}

    /**
     * Requests to one endpoint.
     *
     * @param errorShare the part answered 5xx, 0 to 1; NaN where there were no requests
     */
    public record EndpointTraffic(String endpoint, long requests, double errorShare) {}

    /**
     * Requests of one shape that were counted as {@code other}.
     *
     * @param path with ids taken out
     * @param requests at least so many
     */
    public record OverflowedRequests(String path, long requests) {}
}
