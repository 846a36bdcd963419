package io.apilog.audit.trail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a trail is written.
 *
 * @param directory that its files are in
 * @param keys the directory of its keys
 * @param fileBytes a file that has so many is followed by another one
 * @param retention how long a file is kept after its last line; empty: for ever
 * @param retentionBytes how many bytes all files may have, and as many files as full ones have so many; the oldest are deleted first
 * @param epoch how long a key of pseudonyms is used
 */
public record TrailSettings(
        Path directory, Path keys, long fileBytes, Optional<Duration> retention, long retentionBytes, Duration epoch) {
    /** A file that ends early, as at a start, is one of them. */
    long mostFiles() {
        return Math.max(2, retentionBytes / fileBytes);
    }
}
