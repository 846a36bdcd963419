package io.apilog.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is told of one moment. Texts come from logs, paths and configurations: whoever writes them escapes them.
 *
 * @param program which one tells
 * @param at when this was drawn up
 * @param upSince when the program was started
 * @param condition whether all is well, in words
 * @param kept where counts are kept over a restart, and how that goes, in words; empty where they are not kept
 * @param lines the lines read since the counters began
 * @param span what time the entries are of that were read since the start; empty where none names one
 * @param traffic the requests since the counters began
 * @param hour the last hour, as far as it was watched
 * @param findings what was found, and what can be done about it, the most urgent first
 * @param lost what was not counted under its own name: lines, and requests without an endpoint
 * @param budgets what has a bound, and how much of it is taken
 * @param files the files that are followed, those that are not read first
 */
public record Overview(
        Program program,
        Instant at,
        Instant upSince,
        Condition condition,
        String kept,
        Lines lines,
        Optional<Span> span,
        Traffic traffic,
        LastHour hour,
        List<Finding> findings,
        Lost lost,
        List<Budget> budgets,
        List<FollowedFile> files) {
    /** Copies the lists. */
    public Overview {
        findings = List.copyOf(findings);
        budgets = List.copyOf(budgets);
        files = List.copyOf(files);
    }

    /**
     * Which program tells.
     *
     * @param name of the product
     * @param revision it was built from; empty where unknown
     */
    public record Program(String name, String version, String revision) {}

    /** What became of the lines read. */
    public record Lines(long accepted, long filtered, long rejected, long ignored) {}

    /**
     * Something that has a bound.
     *
     * @param used how much of it is taken
     * @param limit the bound
     */
    public record Budget(String name, long used, long limit) {}

    /**
     * A file and how far it was read.
     *
     * @param format the format found; empty while unknown
     * @param unit the unit of its durations; empty where it has none
     * @param state what is done with it now, in a few words
     * @param level whether that is as it should be
     * @param identity by what it is known under any name: device, inode and birth; empty where there is no file
     * @param offset bytes counted
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
            Level level,
            String identity,
            long offset,
            long size,
            long lagBytes,
            Duration waiting) {}
}
