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
            "%h %l %u %t \"%r\" %>s %b",
            "none, or inferred from added columns"),
    COMBINED(
            "combined",
            "the common format with referer and user agent; nginx's default",
            "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"",
            "none, or inferred from added columns"),
    VHOST_COMBINED(
            "vhost_combined",
            "the combined format with the host before it",
            "%v %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\"",
            "none, or inferred from added columns"),
    NGINX("nginx", "an nginx log_format string, in quotes", "", "seconds, as nginx writes its times"),
    APACHE("apache", "an Apache LogFormat string, in quotes", "", "%D microseconds, %T seconds, %{ms}T, %{us}T"),
    JSON("json", "one JSON object a line", "", "from the field's name, or inferred from its values");

    private final String id;
    private final String title;
    private final String pattern;
    private final String unitRule;

    Format(String id, String title, String pattern, String unitRule) {
        this.id = id;
        this.title = title;
        this.pattern = pattern;
        this.unitRule = unitRule;
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

    /** The Apache {@code LogFormat} string that defines it; empty where the format is no fixed pattern. */
    public String pattern() {
        return pattern;
    }

    /** Whether the id alone says what the lines look like; if not, it stands for strings of its kind. */
    public boolean isNameable() {
        return this == JSON || !pattern.isEmpty();
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
