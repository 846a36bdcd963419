package io.apilog.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * THE list of formats. Documentation, messages and tests walk it: each constant has a row in {@code docs/formats.md} and a folder of
 * samples with the records expected of them in {@code src/test/resources/formats}.
 */
public enum Format {
    COMMON(
            "common",
            "Common Log Format of Apache, Tomcat, Jetty and many more",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%h %l %u %t \"%r\" %>s %b"),
    COMBINED(
            "combined",
            "the common format with referer and user agent; nginx's default",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\""),
    VHOST_COMBINED(
            "vhost_combined",
            "the combined format with the host before it",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%v %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\""),
    NGINX("nginx", "an nginx log_format string, in quotes", "seconds, as nginx writes its times", Found.NEVER),
    APACHE(
            "apache",
            "an Apache LogFormat string, in quotes",
            "%D microseconds, %T seconds, %{ms}T, %{us}T",
            Found.NEVER),
    JSON("json", "one JSON object a line", "from the field's name, or inferred from its values", Found.BY_NAMES);

    /** How {@code auto} comes to a format. */
    enum Found {
        /** One of its patterns fits. */
        BY_PATTERN,
        /** Inferred from where things stand in the line. */
        BY_SHAPE,
        /** Its fields have names. */
        BY_NAMES,
        /** Only where it is configured. */
        NEVER
    }

    private final String id;
    private final String title;
    private final String unitRule;
    private final Found found;

    // List.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> patterns;

    Format(String id, String title, String unitRule, Found found, String... patterns) {
        this.id = id;
        this.title = title;
        this.unitRule = unitRule;
        this.found = found;
        this.patterns = List.of(patterns);
    }

    /** As the configuration, {@code --format} and the label {@code format} write it. */
    public String id() {
        return id;
    }

    /** What it is, as part of a sentence. */
    public String title() {
        return title;
    }

    /** In which unit it has the duration. */
    public String unitRule() {
        return unitRule;
    }

    /** The strings that define it, of nginx's or of Apache's kind; empty where the format is no fixed pattern. */
    public List<String> patterns() {
        return patterns;
    }

    Found found() {
        return found;
    }

    /** Whether the id alone says what the lines look like; if not, it stands for strings of its kind. */
    public boolean isNameable() {
        return found != Found.NEVER;
    }

    /** The format of that id. */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** The ids that {@code --format} takes besides {@code auto}. */
    public static List<String> nameable() {
        return Arrays.stream(values())
                .filter(Format::isNameable)
                .map(Format::id)
                .toList();
    }
}
