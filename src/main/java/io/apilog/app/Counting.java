package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.config.Located;
import io.apilog.config.SourceConfig;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.ExtraField;
import io.apilog.format.FormatException;
import io.apilog.format.FormatSettings;
import io.apilog.format.FormatSpec;
import io.apilog.format.Unit;
import io.apilog.metrics.ApiMetrics;
import io.apilog.metrics.Cut;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Source;
import io.apilog.pipeline.FilterSettings;
import io.apilog.pipeline.PathTemplate;
import io.apilog.pipeline.Pipelines;
import io.apilog.pipeline.RequestFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages behind a source, made of the configuration: what counts, and the way to it. */
final class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    private final MetricsSettings metrics;
    private final LongSupplier nanoTime;
    private final List<Source> sources;
    private final EndpointNamer namer;
    private final RequestFilters filters;
    private final ApiMetrics api;
    private final LineMetrics lines;
    private final Cut cut = new Cut();
    private final Pipelines pipelines;

    /**
     * Makes the stages.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     * @throws ConfigException for a format or a route that cannot be understood, with its place
     */
    Counting(Config config, MetricsSettings metrics, LongSupplier nanoTime) throws ConfigException {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        List<Source> all = new ArrayList<>();
        Map<String, Source> byName = new LinkedHashMap<>();
        Map<String, FormatSettings> formats = new LinkedHashMap<>();
        Map<String, List<PathTemplate>> captures = new LinkedHashMap<>();
        for (SourceConfig configured : config.sources()) {
            String name = configured.source().name();
            Source source = new Source(all.size(), name, configured.labels());
            all.add(source);
            byName.put(name, source);
            formats.put(name, format(configured, metrics));
            captures.put(name, configured.captures());
        }
        this.sources = List.copyOf(all);
        this.namer = namer(config);
        this.api = new ApiMetrics(metrics, sources);
        this.filters = new RequestFilters(namer, config.filters());
        this.lines = new LineMetrics(
                sources, config.filters().stream().map(FilterSettings::name).toList());
        this.pipelines = new Pipelines(byName, formats, captures, filters, api, lines, nanoTime);
        warnOfRoutes(config.endpoints().routes().size());
    }

    /** Routes never become {@code other}: more of them than the budget has room for are let in, and this is the place to say so. */
    private void warnOfRoutes(int routes) {
        int lines = routes * api.linesOfLabelSet();
        if (lines > metrics.budget()) {
            LOG.warn(
                    "{} routes make at least {} sample lines with one method and one status each, more than metrics.budget,"
                            + " {}: routes are let in all the same, and everything else will be counted as 'other'",
                    routes,
                    lines,
                    metrics.budget());
        }
    }

    /** What is configured of a source's format, understood. */
    static FormatSettings format(SourceConfig configured, MetricsSettings metrics) throws ConfigException {
        Map<String, String> fields = new LinkedHashMap<>();
        configured.fields().forEach((key, path) -> fields.put(key, path.value()));
        Unit unit = configured.durationUnit() == null
                ? null
                : Unit.of(configured.durationUnit()).orElseThrow();
        Located<String> format = configured.format();
        List<ExtraField> extras =
                metrics.extraLabels().stream().map(ExtraLabel::field).toList();
        try {
            return new FormatSettings(FormatSpec.parse(format.value(), extras), Map.copyOf(fields), unit, extras);
        } catch (FormatException e) {
            throw new ConfigException(format.place(), String.valueOf(e.getMessage()));
        }
    }

    private static EndpointNamer namer(Config config) throws ConfigException {
        List<Located<String>> routes = config.endpoints().routes();
        int budget = config.endpoints().budget();
        try {
            return namer(routes, routes.size(), budget);
        } catch (IllegalArgumentException e) {
            throw firstFault(routes, budget, e);
        }
    }

    private static EndpointNamer namer(List<Located<String>> routes, int first, int budget) {
        return new EndpointNamer(new EndpointSettings(
                routes.subList(0, first).stream().map(Located::value).toList(), budget));
    }

    /** The complaint with the place of the first route that cannot be taken beside those before it. */
    private static ConfigException firstFault(
            List<Located<String>> routes, int budget, IllegalArgumentException complaint) {
        int good = 0;
        int bad = routes.size();
        IllegalArgumentException first = complaint;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            try {
                namer(routes, middle, budget);
                good = middle;
            } catch (IllegalArgumentException e) {
                bad = middle;
                first = e;
            }
        }
        return new ConfigException(routes.get(bad - 1).place(), "endpoints.routes: " + first.getMessage());
    }

    /** Drops series that were idle for too long. Called inside the cut. */
    void expire() {
        api.expire(nanoTime.getAsLong());
    }

    MetricsSettings metrics() {
        return metrics;
    }

    List<Source> sources() {
        return sources;
    }

    EndpointNamer namer() {
        return namer;
    }

    RequestFilters filters() {
        return filters;
    }

    ApiMetrics api() {
        return api;
    }

    LineMetrics lines() {
        return lines;
    }

    Cut cut() {
        return cut;
    }

    Pipelines pipelines() {
        return pipelines;
    }
}
