package io.apilog.config;

import io.apilog.http.setting.WebSettings;
import io.apilog.log.LogSettings;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.RequestRules;
import io.apilog.pipeline.FilterSettings;
import io.apilog.source.SourceSettings;
import io.apilog.source.disk.PathText;
import io.apilog.state.SaverSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the configuration of flags, the environment, the file and the defaults; the former win over the latter. */
public final class ConfigLoader {
    /** Whether there must be something to read. */
    public enum Inputs {
        /** No source and no file is an error. */
        REQUIRED,
        /** A configuration without sources will do, as for a mere check of a file. */
        OPTIONAL
    }

    private final Problems problems = new Problems();
    private final Map<Flag, List<String>> flags;
    private final List<String> files;
    private final Map<String, String> environment;

    private ConfigLoader(Map<Flag, List<String>> flags, List<String> files, Map<String, String> environment) {
        this.flags = flags;
        this.files = files;
        this.environment = environment;
    }

    /**
     * Loads and checks everything.
     *
     * @param flags the values of each flag that was given, as typed; for a switch none or {@code true}
     * @param files files and globs given on the command line
     * @param environment only the variables of {@link Flag#variable()} are looked at. Others that begin alike are not errors:
     *     Kubernetes sets APILOG_PORT and more where a service is named apilog. An empty variable counts as not set.
     * @throws ConfigException with all that can be found wrong in one pass
     */
    public static Config load(
            Map<Flag, List<String>> flags, List<String> files, Map<String, String> environment, Inputs inputs)
            throws ConfigException {
        return new ConfigLoader(flags, files, environment).load(inputs);
    }

    /** The file that the configuration is read from; empty for none. */
    public static String file(Map<Flag, List<String>> flags, Map<String, String> environment) throws ConfigException {
        ConfigLoader loader = new ConfigLoader(flags, List.of(), environment);
        Values start = new Values(Place.of("apilog-exporter"));
        loader.override(Flag.CONFIG_FILE, start);
        loader.problems.throwIfAny();
        return start.get(Keys.CONFIG_FILE);
    }

    private Config load(Inputs inputs) throws ConfigException {
        Values start = new Values(Place.of("apilog-exporter"));
        override(Flag.CONFIG_FILE, start);
        String file = start.get(Keys.CONFIG_FILE);
        Values values = file.isEmpty() ? start : new Values(Place.of(file));
        if (!file.isEmpty()) {
            YamlFile.read(file, problems).ifPresent(root -> readRoot(root, values));
        }
        for (Flag flag : Flag.values()) {
            if (flag != Flag.CONFIG_FILE) {
                override(flag, values);
            }
        }
        new CrossChecks(values, files, problems).run();
        checkInputs(values, inputs);
        problems.throwIfAny();
        return config(values);
    }

    private void readRoot(Node root, Values values) {
        if (root instanceof Node.Mapping mapping) {
            new SettingsMap("").read(mapping, values, problems);
        } else if (root instanceof Node.Scalar && !root.isAbsent()) {
            // What it says is not repeated: it may be a line of a log, with a client's address.
            problems.add(root.place(), "expected a map of settings, found a text; `explain` reads logs");
        } else if (!root.isAbsent()) {
            problems.plain().unexpected(root, "a map of settings");
        }
    }

    private void override(Flag flag, Values values) {
        Place variable = Place.of(flag.variable());
        String text = environment.getOrDefault(flag.variable(), "");
        if (!text.isEmpty()) {
            List<String> words = flag.repeatable() ? Arrays.asList(text.strip().split(" *, *", -1)) : List.of(text);
            values.read(flag.key(), node(flag, variable, words), problems.plain());
        }
        Place option = Place.of(flag.option());
        List<String> words = flags.get(flag);
        if (words == null) {
            return;
        }
        if (words.size() > 1 && !flag.repeatable()) {
            problems.add(option, "expected once, found " + words.size() + " times");
        } else {
            values.read(flag.key(), node(flag, option, words), problems.plain());
        }
    }

    private static Node node(Flag flag, Place place, List<String> words) {
        if (flag.isSwitch() && words.isEmpty()) {
            return new Node.Scalar(place, "true");
        }
        List<Node> nodes = new ArrayList<>();
        words.forEach(word -> nodes.add(new Node.Scalar(place, word)));
        return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(place, nodes);
    }

    private void checkInputs(Values values, Inputs inputs) {
        if (flags.containsKey(Flag.FORMAT) && files.isEmpty()) {
            problems.add(
                    Place.of(Flag.FORMAT.option()),
                    "is the format of files given on the command line, and there are none;"
                            + " a configured source has 'format' of its own");
        }
        boolean nothing = files.isEmpty() && values.get(Keys.SOURCES).isEmpty();
        if (inputs == Inputs.REQUIRED && nothing && problems.none()) {
            problems.add(
                    values.place(),
                    "nothing to read: name a log file on the command line,"
                            + " or list 'sources' in the file given with --config.file");
        }
    }

    private Config config(Values values) {
        return new Config(
                sources(values),
                new EndpointConfig(
                        values.get(Keys.ROUTES),
                        values.get(Keys.OPENAPI),
                        values.get(Keys.OPENAPI_MAX_BYTES),
                        values.get(Keys.ENDPOINT_BUDGET),
                        values.get(Keys.LEARN)),
                metrics(values),
                values.get(Keys.FILTERS).stream().map(ConfigLoader::filter).toList(),
                SloConfig.of(values),
                InsightConfig.of(values),
                web(values),
                new LogSettings(values.get(Keys.LOG_LEVEL), values.get(Keys.LOG_FORMAT)),
                values.get(Keys.READ_FROM),
                new FollowConfig(
                        values.get(Keys.POLL_INTERVAL),
                        values.get(Keys.MAX_LINE_BYTES),
                        values.get(Keys.MAX_FILES),
                        values.get(Keys.MAX_OPEN_FILES)),
                state(values),
                values.get(Keys.LINGER),
                values.get(Keys.AUTO_RELOAD),
                values.get(Keys.ONCE),
                values.get(Keys.OUTPUT),
                Settings.of(values));
    }

    private static WebSettings web(Values values) {
        return new WebSettings(
                plain(values.get(Keys.LISTEN_ADDRESS)),
                values.get(Keys.LIFECYCLE),
                plain(values.get(Keys.WEB_HOSTS)),
                values.get(Keys.WEB_LINKS).stream()
                        .map(link -> new WebSettings.Link(
                                link.name().value(), link.value().value()))
                        .toList(),
                relativeToFile(values.located(Keys.WEB_CONFIG_FILE)));
    }

    /** What a file names is beside it; what a flag or a variable names is relative to the working directory. */
    static String relativeToFile(Located<String> name) {
        Place place = name.place();
        return name.value().isEmpty() || place.line() == 0
                ? name.value()
                : Path.of(place.origin()).resolveSibling(name.value()).toString();
    }

    private static StateConfig state(Values values) {
        return new StateConfig(
                Optional.of(values.get(Keys.STATE_DIR))
                        .filter(directory -> !directory.isEmpty())
                        .map(PathText::of),
                new SaverSettings(values.get(Keys.STATE_SAVE_INTERVAL), values.get(Keys.STATE_FSYNC)));
    }

    private static MetricsSettings metrics(Values values) {
        return new MetricsSettings(
                values.get(Keys.METRICS_BUDGET),
                values.get(Keys.NAMING),
                values.get(Keys.STATUS),
                values.get(Keys.DURATION_STATUS),
                values.get(Keys.ZERO_SCRAPES),
                Binding.plain(values.get(Keys.METRICS_LABELS)),
                values.get(Keys.EXTRA_LABELS).stream()
                        .map(ConfigLoader::extraLabel)
                        .toList(),
                values.get(Keys.DURATION_BUCKETS),
                values.get(Keys.UPSTREAM_BUCKETS),
                Set.copyOf(plain(values.get(Keys.DISABLED))),
                values.get(Keys.EXPIRE_IDLE),
                new RequestRules(
                        values.get(Keys.MAX_DURATION), values.get(Keys.GRPC_STATUS) == RequestRules.Grpc.MAPPED));
    }

    private static ExtraLabel extraLabel(Values values) {
        String name = values.get(Keys.EXTRA_LABEL_NAME);
        int limit = values.get(Keys.EXTRA_LABEL_LIMIT);
        return values.wasGiven(Keys.EXTRA_LABEL_FIELD)
                ? ExtraLabel.ofField(name, values.get(Keys.EXTRA_LABEL_FIELD), limit)
                : ExtraLabel.ofCapture(name, values.get(Keys.EXTRA_LABEL_CAPTURE), limit);
    }

    private static FilterSettings filter(Values values) {
        return new FilterSettings(
                values.get(Keys.FILTER_NAME),
                Set.copyOf(plain(values.get(Keys.FILTER_SOURCE))),
                plain(values.get(Keys.FILTER_ENDPOINT)),
                plain(values.get(Keys.FILTER_PATH)),
                Set.copyOf(plain(values.get(Keys.FILTER_METHOD))),
                Set.copyOf(plain(values.get(Keys.FILTER_STATUS))),
                plain(values.get(Keys.FILTER_USER_AGENT)),
                values.get(Keys.FILTER_KEEP));
    }

    static <T> List<T> plain(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }

    private List<SourceConfig> sources(Values values) {
        List<SourceConfig> sources = new ArrayList<>();
        values.get(Keys.SOURCES).forEach(source -> sources.add(source(source)));
        for (SourceSettings given : NamedFiles.of(files)) {
            sources.add(
                    new SourceConfig(given, values.located(Keys.FILES_FORMAT), Map.of(), Map.of(), List.of(), null));
        }
        return List.copyOf(sources);
    }

    private static SourceConfig source(Values values) {
        List<String> paths = plain(values.get(Keys.SOURCE_PATHS));
        return new SourceConfig(
                new SourceSettings(values.get(Keys.SOURCE_NAME), paths),
                values.located(Keys.SOURCE_FORMAT),
                Binding.plain(values.get(Keys.SOURCE_LABELS)),
                Binding.located(values.get(Keys.SOURCE_FIELDS)),
                plain(values.get(Keys.SOURCE_CAPTURES)).stream()
                        .flatMap(List::stream)
                        .toList(),
                Optional.of(values.get(Keys.SOURCE_DURATION_UNIT))
                        .filter(unit -> !unit.isEmpty())
                        .orElse(null));
    }
}
