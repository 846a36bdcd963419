package io.apilog.config;

import io.apilog.settings.Key;
import java.util.Arrays;

/** The settings as the documentation shows them, made of the lists that the reader works by. */
public final class ConfigReference {
    private ConfigReference() {}

    /** Every key of the file, as a table in Markdown. */
    public static String keys() {
        StringBuilder table = new StringBuilder(
                "| key | value | default | flag | after a reload | meaning |\n|---|---|---|---|---|---|\n");
        for (Key<?> key : Sections.SHIPPED.keys().all()) {
            row(
                    table,
                    code(key.path()),
                    key.type().expectation(),
                    code(key.defaultText()),
                    flagOf(key),
                    key.onReload().inWords(),
                    key.meaning());
        }
        return table.toString();
    }

    /** Every flag with its variable, as a table in Markdown. */
    public static String flags() {
        StringBuilder table =
                new StringBuilder("| flag | variable | key | default | meaning |\n|---|---|---|---|---|\n");
        for (Flag flag : Flag.values()) {
            String key = code(flag.keyPath().orElse(""));
            String meaning = flag.meaning() + (flag.repeatable() ? "; can be repeated" : "");
            row(table, code(flag.option()), code(flag.variable()), key, code(flag.defaultText()), meaning);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        table.append("|\n");
    }

    private static String flagOf(Key<?> key) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flag.key().equals(key))
                .map(flag -> code(flag.option()))
                .findFirst()
                .orElse("");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
