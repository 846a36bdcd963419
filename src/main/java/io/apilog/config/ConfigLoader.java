package io.apilog.config;

import io.apilog.endpoint.EndpointSection;
import io.apilog.http.setting.WebSection;
import io.apilog.log.LogSection;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.pipeline.FilterSection;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.SettingsMap;
import io.apilog.settings.Values;
import io.apilog.settings.file.YamlFile;
import io.apilog.slo.SloSection;
import io.apilog.source.FollowSection;
import io.apilog.source.SourceSettings;
import io.apilog.state.StateSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the configuration of flags, the environment, the file and the defaults; the former win over the latter. */
public final class ConfigLoader {
    /** Whether there must be something to read. */
    public enum Inputs {
        /** No source and no file is an error. */
        REQUIRED,
        /** A configuration without sources will do, as for a mere check of a file. */
        OPTIONAL
    }

    private final Sections sections;
    private final Problems problems;
    private final Map<Flag, List<String>> flags;
    private final List<String> files;
    private final Map<String, String> environment;

    private ConfigLoader(
            Map<Flag, List<String>> flags, List<String> files, Map<String, String> environment, Sections sections) {
        this.sections = sections;
        this.problems = new Problems(sections.keys()::whereabouts);
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
        return load(flags, files, environment, inputs, Sections.SHIPPED);
    }

    /**
     * The same where there are other sections than those that are shipped: {@link Config#settings} makes what is set of them.
     *
     * @throws ConfigException with all that can be found wrong in one pass
     */
    public static Config load(
            Map<Flag, List<String>> flags,
            List<String> files,
            Map<String, String> environment,
            Inputs inputs,
            Sections sections)
            throws ConfigException {
        return new ConfigLoader(flags, files, environment, sections).load(inputs);
    }

    /** The file that the configuration is read from; empty for none. */
    public static String file(Map<Flag, List<String>> flags, Map<String, String> environment) throws ConfigException {
        ConfigLoader loader = new ConfigLoader(flags, List.of(), environment, Sections.SHIPPED);
        Values start = new Values(Place.of("apilog-exporter"));
        loader.override(Flag.CONFIG_FILE, start);
        loader.problems.throwIfAny();
        return start.get(DaemonSection.CONFIG_FILE);
    }

    private Config load(Inputs inputs) throws ConfigException {
        Values start = new Values(Place.of("apilog-exporter"));
        override(Flag.CONFIG_FILE, start);
        String file = start.get(DaemonSection.CONFIG_FILE);
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
            new SettingsMap(sections.keys(), "").read(mapping, values, problems);
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
        boolean nothing = files.isEmpty() && values.get(SourcesSection.SOURCES).isEmpty();
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
                EndpointSection.SECTION.of(values),
                MetricsSection.SECTION.of(values),
                FilterSection.SECTION.of(values),
                SloSection.SECTION.of(values),
                InsightConfig.of(values),
                WebSection.SECTION.of(values),
                LogSection.SECTION.of(values),
                values.get(FollowSection.READ_FROM),
                FollowSection.SECTION.of(values),
                StateSection.SECTION.of(values),
                DaemonSection.SHUTDOWN.of(values),
                DaemonSection.RELOADING.of(values),
                values.get(DaemonSection.ONCE),
                values.get(DaemonSection.OUTPUT),
                Settings.of(sections.keys(), values));
    }

    private List<SourceConfig> sources(Values values) {
        List<SourceConfig> sources = new ArrayList<>(SourcesSection.SECTION.of(values));

        for (SourceSettings given : NamedFiles.of(files)) {
            sources.add(new SourceConfig(
                    given, values.located(DaemonSection.FILES_FORMAT), Map.of(), Map.of(), List.of(), null));
        }
        return List.copyOf(sources);
    }
}
