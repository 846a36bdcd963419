package io.apilog.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options that other exporters and log readers have, and what says the same here. */
final class ElsewhereOption {
    private static final String ADDRESS = "the port is in --web.listen-address=:10180";
    private static final String FILE =
            "a log is named without an option, and a source before it: web=/var/log/nginx/access.log";
    private static final String CONFIG = "the configuration is named by --config.file=FILE";
    private static final String LEVEL = "how much is said is in --log.level=debug";
    private static final String LABELS = "labels are in the file that --config.file names: 'sources[].labels'";
    private static final String NAMESPACE =
            "names of metrics are fixed; what tells logs apart is the source: web=/var/log/nginx/access.log";
    private static final String PATH = "metrics are at /metrics";

    /** By the option without its dashes and its value. */
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("port", ADDRESS),
            Map.entry("p", ADDRESS),
            Map.entry("listen", ADDRESS),
            Map.entry("listen-port", ADDRESS),
            Map.entry("listen-address", ADDRESS),
            Map.entry("address", ADDRESS),
            Map.entry("host", ADDRESS),
            Map.entry("web.port", ADDRESS),
            Map.entry("server.port", ADDRESS),
            Map.entry("metrics-endpoint", PATH),
            Map.entry("web.telemetry-path", PATH),
            Map.entry("file", FILE),
            Map.entry("f", FILE),
            Map.entry("log", FILE),
            Map.entry("logs", FILE),
            Map.entry("path", FILE),
            Map.entry("paths", FILE),
            Map.entry("input", FILE),
            Map.entry("source", FILE),
            Map.entry("sources", FILE),
            Map.entry("name", FILE),
            Map.entry("config", CONFIG),
            Map.entry("c", CONFIG),
            Map.entry("config-file", CONFIG),
            Map.entry("conf", CONFIG),
            Map.entry("v", LEVEL),
            Map.entry("verbose", LEVEL),
            Map.entry("debug", LEVEL),
            Map.entry("log-level", LEVEL),
            Map.entry("label", LABELS),
            Map.entry("labels", LABELS),
            Map.entry("namespace", NAMESPACE),
            Map.entry("prefix", NAMESPACE));

    private ElsewhereOption() {}

    /** What to say of the first of these words that is such an option. */
    static Optional<String> inWords(List<String> typed) {
        return typed.stream()
                .filter(word -> word.startsWith("-"))
                .filter(word -> HERE.containsKey(name(word)))
                .findFirst()
                .map(word -> "there is no " + word.replaceFirst("=.*", "") + " here: " + HERE.get(name(word)));
    }

    private static String name(String option) {
        return option.replaceFirst("^--?", "")
                .replaceFirst("=.*", "")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
