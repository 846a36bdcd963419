package io.apilog.app.stage;

import io.apilog.agent.AgentFamilies;
import io.apilog.app.part.CountsPart;
import io.apilog.app.part.EndpointsPart;
import io.apilog.app.part.FormatsPart;
import io.apilog.app.part.HistoryPart;
import io.apilog.app.part.LinesPart;
import io.apilog.app.part.SamplingPart;
import io.apilog.app.part.SeriesPart;
import io.apilog.client.LogClocks;
import io.apilog.config.Config;
import io.apilog.config.SourceConfig;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.RouteException;
import io.apilog.format.FormatSettings;
import io.apilog.format.FormatSpec;
import io.apilog.format.pattern.FormatException;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.metrics.CommitLock;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.history.History;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.openapi.OpenApiDocuments;
import io.apilog.part.ObservingPart;
import io.apilog.part.Parts;
import io.apilog.pipeline.FilterSettings;
import io.apilog.pipeline.LineObservers;
import io.apilog.pipeline.PathTemplate;
import io.apilog.pipeline.Pipelines;
import io.apilog.pipeline.RequestFilters;
import io.apilog.request.ExtraField;
import io.apilog.request.LineObserver;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import io.apilog.request.TargetSigns;
import io.apilog.request.Unit;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages behind a source, made of the configuration: what counts, and the way to it. */
public final class ConfiguredStages {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredStages.class);

    private final MetricsSettings metrics;
    private final LongSupplier nanoTime;
    private final List<Source> sources;
    private final List<OpenApiDocument> documents;
    private final EndpointNamer namer;
    private final RequestFilters filters;
    private final ApiMetrics api;
    private final LineMetrics lines;
    private final LineObservers observer;
    private final CommitLock cut;
    private final Pipelines pipelines;
    private final History history;
    private final Parts parts;
    private final List<ObservingPart<?>> observing;

    /**
     * Makes the stages.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     * @throws ConfigException for a format, a route or an OpenAPI document that cannot be understood, with its place
     */
    public ConfiguredStages(Config config, MetricsSettings metrics, LongSupplier nanoTime) throws ConfigException {
        this(config, metrics, nanoTime, ObservingParts.NONE);
    }

    /**
     * Makes the stages.
     *
     * @param observing see every line besides the metrics of the API and of lines
     */
    public ConfiguredStages(Config config, MetricsSettings metrics, LongSupplier nanoTime, ObservingParts observing)
            throws ConfigException {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        List<Source> all = new ArrayList<>();
        List<ExtraField> extras = extras(config);
        Map<String, Source> byName = new LinkedHashMap<>();
        Map<String, FormatSettings> formats = new LinkedHashMap<>();
        Map<String, List<PathTemplate>> captures = new LinkedHashMap<>();
        for (SourceConfig configured : config.sources()) {
            String name = configured.source().name();
            Source source = new Source(all.size(), name, configured.labels());
            all.add(source);
            byName.put(name, source);
            formats.put(name, format(configured, extras));
            captures.put(name, configured.captures());
        }
        this.sources = List.copyOf(all);
        this.documents = documents(config);
        this.namer = namer(config, documents, nanoTime);
        ConfiguredEndpoints configured = new ConfiguredEndpoints(namer);
        configured.check(config.slo().endpoints());
        configured.checkNamed(config.insight().customers().endpoints());
        configured.warnOfUnknownLogins(config.insight().security().loginEndpoints());
        this.api = new ApiMetrics(metrics, sources);
        this.history = new History(metrics.durationBuckets(), api::operations, nanoTime);
        api.whenDropped(history::dropped);
        this.cut = new CommitLock(() -> {
            namer.tick();
            history.tick();
        });
        this.filters = new RequestFilters(namer, config.filters());
        this.lines = new LineMetrics(
                sources, config.filters().stream().map(FilterSettings::name).toList());
        List<LineObserver> observers = new ArrayList<>(List.of(api, lines));
        List<ObservingPart<?>> more = observing.of(config, surroundings(config, extras));
        observers.addAll(more);
        this.observing = List.copyOf(more);
        this.observer = new LineObservers(observers);
        namer.whenVacated(observer::vacated);
        Set<RequestText> texts = filters.texts();
        texts.addAll(observer.texts());
        formats.replaceAll((name, format) -> format.with(texts));
        this.pipelines = new Pipelines(byName, formats, captures, metrics.rules(), filters, observer, nanoTime);
        this.parts = new Parts(List.of(
                        new EndpointsPart(namer),
                        new SeriesPart(api, namer),
                        new LinesPart(lines),
                        new CountsPart(api, lines),
                        new SamplingPart(filters),
                        new FormatsPart(pipelines),
                        new HistoryPart(history)))
                .and(more);
    }

    private Surroundings surroundings(Config config, List<ExtraField> extras) {
        InsightBudget budget = new InsightBudget(config.insight().shared());
        EventContext events = new EventContext(budget, sources, namer::endpoints, api::firstCopy);
        LogClocks clocks = LogClocks.live(sources.size(), System::currentTimeMillis);
        return new Surroundings(
                sources,
                extras,
                namer,
                documents,
                budget,
                events,
                new AgentFamilies(),
                new TargetSigns(),
                clocks,
                nanoTime);
    }

    /** What is wanted of each line besides its record: the fields of extra labels in their order, and others behind them. */
    private static List<ExtraField> extras(Config config) {
        Set<ExtraField> fields = new LinkedHashSet<>();
        List<ExtraField> extras = new ArrayList<>(labels(config.metrics()));
        fields.addAll(extras);
        config.insight().fields().stream()
                .map(ExtraField::of)
                .filter(fields::add)
                .forEach(extras::add);
        return extras;
    }

    private static List<ExtraField> labels(MetricsSettings metrics) {
        return metrics.extraLabels().stream().map(ExtraLabel::field).toList();
    }

    /** What is configured of a source's format, understood; with every text, and what extra labels are made of. */
    public static FormatSettings format(SourceConfig configured, MetricsSettings metrics) throws ConfigException {
        return format(configured, labels(metrics));
    }

    private static FormatSettings format(SourceConfig configured, List<ExtraField> extras) throws ConfigException {
        Map<String, String> fields = new LinkedHashMap<>();
        configured.fields().forEach((key, path) -> fields.put(key, path.value()));
        Unit unit = configured.durationUnit() == null
                ? null
                : Unit.of(configured.durationUnit()).orElseThrow();
        Located<String> format = configured.format();
        try {
            return new FormatSettings(FormatSpec.parse(format.value(), extras), Map.copyOf(fields), unit, extras);
        } catch (FormatException e) {
            throw new ConfigException(format.place(), String.valueOf(e.getMessage()));
        }
    }

    private static List<OpenApiDocument> documents(Config config) throws ConfigException {
        return OpenApiDocuments.read(
                config.endpoints().openapi(), config.endpoints().openapiMaxBytes());
    }

    private static EndpointNamer namer(Config config, List<OpenApiDocument> documents, LongSupplier nanoTime)
            throws ConfigException {
        List<Located<ApiOperation>> operations = documents.stream()
                .flatMap(document -> document.operations().stream())
                .toList();
        try {
            return new EndpointNamer(
                    config.endpoints().settings(),
                    operations.stream().map(Located::value).toList(),
                    nanoTime);
        } catch (RouteException e) {
            throw located(e, config.endpoints().routes(), operations);
        }
    }

    /** The complaints with the places of the routes they are about. */
    private static ConfigException located(
            RouteException e, List<Located<String>> routes, List<Located<ApiOperation>> operations) {
        List<Place> places = new ArrayList<>();
        routes.forEach(route -> places.add(route.place()));
        operations.forEach(operation -> places.add(operation.place()));
        Problems problems = new Problems();
        for (RouteException.Fault fault : e.faults()) {
            String key = fault.declaration() < routes.size() ? "endpoints.routes: " : "";
            String first =
                    fault.other() == RouteException.NONE ? "" : " (the first is at " + places.get(fault.other()) + ")";
            problems.add(places.get(fault.declaration()), key + fault.message() + first);
        }
        return problems.exception();
    }

    /** The one of that class among those that observe lines besides the metrics of the API and of lines. */
    public <P extends ObservingPart<?>> Optional<P> observing(Class<P> part) {
        return observing.stream().filter(part::isInstance).map(part::cast).findFirst();
    }

    /** What it keeps, and what is carried over to another configuration. */
    public Parts parts() {
        return parts;
    }

    /** Drops series that were idle for too long. Called inside the cut. */
    public void expire() {
        if (!metrics.expireIdle().isZero()) {
            history.whileDropping(() -> api.expire(nanoTime.getAsLong()));
        }
    }

    public MetricsSettings metrics() {
        return metrics;
    }

    public List<Source> sources() {
        return sources;
    }

    /** Makes the series of documented answers, at 0. After everything is restored and before anything is counted. */
    public void expectDocumented() {
        api.expect(namer.operations().all());
    }

    /** Routes never become {@code other}; where they alone can use up the budget, nothing is left for what is learnt. */
    public void warnOfTooManyRoutes() {
        long known = namer.operations().all().size() + (long) namer.routes();
        long lines = known * api.linesOfLabelSet();
        if (lines > metrics.budget()) {
            LOG.warn(
                    "{} routes and operations make {} sample lines when each has been answered in one way, and"
                            + " metrics.budget is {}: they are counted all the same, but other endpoints may become"
                            + " `other`",
                    known,
                    lines,
                    metrics.budget());
        }
    }

    public List<OpenApiDocument> documents() {
        return documents;
    }

    public EndpointNamer namer() {
        return namer;
    }

    public RequestFilters filters() {
        return filters;
    }

    public ApiMetrics api() {
        return api;
    }

    public LineMetrics lines() {
        return lines;
    }

    public History history() {
        return history;
    }

    public CommitLock cut() {
        return cut;
    }

    /** What is told of every line. */
    public LineObserver observer() {
        return observer;
    }

    public Pipelines pipelines() {
        return pipelines;
    }
}
