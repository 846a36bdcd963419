package io.apilog.app.part;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.metrics.Metric;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.metrics.api.SavedSeries;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.metrics.series.SavedFamily;
import io.apilog.metrics.series.SavedLabels;
import io.apilog.part.Part;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The series of the API. Whatever a constant of the program stands for is written as the word that users see, and each family says which
 * dimensions its rows have, so that neither another order of constants nor another label makes it unreadable: a family with a word that is
 * not known is left out, and begins at 0.
 *
 * <p>Version 1 had the labels of a row packed into 64 bits, and names of constants; up to version 2 a row said in how many scrapes it was still
 * to be 0, for whoever came.
 */
public final class SeriesPart implements Part<SeriesCopy> {
    static final String NAME = "series";

    private static final int VERSION = 3;

    /** The number that stood at the beginning of version 1. */
    private static final int PACKED_LAYOUT = 1;

    /** From this version on each row has the number of the first copy that it is in. */
    static final int BORN_SINCE = 3;

    /** Where copies were not numbered: what is yet to be seen as 0 is of the first, and others come after it. */
    private static final long FIRST_COPIES = 2;

    private static final Map<String, String> METRICS_OF_VERSION_1 = Map.of(
            "REQUESTS", "apilog_requests_total",
            "REQUEST_DURATION", "apilog_request_duration_seconds",
            "RESPONSE_BYTES", "apilog_response_bytes_total",
            "REQUEST_BYTES", "apilog_request_bytes_total",
            "UPSTREAM_DURATION", "apilog_upstream_duration_seconds");
    private static final List<String> METHODS_OF_VERSION_1 =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "_OTHER");

    /** What tells the rows of a family apart. The words are those that are saved. */
    private enum Dimension {
        SOURCE,
        ENDPOINT,
        EXTRA,
        METHOD,
        STATUS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Dimension> of(String word) {
            return Arrays.stream(values())
                    .filter(dimension -> dimension.word().equals(word))
                    .findFirst();
        }
    }

    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

    /** What the numbers of a row count up to. */
    private record Tables(int sources, int endpoints, int extras, List<String> methods) {}

    private final ApiMetrics api;
    private final EndpointNamer namer;

    /** Keeps the series of the API; {@code namer} has the endpoints of their names. */
    public SeriesPart(ApiMetrics api, EndpointNamer namer) {
        this.api = api;
        this.namer = namer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "counters of requests begin at 0";
    }

    @Override
    public SeriesCopy copy() {
        ApiSnapshot counted = api.snapshot();
        return new SeriesCopy(api.save(), counted);
    }

    @Override
    public List<String> restore(SeriesCopy before, SourceNames names) {
        SavedSeries saved = before.saved();
        Map<String, Endpoint> byName = new HashMap<>();
        namer.endpoints().forEach(endpoint -> byName.put(endpoint.name(), endpoint));
        SavedSeries now = new SavedSeries(
                saved.copies(),
                saved.sources().stream().map(names::now).toList(),
                saved.endpoints(),
                saved.extras(),
                saved.families());
        List<FamilyDefinition> anew = api.restore(now, name -> Optional.ofNullable(byName.get(name)));
        return saved.families().isEmpty()
                ? List.of()
                : anew.stream()
                        .map(family -> family.name() + " begins at 0: its labels or buckets are others now")
                        .toList();
    }

    @Override
    public SeriesCopy upTo(SeriesCopy of, long copy) {
        return of.upTo(copy);
    }

    @Override
    public List<MetricFamilySamples> families(SeriesCopy copy) {
        return copy.shown().families();
    }

    @Override
    public byte[] write(SeriesCopy copy) {
        SavedSeries series = copy.saved();
        SectionWriter out = new SectionWriter().number(series.copies());
        out.number(series.sources().size());
        series.sources().forEach(source -> SourceCodec.write(out, source));
        texts(out, series.endpoints());
        out.number(series.extras().size());
        series.extras().forEach(values -> texts(out, values));
        texts(out, Arrays.stream(HttpMethod.values()).map(HttpMethod::label).toList());
        out.number(series.families().size());
        series.families().forEach(family -> write(out, family));
        return out.toBytes();
    }

    private static void texts(SectionWriter out, List<String> texts) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static void write(SectionWriter out, SavedFamily family) {
        FamilyDefinition definition = family.definition();
        out.text(definition.metric().fullName()).text(definition.name());
        texts(out, definition.labels());
        out.text(definition.status().text());
        texts(out, definition.fields());
        texts(out, definition.buckets().stream().map(String::valueOf).toList());
        texts(out, DIMENSIONS.stream().map(Dimension::word).toList());
        out.number(SavedFamily.width(definition));
        out.number(family.rows());
        for (int row = 0; row < family.rows(); row++) {
            SavedLabels labels = family.labels(row);
            DIMENSIONS.forEach(dimension -> out.number(number(dimension, labels)));
        }
        for (long cell : family.cells()) {
            out.number(cell);
        }
        for (long born : family.born()) {
            out.number(born);
        }
    }

    private static int number(Dimension dimension, SavedLabels labels) {
        return switch (dimension) {
            case SOURCE -> labels.source();
            case ENDPOINT -> labels.endpoint();
            case EXTRA -> labels.extra();
            case METHOD -> labels.method().ordinal();
            case STATUS -> labels.status();
        };
    }

    @Override
    public SeriesCopy read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version == 1) {
            in.number(PACKED_LAYOUT, PACKED_LAYOUT);
        }
        long copies = version < BORN_SINCE ? FIRST_COPIES : in.number(1, Long.MAX_VALUE);
        List<Source> sources = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            sources.add(SourceCodec.read(in, sources.size()));
        }
        List<String> endpoints = texts(in);
        List<List<String>> extras = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            extras.add(texts(in));
        }
        List<String> methods = version == 1 ? METHODS_OF_VERSION_1 : texts(in);
        Tables tables = new Tables(sources.size(), endpoints.size(), extras.size(), methods);
        List<SavedFamily> families = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            family(version, in, tables).ifPresent(families::add);
        }
        in.end();
        return new SeriesCopy(new SavedSeries(copies, sources, endpoints, extras, families), null);
    }

    private static List<String> texts(SectionReader in) throws DamagedSnapshotException {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    /** Empty where its metric or what tells its rows apart is not known here. */
    private static Optional<SavedFamily> family(int version, SectionReader in, Tables tables)
            throws DamagedSnapshotException {
        String metricName = in.text();
        Optional<Metric> metric =
                Metric.of(version == 1 ? METRICS_OF_VERSION_1.getOrDefault(metricName, metricName) : metricName);
        String name = in.text();
        List<String> labels = texts(in);
        Optional<StatusLabel> status = StatusLabel.of(in.text());
        List<String> fields = texts(in);
        List<Double> buckets = new ArrayList<>();
        for (String bound : texts(in)) {
            buckets.add(bound(bound));
        }
        int width = buckets.isEmpty() ? 1 : buckets.size() + 2;
        List<Optional<Dimension>> dimensions = new ArrayList<>();
        if (version == 1) {
            DIMENSIONS.forEach(dimension -> dimensions.add(Optional.of(dimension)));
        } else {
            texts(in).forEach(word -> dimensions.add(Dimension.of(word)));
            width = (int) in.number(1, Integer.MAX_VALUE);
        }
        List<SavedLabels> rows = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            rows.add(version == 1 ? unpacked(in.fixed(), tables) : row(in, dimensions, tables));
        }
        long[] cells = new long[in.atLeast(rows.size() * (long) width)];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.number(0, Long.MAX_VALUE);
        }
        long[] born = new long[rows.size()];
        for (int i = 0; i < born.length; i++) {
            long number = in.number(0, Long.MAX_VALUE);
            born[i] = version < BORN_SINCE ? Math.min(number, 1) : number;
        }
        if (metric.isEmpty() || status.isEmpty() || dimensions.contains(Optional.<Dimension>empty())) {
            return Optional.empty();
        }
        FamilyDefinition definition = new FamilyDefinition(metric.get(), name, labels, status.get(), fields, buckets);
        return width == SavedFamily.width(definition)
                ? Optional.of(SavedFamily.of(definition, rows, cells, born))
                : Optional.empty();
    }

    /** A dimension that was not there when this was saved has the number 0. */
    private static SavedLabels row(SectionReader in, List<Optional<Dimension>> dimensions, Tables tables)
            throws DamagedSnapshotException {
        int[] numbers = new int[DIMENSIONS.size()];
        for (Optional<Dimension> dimension : dimensions) {
            int number = (int) in.number(0, Integer.MAX_VALUE);
            dimension.ifPresent(known -> numbers[known.ordinal()] = number);
        }
        return labels(
                tables,
                numbers[Dimension.SOURCE.ordinal()],
                numbers[Dimension.ENDPOINT.ordinal()],
                numbers[Dimension.EXTRA.ordinal()],
                numbers[Dimension.METHOD.ordinal()],
                numbers[Dimension.STATUS.ordinal()]);
    }

    /** Ten bits of a source, 24 of an endpoint, 16 of extra labels, four of a method and ten of a status. */
    private static SavedLabels unpacked(long packed, Tables tables) throws DamagedSnapshotException {
        return labels(
                tables,
                (int) (packed >>> 54),
                (int) (packed >>> 30) & 0xFF_FFFF,
                (int) (packed >>> 14) & 0xFFFF,
                (int) (packed >>> 10) & 0xF,
                (int) packed & 0x3FF);
    }

    private static SavedLabels labels(Tables tables, int source, int endpoint, int extra, int method, int status)
            throws DamagedSnapshotException {
        boolean fits = source < tables.sources()
                && endpoint < tables.endpoints()
                && extra < tables.extras()
                && method < tables.methods().size()
                && status <= SavedLabels.MAX_STATUS;
        if (!fits) {
            throw new DamagedSnapshotException("a row has a label that is not there");
        }
        return new SavedLabels(
                source, endpoint, extra, HttpMethod.ofLabel(tables.methods().get(method)), status);
    }

    private static double bound(String text) throws DamagedSnapshotException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DamagedSnapshotException(text + " is no number");
        }
    }
}
