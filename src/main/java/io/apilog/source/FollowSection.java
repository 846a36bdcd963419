package io.apilog.source;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Values;
import io.apilog.settings.type.ScalarType;
import java.time.Duration;
import java.util.List;

/** The settings of how files are followed. */
public final class FollowSection {
    public static final Key<ReadFrom> READ_FROM = new Key<>(
            "read.from",
            ScalarType.oneOf(ReadFrom.class),
            ReadFrom.END,
            "end",
            "Where to begin in files that are there at the first start");

    public static final Key<Duration> POLL_INTERVAL = new Key<>(
            "follow.poll_interval",
            ScalarType.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
            FollowConfig.DEFAULT.pollInterval(),
            "250ms",
            "How often files are looked at for new lines");

    public static final Key<Integer> MAX_LINE_BYTES = new Key<>(
            "follow.max_line_bytes",
            ScalarType.size(1 << 10, 64 << 20),
            FollowConfig.DEFAULT.maxLineBytes(),
            "1MiB",
            "A longer line is not kept and counts as rejected");

    public static final Key<Integer> MAX_FILES = new Key<>(
            "follow.max_files",
            ScalarType.wholeNumber(1, 1_000_000),
            FollowConfig.DEFAULT.maxFiles(),
            "20000",
            "The most files that are followed");

    public static final Key<Integer> MAX_OPEN_FILES = new Key<>(
            "follow.max_open_files",
            ScalarType.wholeNumber(1, 1_000_000),
            FollowConfig.DEFAULT.maxOpenFiles(),
            "1000",
            "The most files that are held open at a time; idle ones are closed first");

    /** What it declares. */
    public static final ConfigSection<FollowConfig> SECTION = new ConfigSection<>(
            List.of(READ_FROM, POLL_INTERVAL, MAX_LINE_BYTES, MAX_FILES, MAX_OPEN_FILES), FollowSection::settings);

    private FollowSection() {}

    private static FollowConfig settings(Values values) {
        return new FollowConfig(
                values.get(POLL_INTERVAL),
                values.get(MAX_LINE_BYTES),
                values.get(MAX_FILES),
                values.get(MAX_OPEN_FILES));
    }
}
