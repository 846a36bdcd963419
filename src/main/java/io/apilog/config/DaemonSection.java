package io.apilog.config;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.type.ScalarType;
import java.time.Duration;
import java.util.List;

/** The settings of the daemon as a whole, and of the command line alone. */
public final class DaemonSection {
    public static final Key<Boolean> AUTO_RELOAD = new Key<>(
            "config.auto_reload",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the configuration is read again when its file, or an OpenAPI document that it names, has changed",
            ReloadRule.AT_ONCE);

    public static final Key<Duration> LINGER = new Key<>(
            "shutdown.linger",
            ScalarType.duration(Duration.ZERO, Duration.ofHours(1)),
            Duration.ZERO,
            "0s",
            "How long to wait for one more scrape before the daemon ends",
            ReloadRule.AT_ONCE);

    /** For a flag alone: has no place in the file. */
    public static final Key<String> CONFIG_FILE =
            new Key<>("", ScalarType.text("a file"), "", "", "The configuration, in YAML");

    /** For a flag alone: a configured source has a format of its own. */
    public static final Key<String> FILES_FORMAT = new Key<>(
            "",
            ScalarType.text("a format"),
            "auto",
            "auto",
            "The format of the files given on the command line: an id, or a quoted nginx `log_format` or Apache"
                    + " `LogFormat`");

    /** For a flag alone: another way to run, not a setting. */
    public static final Key<Boolean> ONCE = new Key<>(
            "", ScalarType.yesOrNo(), false, "false", "Read each file from its beginning, print the metrics and end");

    /** For a flag alone. */
    public static final Key<OutputForm> OUTPUT = new Key<>(
            "",
            ScalarType.oneOf(OutputForm.class),
            OutputForm.AUTO,
            "auto",
            "What `--once` prints: `table` for people, `json`, or `prometheus`; `auto` is a table on a terminal and the"
                    + " metrics elsewhere");

    /** Whether it reads its configuration again by itself. */
    public static final ConfigSection<Boolean> RELOADING =
            new ConfigSection<>(List.of(AUTO_RELOAD), values -> values.get(AUTO_RELOAD));

    /** How it ends. */
    public static final ConfigSection<Duration> SHUTDOWN =
            new ConfigSection<>(List.of(LINGER), values -> values.get(LINGER));

    private DaemonSection() {}
}
