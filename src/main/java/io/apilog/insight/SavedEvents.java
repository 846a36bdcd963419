package io.apilog.insight;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A family of events as it is saved: every label by its text, so that another order of words or of endpoints reads it as well.
 *
 * @param metric its full name
 * @param width how many numbers a series has
 */
record SavedEvents(String metric, int width, List<Series> series) {
    private static final int MOST_NUMBERS = 1_000;

    /**
     * One series.
     *
     * @param labels the source first
     * @param born the number of the first copy that it is in
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    record Series(List<String> labels, long[] cells, long born) {}

    static SavedEvents of(EventCopy copy) {
        int width = copy.width();
        List<Series> series = new ArrayList<>();
        for (int row = 0; row < copy.rows().size(); row++) {
            long[] cells = new long[width];
            for (int column = 0; column < width; column++) {
                cells[column] = copy.rows().cell(row, column);
            }
            series.add(new Series(copy.labels().get(row), cells, copy.rows().born(row)));
        }
        return new SavedEvents(copy.metric().fullName(), width, series);
    }

    static void write(SectionWriter out, List<SavedEvents> families) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        families.forEach(family -> family.series()
                .forEach(series -> series.labels().forEach(label -> texts.putIfAbsent(label, texts.size()))));
        out.number(texts.size());
        texts.keySet().forEach(out::text);
        out.number(families.size());
        for (SavedEvents family : families) {
            out.text(family.metric())
                    .number(family.width())
                    .number(family.series().size());
            for (Series series : family.series()) {
                out.number(series.labels().size());
                series.labels().forEach(label -> out.number(Objects.requireNonNull(texts.get(label))));
                for (long cell : series.cells()) {
                    out.number(cell);
                }
                out.number(series.born());
            }
        }
    }

    static List<SavedEvents> read(SectionReader in) throws DamagedSnapshotException {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            texts.add(in.text());
        }
        List<SavedEvents> families = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            String metric = in.text();
            int width = (int) in.number(1, MOST_NUMBERS);
            List<Series> series = new ArrayList<>();
            for (int rows = in.count(); rows > 0; rows--) {
                series.add(series(in, texts, width));
            }
            families.add(new SavedEvents(metric, width, series));
        }
        return families;
    }

    private static Series series(SectionReader in, List<String> texts, int width) throws DamagedSnapshotException {
        List<String> labels = new ArrayList<>();
        for (long left = in.number(1, MOST_NUMBERS); left > 0; left--) {
            labels.add(texts.get((int) in.number(0, texts.size() - 1L)));
        }
        long[] cells = new long[in.atLeast(width)];
        for (int i = 0; i < width; i++) {
            cells[i] = in.number(0, Long.MAX_VALUE);
        }
        return new Series(labels, cells, in.number(0, Long.MAX_VALUE));
    }
}
