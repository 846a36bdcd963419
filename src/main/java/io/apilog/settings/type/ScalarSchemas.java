package io.apilog.settings.type;

import io.apilog.settings.Schema;
import java.util.List;

/**
 * The schemas of single words and texts. The daemon reads what was written whatever YAML takes it for, so a number in quotes is a
 * number, and a number is a text where one is expected: a schema must not refuse what the daemon takes.
 */
public final class ScalarSchemas {
    private static final String LABEL_NAME = "[a-zA-Z_][a-zA-Z0-9_]*$";
    private static final String DURATION =
            "(?=[0-9])([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?([0-9]{1,9}us)?";
    private static final String NUMBER = "([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?";

    private ScalarSchemas() {}

    /** Any text but none. */
    public static Schema text() {
        return texts("\\S");
    }

    /** A text in which the pattern is found. Schemas know the regular expressions of ECMAScript: {@code ]} and the like are escaped. */
    public static Schema texts(String pattern) {
        return Schema.type("string", "number", "boolean").with("pattern", pattern);
    }

    public static Schema route() {
        return Schema.type("string").with("pattern", "^([A-Za-z]+ +)?(localhost|[^/ ]*\\.[^/ ]*)?/");
    }

    public static Schema pathGlob(int longest) {
        return Schema.type("string").with("pattern", "^[/*]").with("maxLength", longest);
    }

    public static Schema status() {
        return Schema.type("integer", "string")
                .with("minimum", 100)
                .with("maximum", 999)
                .with("pattern", "^([1-9][0-9]{2}|[1-9]xx|none)$");
    }

    public static Schema words(List<String> words) {
        return Schema.of("enum", words);
    }

    public static Schema yesOrNo() {
        return Schema.type("boolean", "string").with("pattern", "^(true|false)$");
    }

    public static Schema wholeNumber(int least, int most) {
        return Schema.type("integer", "string")
                .with("minimum", least)
                .with("maximum", most)
                .with("pattern", "^(0|[1-9][0-9]{0,17})$");
    }

    public static Schema share() {
        return number().with("minimum", 0).with("exclusiveMaximum", 1);
    }

    public static Schema positive(int most) {
        return number().with("exclusiveMinimum", 0).with("maximum", most);
    }

    public static Schema secondsOrDuration() {
        return Schema.type("number", "string")
                .with("exclusiveMinimum", 0)
                .with("pattern", "^(" + NUMBER + "|" + DURATION + ")$");
    }

    public static Schema percentage() {
        return Schema.type("number", "string")
                .with("exclusiveMinimum", 0)
                .with("exclusiveMaximum", 100)
                .with("pattern", "^[0-9]{1,2}(\\.[0-9]{1,6})? ?%?$");
    }

    public static Schema name() {
        return texts("^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$");
    }

    private static Schema number() {
        return Schema.type("number", "string").with("pattern", "^" + NUMBER + "$");
    }

    public static Schema duration(boolean mayBeNone) {
        return mayBeNone
                ? Schema.type("string", "integer")
                        .with("minimum", 0)
                        .with("maximum", 0)
                        .with("pattern", "^(0|" + DURATION + ")$")
                : Schema.type("string").with("pattern", "^" + DURATION + "$");
    }

    public static Schema size(int least, int most) {
        return Schema.type("integer", "string")
                .with("minimum", least)
                .with("maximum", most)
                .with("pattern", "^[1-9][0-9]{0,9}(KiB|MiB)?$");
    }

    /** A label name that is none of these. */
    public static Schema labelName(List<String> taken, int longest) {
        return Schema.type("string", "boolean")
                .with("pattern", "^(?!__|(" + String.join("|", taken) + ")$)" + LABEL_NAME)
                .with("maxLength", longest);
    }
}
