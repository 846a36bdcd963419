package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.file.FileEvent;
import io.apilog.source.file.FileState;
import io.apilog.source.file.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories of a log and of the daemon that follows it, which is killed and started again with what it had saved. The oracle is the
 * plainest: every line that was written is counted once. What fails is said as the shortest history found that still fails.
 *
 * <p>Ten thousand histories: {@code -Dapilog.model.histories=10000}; others: {@code -Dapilog.model.seed=2}; on a file
 * system without birth times, where a few are known to fail: {@code -Dapilog.model.births=UNKNOWN}; one again: {@code
 * -Dapilog.model.history} as the failure gave it; with more of what a torture does: {@code -Dapilog.model.mix=COPIES}, {@code RENAMES} or {@code
 * TROUBLE};
 * one layout alone: {@code -Dapilog.model.layout=PLAIN}.
 */
class RestartModelIT {
    private static final Logger LOG = LoggerFactory.getLogger(RestartModelIT.class);
    private static final int HISTORIES = 200;
    private static final int EVENTS = 50;
    private static final int MOST_FAILURES = 5;

    @TempDir
    Path directory;

    private int runs;
    private final BitSet rows = new BitSet();

    /** Where a history happens. */
    private record Ground(ModelHistory.Layout layout, ReusingDisk.Births births) {
        static List<Ground> all(ReusingDisk.Births births) {
            String only = System.getProperty("apilog.model.layout", "");
            return Stream.of(ModelHistory.Layout.values())
                    .filter(layout ->
                            only.isEmpty() ? !layout.hasLimits() : layout.name().equals(only))
                    .map(layout -> new Ground(layout, births))
                    .toList();
        }

        @Override
        public String toString() {
            return layout + " " + births;
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "apilog.model.history", matches = ".+")
    void every_line_is_counted_once_over_any_number_of_ends() throws IOException {
        long seed = Long.getLong("apilog.model.seed", 1);
        int histories = Integer.getInteger("apilog.model.histories", HISTORIES);
        ModelEvent.Mix mix =
                ModelEvent.Mix.valueOf(System.getProperty("apilog.model.mix", ModelEvent.Mix.USUAL.name()));
        String births = System.getProperty("apilog.model.births", ReusingDisk.Births.KEPT.name());
        List<Ground> grounds = Ground.all(ReusingDisk.Births.valueOf(births));
        Random random = new Random(seed);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < histories && failures.size() < MOST_FAILURES; i++) {
            Ground ground = grounds.get(i % grounds.size());
            List<ModelEvent> events = ModelEvent.history(mix, random, EVENTS);
            if (!run(ground, events).isEmpty()) {
                List<ModelEvent> shortest = shortened(ground, events);
                failures.add("%s; -Dapilog.model.history='%s %s'"
                        .formatted(run(ground, shortest), ground, ModelEvent.text(shortest)));
            }
        }
        assertThat(failures).as("of %d histories from seed %d", histories, seed).isEmpty();
        assertThat(strangeRows())
                .as("rows that the table of states does not have")
                .isEmpty();
        LOG.info("Rows of the table of states that did not occur in {} histories: {}", histories, missedRows());
    }

    /** What random histories found, each as short as it still failed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IN_PLACE KEPT WRITE_MUCH-729 WRITE_MUCH-235 COPY_SLOWLY_AND_CUT-949 KILL-553 WRITE_MUCH-957 START-257"
                        + " SHIFT_COPY_AND_CUT-630",
                "IN_PLACE KEPT WRITE_MUCH-729 WRITE_MUCH-235 COPY_SLOWLY_AND_CUT-949 WRITE-610 COPY_AND_CUT-689"
                        + " SHORT_LIFE-938",
                "IN_PLACE KEPT KILL-564 WRITE_MUCH-771 WRITE_MUCH-160 COPY_SLOWLY_AND_CUT-17 WRITE_MUCH-659"
                        + " COPY_SLOWLY_AND_CUT-146 SHORT_LIFE-479 COPY_SLOWLY_AND_CUT-794 START-114"
                        + " COMPRESS_ALL_SIBLINGS-70 READ_A_LITTLE-293",
                "GLOB KEPT ROTATE_AT_ONCE-945 SAVE_SOON-807 WRITE_MUCH-817 COPY_SLOWLY_AND_CUT-569 KILL-356",
                "GLOB KEPT WRITE_MUCH-937 SAVE_SOON-60 COPY_SLOWLY_AND_CUT-179 SHORT_LIFE-619",
                "GLOB KEPT ROTATE_AT_ONCE-107 WRITE_HALF_A_LINE-513 POLL-671 READ_A_LITTLE-718 POLL-536"
                        + " SHIFT_COPY_AND_CUT-78 RENAME_WITH_GAP-447 COMPRESS_ALL_SIBLINGS-832",
                "GLOB KEPT WRITE-738 COPY_SLOWLY_AND_CUT-794 RENAME-873 COMPRESS_ALL_SIBLINGS-688 SHORT_LIFE-835",
                "IN_PLACE KEPT WRITE-873 READ_A_LITTLE-945 HIDE-556 COPY_AND_CUT-95 RENAME_WITH_GAP-209 PAUSE-867"
                        + " POLL-307 POLL-403",
                "PLAIN KEPT HIDE-363 WRITE_HALF_A_LINE-622 COPY_AND_CUT-476 WRITE-137 PAUSE-960 DENY-184",
                "LINK KEPT ROTATE_AT_ONCE-266 HIDE-181 READ_A_LITTLE-391 PAUSE-305",
                "LINK KEPT RENAME_AND_COMPRESS-940 RENAME_WITH_GAP-78 STOP-862 WRITE_MUCH-905 START-50"
                        + " WRITE_HALF_A_LINE-189 ROTATE_AT_ONCE-46 COMPRESS_A_SIBLING-838 SAVE_SOON-194 KILL-134",
                "GLOB KEPT SHORT_LIFE-891 WRITE-872 START-49 KILL-786 COPY_AND_CUT-848 ROTATE_AT_ONCE-200 START-213"
                        + " COPY_SLOWLY_AND_CUT-372 READ_A_LITTLE-934 COMPRESS_ALL_SIBLINGS-655",
                "GLOB KEPT DENY-108 READ_A_LITTLE-785 HIDE-584 SHIFT_COPY_AND_CUT-241 POLL-732 PAUSE-473 PAUSE-376"
                        + " POLL-837 POLL-894",
                "GLOB KEPT DENY-108 READ_A_LITTLE-785 HIDE-584 COPY_CUT_AND_COMPRESS-241 POLL-732 PAUSE-473 PAUSE-376"
                        + " POLL-837 POLL-894"
            })
    void a_history_that_was_not_exact_once_is_exact(String text) throws IOException {
        assertThat(again(text)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "apilog.model.history", matches = ".+")
    void one_history_again() throws IOException {
        assertThat(again(System.getProperty("apilog.model.history"))).isEmpty();
    }

    private String again(String text) throws IOException {
        String[] history = text.split(" ", 3);
        Ground ground = new Ground(ModelHistory.Layout.valueOf(history[0]), ReusingDisk.Births.valueOf(history[1]));
        return run(ground, ModelEvent.parse(history[2]));
    }

    private String run(Ground ground, List<ModelEvent> events) throws IOException {
        Path place = Files.createDirectory(directory.resolve("h" + runs++));
        try (ModelHistory history = new ModelHistory(place, ground.layout, ground.births)) {
            String wrong = history.run(events);
            rows.or(history.rows());
            return wrong;
        } finally {
            delete(place);
        }
    }

    private List<String> strangeRows() {
        return rows(false, true);
    }

    private List<String> missedRows() {
        return rows(true, false);
    }

    private List<String> rows(boolean isExpected, boolean hasOccurred) {
        List<String> found = new ArrayList<>();
        for (FileState state : Rows.STATES) {
            for (FileEvent event : FileEvent.values()) {
                boolean occurred = rows.get(Rows.row(state, event));
                if (state.expected().contains(event) == isExpected && occurred == hasOccurred) {
                    found.add(state.text() + ": " + event.text());
                }
            }
        }
        return found;
    }

    /** Leaves out what is not needed for it to fail: halves first, single events at last. */
    private List<ModelEvent> shortened(Ground ground, List<ModelEvent> failing) throws IOException {
        List<ModelEvent> shortest = failing;
        for (int chunk = failing.size() / 2; chunk > 0; ) {
            List<ModelEvent> shorter = without(ground, shortest, chunk);
            chunk = shorter.size() < shortest.size() ? chunk : chunk / 2;
            shortest = shorter;
        }
        return shortest;
    }

    private List<ModelEvent> without(Ground ground, List<ModelEvent> events, int chunk) throws IOException {
        for (int from = 0; from < events.size(); from += chunk) {
            List<ModelEvent> fewer = new ArrayList<>(events);
            fewer.subList(from, Math.min(from + chunk, events.size())).clear();
            if (!run(ground, fewer).isEmpty()) {
                return fewer;
            }
        }
        return events;
    }

    private static void delete(Path place) throws IOException {
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    delete(file);
                } else {
                    Files.delete(file);
                }
            }
        }
        Files.delete(place);
    }
}
