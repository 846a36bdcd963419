package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.config.EndpointConfig;
import io.apilog.config.Located;
import io.apilog.config.SourceConfig;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.format.FormatException;
import io.apilog.format.FormatSettings;
import io.apilog.format.FormatSpec;
import io.apilog.format.Unit;
import io.apilog.metrics.ApiMetrics;
import io.apilog.metrics.Cut;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Source;
import io.apilog.pipeline.Pipelines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The stages behind a source, made of the configuration: what counts, and the way to it. */
final class Counting {
    private final List<Source> sources;
    private final EndpointNamer namer;
    private final ApiMetrics api;
    private final LineMetrics lines;
    private final Cut cut;
    private final Pipelines pipelines;

    /**
     * Makes the stages.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     * @throws ConfigException for a format or a route that cannot be understood, with its place
     */
    Counting(Config config, MetricsSettings metrics, LongSupplier nanoTime) throws ConfigException {
        List<Source> all = new ArrayList<>();
        Map<String, Source> byName = new LinkedHashMap<>();
        Map<String, FormatSettings> formats = new LinkedHashMap<>();
        for (SourceConfig configured : config.sources()) {
            String name = configured.source().name();
            Source source = new Source(all.size(), name, configured.labels());
            all.add(source);
            byName.put(name, source);
            formats.put(name, format(configured));
        }
        this.sources = List.copyOf(all);
        this.namer = namer(config, nanoTime);
        this.api = new ApiMetrics(metrics, sources);
        namer.whenVacated(api::drop);
        this.cut = new Cut(namer::tick);
        this.lines = new LineMetrics(sources);
        this.pipelines = new Pipelines(byName, formats, namer, api, lines, nanoTime);
    }

    /** What is configured of a source's format, understood. */
    static FormatSettings format(SourceConfig configured) throws ConfigException {
        Map<String, String> fields = new LinkedHashMap<>();
        configured.fields().forEach((key, path) -> fields.put(key, path.value()));
        Unit unit = configured.durationUnit() == null
                ? null
                : Unit.of(configured.durationUnit()).orElseThrow();
        Located<String> format = configured.format();
        try {
            return new FormatSettings(FormatSpec.parse(format.value()), Map.copyOf(fields), unit);
        } catch (FormatException e) {
            throw new ConfigException(format.place(), String.valueOf(e.getMessage()));
        }
    }

    private static EndpointNamer namer(Config config, LongSupplier nanoTime) throws ConfigException {
        try {
            return new EndpointNamer(config.endpoints().settings(), nanoTime);
        } catch (IllegalArgumentException e) {
            throw firstFault(config.endpoints(), nanoTime, e);
        }
    }

    /** The complaint with the place of the first route that cannot be taken beside those before it. */
    private static ConfigException firstFault(
            EndpointConfig config, LongSupplier nanoTime, IllegalArgumentException complaint) {
        List<Located<String>> routes = config.routes();
        int good = 0;
        int bad = routes.size();
        IllegalArgumentException first = complaint;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            EndpointConfig some = new EndpointConfig(routes.subList(0, middle), config.budget(), config.learn());
            try {
                new EndpointNamer(some.settings(), nanoTime);
                good = middle;
            } catch (IllegalArgumentException e) {
                bad = middle;
                first = e;
            }
        }
        return new ConfigException(routes.get(bad - 1).place(), "endpoints.routes: " + first.getMessage());
    }

    List<Source> sources() {
        return sources;
    }

    EndpointNamer namer() {
        return namer;
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
