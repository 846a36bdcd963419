package io.apilog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot has a number; beside it, in a file that others share, are tens of it. Both say 17 only where they are of one moment. */
class SharedFilesTest {
    private static final String BOOT = "this-boot";

    @TempDir
    Path temp;

    private Path at() {
        return temp.resolve("state");
    }

    private StateDirectory open() throws StateException {
        return StateDirectory.open(at(), BOOT, true);
    }

    private static Section section(int units, SharedFile tens) {
        return Section.together(4, new SectionWriter().number(units).toBytes()).with(tens);
    }

    private static SharedFile share(StateDirectory state, int tens) throws IOException {
        return state.share(
                "tens",
                List.of(new byte[70_000], new SectionWriter().number(tens).toBytes()));
    }

    private static void save(StateDirectory state, int units, SharedFile tens) throws IOException {
        state.save(Map.of("value", section(units, tens)), 1_000, false);
    }

    private static long value(Snapshot snapshot) throws DamagedSnapshotException {
        Section section = snapshot.section("value").orElseThrow();
        try {
            byte[] shared = section.shared().bytes();
            assertThat(shared.length).isEqualTo(70_001);
            return shared[70_000] * 10 + section.reader().number();
        } catch (IOException e) {
            throw new DamagedSnapshotException(e.toString());
        }
    }

    private Loaded<Long> load() throws StateException {
        try (StateDirectory state = open()) {
            return state.load(SharedFilesTest::value);
        }
    }

    private List<String> shared() throws IOException {
        try (Stream<Path> files = Files.list(at())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".shared"))
                    .sorted()
                    .toList();
        }
    }

    /** 17, forced to the disk, and 18 with the same file beside it. */
    private void twoThatShare() throws IOException {
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            SharedFile tens = share(state, 1);
            save(state, 7, tens);
            state.force();
            save(state, 8, tens);
        }
    }

    @Test
    void what_two_snapshots_share_is_written_once_and_found_by_both() throws IOException {
        twoThatShare();
        assertThat(shared()).containsExactly("tens-0.shared");
        assertThat(load()).isEqualTo(new Loaded.Last<>(18L));
        Files.delete(at().resolve("snapshot"));
        assertThat(load())
                .isInstanceOfSatisfying(
                        Loaded.Earlier.class,
                        earlier -> assertThat(earlier.value()).isEqualTo(17L));
    }

    @Test
    void one_that_the_snapshot_before_names_is_kept_until_that_one_is_gone() throws IOException {
        twoThatShare();
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            save(state, 3, share(state, 2));
            assertThat(shared()).containsExactly("tens-0.shared", "tens-1.shared");
            state.force();
            save(state, 4, share(state, 2));
            assertThat(shared()).as("those of 23 and of 24").containsExactly("tens-1.shared", "tens-2.shared");
        }
        assertThat(load()).isEqualTo(new Loaded.Last<>(24L));
    }

    @Test
    void a_section_that_needs_none_any_more_has_none() throws IOException {
        twoThatShare();
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            for (int i = 0; i < 2; i++) {
                save(state, 5, null);
                state.force();
            }
            assertThat(shared()).isEmpty();
            assertThat(state.load(
                            snapshot -> snapshot.section("value").orElseThrow().shared() == null))
                    .isEqualTo(new Loaded.Last<>(true));
        }
    }

    /** The steps of a save with a new file beside it, each with the end of the process behind it: always one moment, the next start goes on. */
    @Test
    void the_end_of_the_process_at_any_step_leaves_a_pair_that_belongs_together() throws IOException {
        twoThatShare();
        Map<String, byte[]> before = content();
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            save(state, 9, share(state, 2));
        }
        Map<String, byte[]> after = content();
        byte[] newTens = after.get("tens-1.shared");
        byte[] newSnapshot = after.get("snapshot");

        Map<String, byte[]> step = new HashMap<>(before);
        step.put("tens-1.shared", half(newTens));
        assertGoesOnFrom(18, step, "within the shared file");
        step.put("tens-1.shared", newTens);
        assertGoesOnFrom(18, step, "behind the shared file");
        step.put("snapshot.new", half(newSnapshot));
        assertGoesOnFrom(18, step, "within the snapshot");
        step.put("snapshot.new", newSnapshot);
        assertGoesOnFrom(18, step, "behind the snapshot");
        step.put("snapshot.previous", step.remove("snapshot"));
        assertGoesOnFrom(29, step, "between the two renames");
        step.put("snapshot", step.remove("snapshot.new"));
        assertGoesOnFrom(29, step, "before what nobody names is deleted");
        assertGoesOnFrom(29, after, "at the end");
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private void assertGoesOnFrom(long value, Map<String, byte[]> files, String where) throws IOException {
        for (String name : content().keySet()) {
            Files.delete(at().resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(at().resolve(file.getKey()), file.getValue());
        }
        try (StateDirectory state = open()) {
            assertThat(state.load(SharedFilesTest::value)).as(where).isEqualTo(new Loaded.Last<>(value));
            // A process that is killed as it saves again finds the same, whatever it has written so far.
            Files.write(at().resolve("snapshot.new"), new byte[] {1, 2, 3});
        }
        assertThat(load()).as(where).isEqualTo(new Loaded.Last<>(value));
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            save(state, 1, share(state, 4));
            state.force();
            save(state, 2, share(state, 4));
            assertThat(shared()).as(where).hasSize(2);
        }
        assertThat(load()).as(where).isEqualTo(new Loaded.Last<>(42L));
    }

    /** Of each file that holds something of the state. */
    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new HashMap<>();
        try (Stream<Path> files = Files.list(at())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("snapshot") || name.endsWith(".shared")) {
                    content.put(name, Files.readAllBytes(file));
                }
            }
        }
        return content;
    }

    @Test
    void where_it_is_damaged_or_gone_the_snapshot_before_is_used_if_that_has_its_own() throws IOException {
        twoThatShare();
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            state.force();
            save(state, 9, share(state, 2));
        }
        byte[] tens = Files.readAllBytes(at().resolve("tens-1.shared"));
        tens[5] = 1;
        Files.write(at().resolve("tens-1.shared"), tens);
        assertThat(load()).isInstanceOfSatisfying(Loaded.Earlier.class, earlier -> {
            assertThat(earlier.value()).isEqualTo(18L);
            assertThat(earlier.why()).contains("snapshot: damaged in value");
        });
        Files.delete(at().resolve("tens-0.shared"));
        assertThat(load()).isInstanceOf(Loaded.Unusable.class);
    }

    @Test
    void where_both_share_one_that_is_gone_nothing_can_be_gone_on_from() throws IOException {
        twoThatShare();
        Files.delete(at().resolve("tens-0.shared"));
        assertThat(load()).isInstanceOf(Loaded.Unusable.class);
    }

    @Test
    void a_program_that_knows_nothing_of_it_writes_the_section_again_and_what_it_keeps_says_nothing()
            throws IOException {
        twoThatShare();
        // As that program sees it: the references are a section like any other.
        Snapshot saved = SnapshotFormat.decode(Files.readAllBytes(at().resolve("snapshot")));
        Map<String, Section> sections = new HashMap<>(saved.sections());
        assertThat(sections).containsKey(SharedReferences.NAME);
        sections.put("value", Section.together(3, new SectionWriter().number(99).toBytes()));
        ByteBuffer encoded = SnapshotFormat.encode(new Snapshot(saved.generation() + 1, 1_000, BOOT, false, sections));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Files.write(at().resolve("snapshot"), bytes);
        Files.delete(at().resolve("tens-0.shared"));
        try (StateDirectory state = open()) {
            assertThat(state.load(snapshot -> {
                        Section section = snapshot.section("value").orElseThrow();
                        assertThat(section.shared()).isNull();
                        assertThat(snapshot.sections()).containsOnlyKeys("value");
                        return section.reader().number();
                    }))
                    .isEqualTo(new Loaded.Last<>(99L));
        }
    }

    @Test
    void what_a_newer_version_wrote_and_is_kept_keeps_its_file() throws IOException {
        twoThatShare();
        try (StateDirectory state = open()) {
            Loaded<Snapshot> loaded = state.load(snapshot -> snapshot);
            Section kept =
                    ((Loaded.Last<Snapshot>) loaded).value().section("value").orElseThrow();
            for (int i = 0; i < 3; i++) {
                state.save(Map.of("value", kept, "own", Section.together(1, new byte[0])), 1, false);
                state.force();
            }
        }
        assertThat(load()).isEqualTo(new Loaded.Last<>(18L));
    }

    @Test
    void one_that_cannot_be_written_leaves_nothing_and_changes_nothing() throws IOException {
        twoThatShare();
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            Iterable<byte[]> full = () -> {
                throw new UncheckedIOException(new IOException("No space left on device"));
            };
            assertThatThrownBy(() -> state.share("tens", full)).isInstanceOf(RuntimeException.class);
        }
        assertThat(shared()).containsExactly("tens-0.shared");
        assertThat(load()).isEqualTo(new Loaded.Last<>(18L));
    }

    @Test
    void nobody_but_the_owner_can_read_it() throws IOException {
        twoThatShare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at().resolve("tens-0.shared"))))
                .isEqualTo("rw-------");
    }

    @Test
    void files_of_others_are_left_alone() throws IOException {
        twoThatShare();
        Files.writeString(at().resolve("my notes.shared"), "mine");
        Files.writeString(at().resolve("tens-0.shared.bak"), "mine");
        Files.copy(at().resolve("tens-0.shared"), at().resolve("tens-9.shared"), StandardCopyOption.REPLACE_EXISTING);
        try (StateDirectory state = open()) {
            state.load(SharedFilesTest::value);
            save(state, 3, share(state, 2));
        }
        assertThat(at().resolve("my notes.shared")).exists();
        assertThat(at().resolve("tens-0.shared.bak")).exists();
        assertThat(shared())
                .as("one that was begun and is named by none is swept")
                .doesNotContain("tens-9.shared");
    }

    @Test
    void a_name_that_leads_elsewhere_is_damage() throws IOException {
        twoThatShare();
        assertThatThrownBy(() -> SharedFiles.named(at().resolve("snapshot"), "../../etc/passwd", 1, 1))
                .isInstanceOf(DamagedSnapshotException.class);
    }
}
