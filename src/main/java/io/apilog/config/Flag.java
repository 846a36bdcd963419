package io.apilog.config;

import io.apilog.http.setting.WebSection;
import io.apilog.log.LogSection;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.settings.Key;
import io.apilog.settings.NearestWord;
import io.apilog.settings.type.ListType;
import io.apilog.source.FollowSection;
import io.apilog.state.StateSection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * THE list of command line flags that set something. Each has a variable of the environment, which a flag overrides and which
 * overrides the file.
 */
public enum Flag {
    CONFIG_FILE("--config.file", "FILE", DaemonSection.CONFIG_FILE),
    CONFIG_AUTO_RELOAD("--config.auto-reload", "", DaemonSection.AUTO_RELOAD),
    WEB_LISTEN_ADDRESS("--web.listen-address", "ADDRESS", WebSection.LISTEN_ADDRESS),
    WEB_CONFIG_FILE("--web.config.file", "FILE", WebSection.WEB_CONFIG_FILE),
    WEB_ENABLE_LIFECYCLE("--web.enable-lifecycle", "", WebSection.LIFECYCLE),
    LOG_LEVEL("--log.level", "LEVEL", LogSection.LOG_LEVEL),
    LOG_FORMAT("--log.format", "FORMAT", LogSection.LOG_FORMAT),
    FORMAT("--format", "FORMAT", DaemonSection.FILES_FORMAT),
    READ_FROM("--read.from", "WHERE", FollowSection.READ_FROM),
    STATE_DIR("--state.dir", "DIRECTORY", StateSection.STATE_DIR),
    ONCE("--once", "", DaemonSection.ONCE),
    OUTPUT("--output", "FORM", DaemonSection.OUTPUT),
    SHUTDOWN_LINGER("--shutdown.linger", "DURATION", DaemonSection.LINGER),
    METRICS_MAX_DURATION("--metrics.max-duration", "DURATION", MetricsSection.MAX_DURATION),
    FOLLOW_POLL_INTERVAL("--follow.poll-interval", "DURATION", FollowSection.POLL_INTERVAL),
    FOLLOW_MAX_LINE_BYTES("--follow.max-line-bytes", "SIZE", FollowSection.MAX_LINE_BYTES);

    private static final String PREFIX = "APILOG_";
    private static final String SET_BY_KUBERNETES = PREFIX + "(PORT|SERVICE_.*|PORT_[0-9]+_.*)";

    private final String option;
    private final String valueName;

    @SuppressWarnings("ImmutableEnumChecker") // A key's type and default are values, which the checker cannot see.
    private final Key<?> key;

    Flag(String option, String valueName, Key<?> key) {
        this.option = option;
        this.valueName = valueName;
        this.key = key;
    }

    /** As it is typed: {@code --log.level}. */
    public String option() {
        return option;
    }

    /** The environment's variable: {@code APILOG_LOG_LEVEL}. A repeatable flag's values stand in it with commas between. */
    public String variable() {
        return PREFIX + option.substring(2).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Says of variables that look as if they were meant for a flag that nothing reads them. Those that Kubernetes sets where a service is
     * named apilog are not meant.
     */
    public static List<String> misspelt(Collection<String> variables) {
        List<String> known = Arrays.stream(values()).map(Flag::variable).toList();
        return variables.stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX) && !known.contains(name))
                .filter(name -> !name.matches(SET_BY_KUBERNETES))
                .sorted()
                .flatMap(name -> NearestWord.to(
                        name.substring(PREFIX.length()),
                        known.stream()
                                .map(variable -> variable.substring(PREFIX.length()))
                                .toList())
                        .map(near -> "the variable " + name + " of the environment is none that is read; " + PREFIX
                                + near + " may be meant")
                        .stream())
                .toList();
    }

    /** What the help calls the flag's value; empty for a switch. */
    public String valueName() {
        return valueName;
    }

    /** Whether the flag takes no value. */
    public boolean isSwitch() {
        return valueName.isEmpty();
    }

    /** Whether it may be given more than once. */
    public boolean repeatable() {
        return key.type() instanceof ListType;
    }

    /** The key in the file, such as {@code log.level}, where there is one. */
    public Optional<String> keyPath() {
        return key.path().isEmpty() ? Optional.empty() : Optional.of(key.path());
    }

    /** What holds where nothing is said, as it would be typed; empty where nothing holds. */
    public String defaultText() {
        return key.defaultText();
    }

    /** What may be given: {@code debug, info, warn or error}. */
    public String expectation() {
        return key.type() instanceof ListType<?> list
                ? list.item().expectation()
                : key.type().expectation();
    }

    /** What may be given, where that is a list of words; else empty. */
    public List<String> words() {
        return key.type().schema().keywords().get("enum") instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** One sentence without a full stop. */
    public String meaning() {
        return key.meaning();
    }

    Key<?> key() {
        return key;
    }
}
