package io.apilog.app;

import io.apilog.metrics.FamilyDefinition;
import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedFamily;
import io.apilog.metrics.SavedSeries;
import io.apilog.metrics.Source;
import io.apilog.metrics.StatusLabel;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The series of the API. */
final class SeriesSection {
    static final String NAME = "series";

    /** Changes with the bits of a packed label set. */
    private static final int LAYOUT = 1;

    private SeriesSection() {}

    static byte[] write(SavedSeries series) {
        SectionWriter out = new SectionWriter().number(LAYOUT);
        out.number(series.sources().size());
        series.sources().forEach(source -> LinesSection.write(out, source));
        texts(out, series.endpoints());
        out.number(series.extras().size());
        series.extras().forEach(values -> texts(out, values));
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
        out.text(definition.metric().name()).text(definition.name());
        texts(out, definition.labels());
        out.text(definition.status().name());
        texts(out, definition.fields());
        texts(out, definition.buckets().stream().map(String::valueOf).toList());
        long[] keys = family.keys();
        out.number(keys.length);
        for (long key : keys) {
            out.fixed(key);
        }
        for (long cell : family.cells()) {
            out.number(cell);
        }
        for (byte zeros : family.zerosLeft()) {
            out.number(zeros);
        }
    }

    static SavedSeries read(SectionReader in) throws DamagedSnapshotException {
        in.number(LAYOUT, LAYOUT);
        List<Source> sources = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            sources.add(LinesSection.readSource(in, sources.size()));
        }
        List<String> endpoints = texts(in);
        List<List<String>> extras = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            extras.add(texts(in));
        }
        List<SavedFamily> families = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            family(in).ifPresent(families::add);
        }
        in.end();
        return new SavedSeries(sources, endpoints, extras, families);
    }

    private static List<String> texts(SectionReader in) throws DamagedSnapshotException {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    /** Empty for a metric that is not there any more. */
    private static Optional<SavedFamily> family(SectionReader in) throws DamagedSnapshotException {
        Optional<Metric> metric = constant(Metric.class, in.text());
        String name = in.text();
        List<String> labels = texts(in);
        Optional<StatusLabel> status = constant(StatusLabel.class, in.text());
        List<String> fields = texts(in);
        List<Double> buckets = new ArrayList<>();
        for (String bound : texts(in)) {
            buckets.add(bound(bound));
        }
        long[] keys = new long[in.count()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.fixed();
        }
        int width = buckets.isEmpty() ? 1 : buckets.size() + 2;
        long[] cells = new long[keys.length * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.number(0, Long.MAX_VALUE);
        }
        byte[] zeros = new byte[keys.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = (byte) in.number(0, Byte.MAX_VALUE);
        }
        if (metric.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        FamilyDefinition definition = new FamilyDefinition(metric.get(), name, labels, status.get(), fields, buckets);
        return Optional.of(new SavedFamily(definition, keys, cells, zeros));
    }

    private static double bound(String text) throws DamagedSnapshotException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DamagedSnapshotException(text + " is no number");
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
