package io.apilog.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.checkpoint.CheckpointSections;
import io.apilog.app.checkpoint.Checkpointing;
import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.checkpoint.Restored;
import io.apilog.app.checkpoint.Shown;
import io.apilog.app.part.CountsPart;
import io.apilog.app.part.EndpointsPart;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.part.LinesPart;
import io.apilog.app.part.SamplingPart;
import io.apilog.app.part.ScrapersPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.metrics.SavedCount;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Carried;
import io.apilog.part.Copies;
import io.apilog.part.Parts;
import io.apilog.part.ReadParts;
import io.apilog.part.SourceNames;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.CheckpointWriter;
import io.apilog.state.Loaded;
import io.apilog.state.Section;
import io.apilog.state.SectionWriter;
import io.apilog.state.Snapshot;
import io.apilog.state.StateDirectory;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was saved by a version is read by every later one. A folder {@code layout-N} of the resources is the state directory of a daemon that was killed,
 * with its configuration and the samples of its last scrape. None of them is ever changed; a change of a layout adds one.
 */
class SavedStateTest {
    private static final Path GOLDEN = Path.of("src/test/resources/state");
    private static final String NEWEST = "layout-6";

    @TempDir
    Path temp;

    private Path directory = Path.of("");

    @BeforeEach
    void directory() {
        directory = temp.resolve("state");
    }

    static Stream<String> layouts() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void what_any_version_saved_goes_on(String layout) throws Exception {
        copy(layout);
        Restart loaded = load(layout);
        assertThat(loaded.losses()).isEmpty();
        assertThat(loaded.read().unknown()).isEmpty();
        assertThat(loaded.restored().positions()).isNotEqualTo(Checkpoint.NONE);
        assertThat(loaded.restored().positions().whereabouts()).isNotEmpty();
        assertThat(loaded.samples()).isEqualTo(expected(layout));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void what_any_version_saved_is_the_same_once_this_one_has_saved_it(String layout) throws Exception {
        copy(layout);
        Restart before = load(layout);
        saveAgain(sections -> {
            sections.putAll(before.parts().write(before.counting().cut().take(before.parts()::copy)));
            sections.put("positions", positions(before.restored()));
            return sections;
        });
        Restart after = load(layout);
        assertThat(after.losses()).isEmpty();
        assertThat(after.copy(EndpointsPart.class)).isEqualTo(before.copy(EndpointsPart.class));
        assertThat(after.copy(LinesPart.class).saved())
                .isEqualTo(before.copy(LinesPart.class).saved());
        assertThat(after.copy(CountsPart.class)).isEqualTo(before.copy(CountsPart.class));
        assertThat(after.copy(FileMetrics.class)).isEqualTo(before.copy(FileMetrics.class));
        assertThat(after.samples()).isEqualTo(expected(layout));
    }

    private static Section positions(Restored restored) {
        try {
            return new CheckpointWriter(restored.positions(), (name, pieces) -> {
                        throw new AssertionError("nothing changed");
                    })
                    .write(restored.positions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoints", "lines", "series", "positions", "scrapers"})
    void a_part_that_is_not_there_begins_at_nothing_and_the_others_go_on(String part) throws Exception {
        copy(NEWEST);
        saveAgain(sections -> without(sections, part));
        assertOnlyThatIsLost(part, "is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoints", "lines", "series", "positions", "scrapers", "counts", "files", "sampling"})
    void a_part_that_only_a_newer_version_wrote_begins_at_nothing_and_the_others_go_on(String part) throws Exception {
        copy(NEWEST);
        saveAgain(sections -> with(sections, part, Section.together(99, new byte[] {1, 2, 3})));
        assertOnlyThatIsLost(part, "was written by a newer version (layout 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoints", "lines", "series", "positions", "scrapers", "counts", "files", "sampling"})
    void a_part_that_makes_no_sense_begins_at_nothing_and_the_others_go_on(String part) throws Exception {
        copy(NEWEST);
        saveAgain(sections -> with(sections, part, Section.together(1, new byte[] {5})));
        assertOnlyThatIsLost(part, "cannot be read");
    }

    private void assertOnlyThatIsLost(String part, String why) throws Exception {
        Restart restart = load(NEWEST);
        assertThat(restart.losses()).singleElement().asString().contains("'" + part + "'", why);
        assertThat(restart.restored().knowsPositions()).isEqualTo(!part.equals("positions"));
        String metric =
                switch (part) {
                    case "lines" -> "apilog_lines_total";
                    case "series" -> "apilog_request";
                    default -> "none";
                };
        assertThat(restart.samples().filter(metric, false))
                .isEqualTo(expected(NEWEST).filter(metric, false));
        assertThat(restart.samples().filter(metric, true).values()).allMatch(value -> value == 0);
    }

    /** Each count of it, under the label that it is shown with; what is not known here is nobody's. */
    @Test
    void counts_of_what_was_left_out_or_mended_go_on() throws Exception {
        copy(NEWEST);
        assertThat(load(NEWEST).copy(CountsPart.class))
                .contains(new SavedCount("gateway", "apilog_label_overflow_requests_total", "tenant", 82));
        List<SavedCount> saved = List.of(
                new SavedCount("web", "apilog_durations_left_out_total", "too_long", 11),
                new SavedCount("web", "apilog_lines_repaired_total", "", 12),
                new SavedCount("gateway", "apilog_overflow_requests_total", "endpoints", 13),
                new SavedCount("gateway", "apilog_label_overflow_requests_total", "tenant", 14),
                new SavedCount("web", "apilog_durations_left_out_total", "a_reason_to_come", 15),
                new SavedCount("nobody", "apilog_lines_repaired_total", "", 16));
        ConfiguredStages any = counting(NEWEST);
        byte[] bytes = new CountsPart(any.api(), any.lines()).write(saved);
        saveAgain(sections -> with(sections, "counts", Section.together(1, bytes)));
        assertThat(load(NEWEST).copy(CountsPart.class)).containsExactlyInAnyOrderElementsOf(saved.subList(0, 4));
    }

    @Test
    void counts_of_files_and_the_state_of_sampling_go_on() throws Exception {
        copy(NEWEST);
        Restart restart = load(NEWEST);
        assertThat(restart.copy(FileMetrics.class).counts())
                .containsExactlyInAnyOrder(
                        new SavedCount("web", "apilog_read_bytes_total", "", 103_019),
                        new SavedCount("gateway", "apilog_read_bytes_total", "", 34_643),
                        new SavedCount("web", "apilog_file_rotations_total", "", 1));
        assertThat(restart.copy(SamplingPart.class)).containsKey("assets").doesNotContainValue(0L);
    }

    @Test
    void parts_that_nobody_knows_are_kept_as_they_are_with_the_moment_they_are_of() throws Exception {
        copy(NEWEST);
        saveAgain(sections -> with(sections, "clients", Section.alone(7, new byte[] {4, 5, 6})));
        Section kept = load(NEWEST).read().unknown().get("clients");
        assertThat(kept.version()).isEqualTo(7);
        assertThat(kept.together()).isFalse();
        saveAgain(sections -> with(sections, "clients", kept));
        Section again = load(NEWEST).read().unknown().get("clients");
        assertThat(again.bytes()).containsExactly(4, 5, 6);
        assertThat(again.generation()).isEqualTo(kept.generation());
    }

    @Test
    void a_word_of_a_rule_that_is_not_known_does_not_damage_the_endpoints() throws Exception {
        byte[] endpoints = new SectionWriter()
                .number(1)
                .number(3)
                .text("/a")
                .text("A_RULE_TO_COME")
                .number(0)
                .number(1)
                .text("")
                .text("A_WAY_TO_LEARN")
                .number(0)
                .flag(false)
                .flag(false)
                .toBytes();
        assertThat(new EndpointsPart(counting(NEWEST).namer())
                        .read(1, new Section(1, true, 1, endpoints).reader())
                        .endpoints())
                .extracting("name")
                .containsExactly("/a");
    }

    @Test
    void a_family_whose_rows_are_told_apart_by_something_unknown_begins_at_0_and_the_others_go_on() throws Exception {
        copy(NEWEST);
        byte[] other = replaceFirst(series(), "\5extra\6method", "\5extra\6planet");
        saveAgain(sections -> with(sections, "series", Section.together(3, other)));
        Restart after = load(NEWEST);
        assertThat(after.read().losses()).isEmpty();
        assertThat(after.anew()).singleElement().asString().startsWith("apilog_requests_total begins at 0");
    }

    @Test
    void a_method_that_is_no_longer_told_apart_counts_as_other() throws Exception {
        copy(NEWEST);
        byte[] other = replaceFirst(series(), "\5PATCH", "\5PITCH");
        saveAgain(sections -> with(sections, "series", Section.together(3, other)));
        Samples samples = load(NEWEST).samples();
        assertThat(samples.sum("apilog_requests_total", "PATCH")).isZero();
        assertThat(samples.sum("apilog_requests_total", "_OTHER"))
                .isEqualTo(expected(NEWEST).sum("apilog_requests_total", "PATCH")
                        + expected(NEWEST).sum("apilog_requests_total", "_OTHER"));
    }

    /** The section of the newest layout as this version writes it. */
    private byte[] series() throws Exception {
        Restart before = load(NEWEST);
        return before.parts().write(before.copies()).get("series").bytes();
    }

    /** A kill before the first save would show the value as 0 again: a counter went back. */
    @Test
    void what_a_scraper_was_shown_before_the_first_save_reveals_no_value() throws Exception {
        copy(NEWEST);
        Config config =
                Configured.yaml(GOLDEN.resolve(NEWEST).resolve("config.yaml").toString());
        ConfiguredStages counting = counting(NEWEST);
        Scrapers scrapers = new Scrapers(InstantSource.system());
        Parts parts = counting.parts().and(List.of(new FileMetrics(counting.sources()), new ScrapersPart(scrapers)));
        try (Checkpointing keeping = Checkpointing.open(config.state(), directory, InstantSource.system())) {
            keeping.restore(counting, parts, config);
            long hash = scrapers.hash("192.0.2.1", "Prometheus/3.1.0");
            Shown first = keeping.show(() -> Shown.of(Gathering.copy(counting, parts)));
            long copy = first.gathering().api().number();
            scrapers.shown(hash, "a", () -> true, 1, copy);
            Shown second = keeping.show(() -> Shown.of(Gathering.copy(counting, parts)));
            assertThat(first.revealed().to(hash)).isLessThan(copy);
            assertThat(second.revealed().to(hash)).isEqualTo(first.revealed().to(hash));
        }
    }

    @Test
    void where_a_part_that_stands_with_others_is_damaged_the_snapshot_before_is_used() throws Exception {
        copy(NEWEST);
        saveAgain(sections -> sections);
        flipLastByteOf("snapshot");
        try (StateDirectory state = StateDirectory.open(directory, "boot", false)) {
            assertThat(state.load(CheckpointSections::read)).isInstanceOf(Loaded.Earlier.class);
        }
        assertThat(directory.resolve("snapshot.damaged")).exists();
    }

    @Test
    void where_both_are_damaged_in_parts_that_stand_together_nothing_can_be_gone_on_from() throws Exception {
        copy(NEWEST);
        saveAgain(sections -> sections);
        saveAgain(sections -> sections);
        flipLastByteOf("snapshot");
        flipLastByteOf("snapshot.previous");
        try (StateDirectory state = StateDirectory.open(directory, "boot", false)) {
            assertThat(state.load(CheckpointSections::read)).isInstanceOf(Loaded.Unusable.class);
        }
    }

    @Test
    void damage_to_a_part_that_stands_alone_costs_that_part() throws Exception {
        copy(NEWEST);
        saveAgain(sections -> with(sections, "zone", Section.alone(1, new byte[] {4, 5, 6})));
        flipLastByteOf("snapshot");
        Restart restart = load(NEWEST);
        assertThat(restart.losses()).singleElement().asString().contains("'zone'", "is damaged");
        assertThat(restart.samples()).isEqualTo(expected(NEWEST));
    }

    /** Of the last section, by name; a checksum of four bytes is behind it. */
    private void flipLastByteOf(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(name));
        bytes[bytes.length - 5] ^= 1;
        Files.write(directory.resolve(name), bytes);
    }

    private static byte[] replaceFirst(byte[] bytes, String what, String by) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(what);
        return text.replaceFirst(what, by).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Section> without(Map<String, Section> sections, String name) {
        sections.remove(name);
        return sections;
    }

    private static Map<String, Section> with(Map<String, Section> sections, String name, Section section) {
        sections.put(name, section);
        return sections;
    }

    private void copy(String layout) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(GOLDEN.resolve(layout))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("snapshot") || name.endsWith(".shared")) {
                    Files.copy(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** As another version of the program could have saved it. */
    private void saveAgain(UnaryOperator<Map<String, Section>> change) throws IOException {
        try (StateDirectory state = StateDirectory.open(directory, "boot", false)) {
            Loaded<Snapshot> loaded = state.load(snapshot -> snapshot);
            Snapshot snapshot = value(loaded);
            state.save(change.apply(new HashMap<>(snapshot.sections())), snapshot.savedMillis(), true);
        }
    }

    /** A daemon that was started on what is saved. */
    private record Restart(
            Restored restored, ReadParts read, List<String> anew, ConfiguredStages counting, Parts parts) {
        List<String> losses() {
            List<String> losses = new ArrayList<>(restored.losses());
            losses.addAll(read.losses());
            losses.addAll(anew);
            return losses;
        }

        Copies copies() {
            return counting.cut().take(parts::copy);
        }

        <C> C copy(Class<? extends Carried<C>> part) {
            return copies().of(part);
        }

        Samples samples() throws IOException {
            StringWriter text = new StringWriter();
            TextFormat.write004(
                    text, Collections.enumeration(Gathering.of(counting).families()));
            return Samples.of(text.toString().lines());
        }
    }

    private Restart load(String layout) throws Exception {
        try (StateDirectory state = StateDirectory.open(directory, "boot", false)) {
            Restored restored = value(state.load(CheckpointSections::read));
            ConfiguredStages counting = counting(layout);
            Parts parts = counting.parts()
                    .and(List.of(
                            new FileMetrics(counting.sources()),
                            new ScrapersPart(new Scrapers(InstantSource.system()))));
            ReadParts read = parts.read(restored.snapshot(), CheckpointSections.NO_PARTS);
            List<String> anew = counting.cut().take(() -> parts.restore(read.copies(), SourceNames.UNCHANGED));
            return new Restart(restored, read, anew, counting, parts);
        }
    }

    private static <T> T value(Loaded<T> loaded) {
        if (loaded instanceof Loaded.Last<T> last) {
            return last.value();
        }
        if (loaded instanceof Loaded.Earlier<T> earlier) {
            return earlier.value();
        }
        throw new AssertionError(loaded);
    }

    private static ConfiguredStages counting(String layout) throws Exception {
        Config config =
                Configured.yaml(GOLDEN.resolve(layout).resolve("config.yaml").toString());
        return new ConfiguredStages(config, config.metrics(), System::nanoTime);
    }

    private static Samples expected(String layout) throws IOException {
        return Samples.of(
                Files.readString(GOLDEN.resolve(layout).resolve("metrics.txt")).lines());
    }

    /** The samples that are compared, by their names and labels. */
    private record Samples(Map<String, Double> byLabels) {
        static Samples of(Stream<String> lines) {
            Map<String, Double> samples = new HashMap<>();
            lines.filter(line -> line.matches("apilog_(requests_total|lines_total|request_duration_seconds_sum).*"))
                    .forEach(line -> {
                        int space = line.lastIndexOf(' ');
                        samples.put(line.substring(0, space).replace(",}", "}"), Double.valueOf(line.substring(space)));
                    });
            return new Samples(samples);
        }

        Samples filter(String prefix, boolean kept) {
            Map<String, Double> filtered = new HashMap<>(byLabels);
            filtered.keySet().removeIf(labels -> labels.startsWith(prefix) != kept);
            return new Samples(filtered);
        }

        List<Double> values() {
            return List.copyOf(byLabels.values());
        }

        double sum(String metric, String method) {
            return byLabels.entrySet().stream()
                    .filter(sample -> sample.getKey().startsWith(metric))
                    .filter(sample -> sample.getKey().contains("method=\"" + method + "\""))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }
}
