package io.apilog.state;

import io.apilog.bytes.PathText;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.Values;
import io.apilog.settings.type.ScalarType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of what survives a restart. */
public final class StateSection {
    public static final Key<String> STATE_DIR = new Key<>(
            "state.dir",
            ScalarType.directory(),
            "",
            "",
            "Where positions and counts are kept together, so that both survive a restart; without it nothing does",
            ReloadRule.NEXT_START);

    public static final Key<Duration> STATE_SAVE_INTERVAL = new Key<>(
            "state.save_interval",
            ScalarType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            SaverSettings.DEFAULT.interval(),
            "10s",
            "How long at most between two saves; each scrape saves too",
            ReloadRule.NEXT_START);

    public static final Key<Optional<Duration>> STATE_FSYNC = new Key<>(
            "state.fsync",
            ScalarType.durationOrNever(Duration.ZERO, Duration.ofHours(1)),
            SaverSettings.DEFAULT.forceInterval(),
            "10s",
            "How long at most until what was saved is forced to the disk, which only the end of the machine asks for",
            ReloadRule.NEXT_START);

    /** What it declares. */
    public static final ConfigSection<StateConfig> SECTION =
            new ConfigSection<>(List.of(STATE_DIR, STATE_SAVE_INTERVAL, STATE_FSYNC), StateSection::state);

    private StateSection() {}

    private static StateConfig state(Values values) {
        return new StateConfig(
                Optional.of(values.get(STATE_DIR))
                        .filter(directory -> !directory.isEmpty())
                        .map(PathText::of),
                new SaverSettings(values.get(STATE_SAVE_INTERVAL), values.get(STATE_FSYNC)));
    }
}
