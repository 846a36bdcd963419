package io.apilog.app.report;

import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.whole.NamedLog;
import io.apilog.app.whole.ReadingProgress;
import io.apilog.config.Config;
import io.apilog.config.SourceConfig;
import io.apilog.endpoint.EndpointConfig;
import io.apilog.endpoint.suggest.RouteSuggestions;
import io.apilog.endpoint.suggest.SuggestedRoute;
import io.apilog.endpoint.suggest.SuggestedRoute.Parameter;
import io.apilog.endpoint.unmatched.UnmatchedPath;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.openapi.Skeleton;
import io.apilog.pipeline.LinePipeline;
import io.apilog.pipeline.RequestFilters;
import io.apilog.pipeline.Stages;
import io.apilog.request.AccessRecord;
import io.apilog.request.LineObserver;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.settings.ConfigException;
import io.apilog.source.once.OnceReader;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.terminal.ProgressOutput;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads logs as {@code --once} does and prints the routes found in them as YAML for the configuration: {@code suggest-routes}. */
public final class RouteSuggesting {
    /** So many endpoints are told apart while routes are looked for, whatever the budget. */
    private static final int ROOM = 10_000;

    private static final int SHOWN_UNMATCHED = 20;

    private final Config config;
    private final ConfiguredStages counting;
    private final RouteSuggestions suggestions;
    private final RequestFilters unfiltered;
    private final Map<String, FormatSettings> formats = new HashMap<>();
    private final Map<Rule, Long> requests = new EnumMap<>(Rule.class);
    private final Form form;
    private final ProgressOutput progressOutput;
    private final PrintStream out;

    /** @throws ConfigException for a format or a route that cannot be understood */
    public RouteSuggesting(Config config, Form form, ProgressOutput progressOutput, PrintStream out)
            throws ConfigException {
        this.form = form;
        this.progressOutput = progressOutput;
        this.config = roomy(config);
        this.counting = new ConfiguredStages(this.config, config.metrics(), System::nanoTime);
        this.suggestions = new RouteSuggestions(counting.namer());
        this.unfiltered = new RequestFilters(counting.namer(), List.of());
        this.out = out;
        for (SourceConfig source : config.sources()) {
            formats.put(source.source().name(), ConfiguredStages.format(source, config.metrics()));
        }
    }

    private static Config roomy(Config config) {
        EndpointConfig endpoints = config.endpoints();
        return new Config(
                config.sources(),
                new EndpointConfig(
                        endpoints.routes(),
                        endpoints.openapi(),
                        endpoints.openapiMaxBytes(),
                        Math.max(ROOM, endpoints.budget()),
                        endpoints.learn()),
                config.metrics(),
                config.filters(),
                config.slo(),
                config.insight(),
                config.web(),
                config.log(),
                config.readFrom(),
                config.follow(),
                config.state(),
                config.shutdownLinger(),
                config.autoReload(),
                config.once(),
                config.output(),
                config.settings());
    }

    /**
     * Reads and prints.
     *
     * @param standardInput read where a path is {@code -}
     * @throws UnreadableLogException a file is not there or cannot be read to its end; nothing was printed
     */
    public void run(InputStream standardInput) throws UnreadableLogException {
        OnceReader reader = new OnceReader(
                config.follow().maxLineBytes(),
                standardInput,
                this::open,
                counting.cut(),
                new FileMetrics(counting.sources()));
        List<NamedLog> logs = NamedLog.of(config.sources(), config.follow().maxFiles());
        try (ReadingProgress progress = ReadingProgress.begin(logs, progressOutput)) {
            reader.watchedBy(progress);
            for (NamedLog log : logs) {
                reader.read(log.source(), log.path());
            }
        }
        print(suggestions.routes());
    }

    private LineSink open(LogFile file, Sample sample) {
        FormatSettings format = formats.getOrDefault(file.source(), FormatSettings.AUTO);
        return new LinePipeline(
                file,
                source(file),
                new FileParser(format, sample, detection -> {}),
                AccessRecord::new,
                new Stages(config.metrics().rules(), unfiltered, new Suggested()));
    }

    private Source source(LogFile file) {
        return counting.sources().stream()
                .filter(source -> source.name().equals(file.source()))
                .findFirst()
                .orElseThrow();
    }

    /** Every request, also those that filters leave out of the counts: they have routes as well. */
    private final class Suggested implements LineObserver {
        @Override
        public void counted(Request request) {
            suggestions.saw(request.record(), request.method(), request.endpoint());
            requests.merge(request.endpoint().rule(), 1L, Long::sum);
        }
    }

    /** How the routes are written. */
    public enum Form {
        /** For {@code endpoints.routes} of the configuration. */
        CONFIGURATION,
        /** As an OpenAPI document for {@code endpoints.openapi}. */
        OPENAPI
    }

    private void print(List<SuggestedRoute> routes) {
        long all = requests.values().stream().mapToLong(Long::longValue).sum();
        long fitting = routes.stream().mapToLong(SuggestedRoute::requests).sum();
        out.printf(Locale.ROOT, "# %,d requests, %,d of them in the %,d routes below.%n", all, fitting, routes.size());
        long noted = note(Rule.ROUTE, "have a configured route already")
                + note(Rule.LOG, "are named by the log itself and need no route")
                + note(Rule.UNMATCHED, "were answered in no way that shows that there is something")
                + note(Rule.OVERFLOW, "were too many more to be told apart")
                + note(Rule.MALFORMED, "could not be read");
        note(all - fitting - noted, "have a path that cannot be written as a route");
        printUnmatched();
        if (form == Form.OPENAPI) {
            Skeleton.print(routes, out);
            return;
        }
        if (routes.isEmpty()) {
            out.println("# Nothing is left to make a route of.");
            return;
        }
        out.println("# Values are masked: at most three letters, every digit as 0.");
        out.println("endpoints:");
        out.println("  routes:");
        for (SuggestedRoute route : routes) {
            out.printf(Locale.ROOT, "    # %,d: %s%s%n", route.requests(), operations(route), meaning(route));
            out.println("    - \"" + route.route() + "\"");
        }
    }

    /** What a gateway refuses looks like what scanners ask for: a person has to say which it is. */
    private void printUnmatched() {
        List<UnmatchedPath> paths = counting.namer().unmatched(SHOWN_UNMATCHED);
        if (!paths.isEmpty()) {
            out.println("# Never answered as what exists; what is yours among them is a route to be added by hand:");
        }
        for (UnmatchedPath path : paths) {
            out.printf(Locale.ROOT, "#   %,d or more: %s  %s%n", path.requests(), path.path(), path.operations());
        }
    }

    private long note(Rule rule, String what) {
        return note(requests.getOrDefault(rule, 0L), what);
    }

    private long note(long count, String what) {
        if (count > 0) {
            out.printf(Locale.ROOT, "# %,d %s.%n", count, what);
        }
        return count;
    }

    /** Each method with the statuses that were sent: {@code GET 200 404}. */
    private static String operations(SuggestedRoute route) {
        return route.operations().stream()
                .map(operation -> operation.method().label()
                        + operation.statuses().stream()
                                .map(status -> status > 0 ? " " + status : " none")
                                .distinct()
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    private static String meaning(SuggestedRoute route) {
        StringBuilder meaning = new StringBuilder();
        for (Parameter parameter : route.parameters()) {
            List<String> values = new ArrayList<>(parameter.kinds());
            values.addAll(parameter.examples());
            meaning.append("; {").append(parameter.name()).append("}: ").append(String.join(", ", values));
        }
        return meaning.toString();
    }
}
