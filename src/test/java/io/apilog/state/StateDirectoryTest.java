package io.apilog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    private static final String BOOT = "this-boot";

    @TempDir
    Path temp;

    private Path at() {
        return temp.resolve("state");
    }

    private StateDirectory open() throws StateException {
        return StateDirectory.open(at(), BOOT, true);
    }

    private static void save(StateDirectory state, long value) throws IOException {
        state.save(
                Map.of(
                        "value",
                        Section.together(1, new SectionWriter().number(value).toBytes())),
                1_000 + value,
                false);
    }

    private static long value(Snapshot snapshot) throws DamagedSnapshotException {
        return snapshot.section("value").orElseThrow().reader().number();
    }

    private Loaded<Long> load() throws StateException {
        return load(BOOT);
    }

    private Loaded<Long> load(String boot) throws StateException {
        try (StateDirectory state = StateDirectory.open(at(), boot, true)) {
            return state.load(StateDirectoryTest::value);
        }
    }

    private void saveAndForce(long... values) throws IOException {
        try (StateDirectory state = open()) {
            state.load(StateDirectoryTest::value);
            for (long value : values) {
                save(state, value);
                state.force();
            }
        }
    }

    @Test
    void the_directory_is_made_and_empty_is_a_first_start() throws StateException {
        assertThat(load()).isEqualTo(new Loaded.Nothing<Long>());
        assertThat(at()).isDirectory();
    }

    @Test
    void the_last_that_was_saved_is_found() throws IOException {
        saveAndForce(1, 2, 3);
        assertThat(load()).isEqualTo(new Loaded.Last<>(3L));
    }

    @Test
    void the_end_of_the_process_while_it_writes_aside_changes_nothing() throws IOException {
        saveAndForce(1, 2);
        Files.write(at().resolve("snapshot.new"), new byte[] {1, 2, 3});
        assertThat(load()).isEqualTo(new Loaded.Last<>(2L));
    }

    @Test
    void the_end_of_the_process_between_the_two_renames_takes_nothing_away() throws IOException {
        saveAndForce(1, 2, 3);
        Files.move(at().resolve("snapshot"), at().resolve("snapshot.new"));
        assertThat(load()).isEqualTo(new Loaded.Last<>(3L));
    }

    @Test
    void what_was_written_aside_and_is_older_is_not_taken() throws IOException {
        saveAndForce(1, 2, 3);
        Files.move(at().resolve("snapshot.previous"), at().resolve("snapshot.new"));
        Files.move(at().resolve("snapshot"), at().resolve("snapshot.previous"));
        assertThat(load())
                .isInstanceOfSatisfying(
                        Loaded.Earlier.class,
                        earlier -> assertThat(earlier.value()).isEqualTo(3L));
    }

    @Test
    void a_first_save_that_was_not_finished_is_a_first_start() throws IOException {
        saveAndForce();
        Files.write(at().resolve("snapshot.new"), new byte[] {1, 2, 3});
        assertThat(load()).isEqualTo(new Loaded.Nothing<Long>());
    }

    @Test
    void a_damaged_snapshot_is_kept_and_the_one_before_is_used() throws IOException {
        saveAndForce(1, 2);
        Files.write(at().resolve("snapshot"), new byte[] {1, 2, 3});
        assertThat(load()).isInstanceOfSatisfying(Loaded.Earlier.class, earlier -> {
            assertThat(earlier.value()).isEqualTo(1L);
            assertThat(earlier.why()).contains("snapshot: DamagedSnapshot: it is no snapshot");
        });
        assertThat(at().resolve("snapshot.damaged")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void a_snapshot_whose_sections_make_no_sense_is_as_good_as_damaged() throws IOException {
        saveAndForce(1, 2);
        try (StateDirectory state = open()) {
            Loaded<Long> loaded = state.load(snapshot -> {
                if (value(snapshot) == 2) {
                    throw new DamagedSnapshotException("2 cannot be");
                }
                return value(snapshot);
            });
            assertThat(loaded)
                    .isInstanceOfSatisfying(
                            Loaded.Earlier.class,
                            earlier -> assertThat(earlier.value()).isEqualTo(1L));
        }
    }

    @Test
    void where_both_are_damaged_nothing_can_be_gone_on_from() throws IOException {
        saveAndForce(1, 2);
        Files.write(at().resolve("snapshot"), new byte[0]);
        Files.write(at().resolve("snapshot.previous"), new byte[100]);
        assertThat(load()).isInstanceOf(Loaded.Unusable.class);
    }

    @Test
    void a_lost_snapshot_is_not_a_first_start_where_the_one_before_is_damaged() throws IOException {
        saveAndForce(1, 2);
        Files.delete(at().resolve("snapshot"));
        Files.write(at().resolve("snapshot.previous"), new byte[100]);
        assertThat(load()).isInstanceOf(Loaded.Unusable.class);
    }

    @Test
    void the_one_before_is_the_last_that_was_forced_to_the_disk() throws IOException {
        try (StateDirectory state = open()) {
            state.load(StateDirectoryTest::value);
            save(state, 1);
            state.force();
            save(state, 2);
            save(state, 3);
            save(state, 4);
        }
        Files.write(at().resolve("snapshot"), new byte[0]);
        assertThat(load())
                .isInstanceOfSatisfying(
                        Loaded.Earlier.class,
                        earlier -> assertThat(earlier.value()).isEqualTo(1L));
    }

    @Test
    void where_nothing_is_ever_forced_the_one_before_is_the_one_before() throws IOException {
        try (StateDirectory state = StateDirectory.open(at(), BOOT, false)) {
            state.load(StateDirectoryTest::value);
            save(state, 1);
            save(state, 2);
            save(state, 3);
        }
        Files.write(at().resolve("snapshot"), new byte[0]);
        assertThat(load())
                .isInstanceOfSatisfying(
                        Loaded.Earlier.class,
                        earlier -> assertThat(earlier.value()).isEqualTo(2L));
    }

    @Test
    void after_the_machine_was_started_anew_the_last_may_be_older_than_what_was_shown() throws IOException {
        saveAndForce(1, 2);
        assertThat(load("another-boot"))
                .isInstanceOfSatisfying(
                        Loaded.Earlier.class,
                        earlier -> assertThat(earlier.value()).isEqualTo(2L));
    }

    @Test
    void after_an_end_in_order_a_new_start_of_the_machine_changes_nothing() throws IOException {
        try (StateDirectory state = open()) {
            state.load(StateDirectoryTest::value);
            state.save(
                    Map.of(
                            "value",
                            Section.together(1, new SectionWriter().number(5).toBytes())),
                    1,
                    true);
            state.force();
        }
        assertThat(load("another-boot")).isEqualTo(new Loaded.Last<>(5L));
    }

    @Test
    void generations_go_on_after_a_start() throws IOException {
        saveAndForce(1, 2);
        saveAndForce(3);
        Files.move(at().resolve("snapshot"), at().resolve("snapshot.new"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(load()).isEqualTo(new Loaded.Last<>(3L));
    }

    @Test
    void the_mark_outlasts_the_process_until_it_is_taken_away() throws IOException {
        saveAndForce(1);
        try (StateDirectory state = open()) {
            state.load(StateDirectoryTest::value);
            state.mark(true);
        }
        assertThat(load()).isInstanceOf(Loaded.Unusable.class);
        try (StateDirectory state = open()) {
            state.load(StateDirectoryTest::value);
            save(state, 2);
            state.mark(false);
        }
        assertThat(load()).isEqualTo(new Loaded.Last<>(2L));
    }

    @Test
    void a_newer_version_is_left_alone_and_named() throws IOException {
        saveAndForce(1);
        byte[] newer = Files.readAllBytes(at().resolve("snapshot"));
        ByteBuffer.wrap(newer).putInt(8, SnapshotFormat.VERSION + 1);
        CRC32C crc = new CRC32C();
        crc.update(newer, 0, newer.length - 4);
        ByteBuffer.wrap(newer).putInt(newer.length - 4, (int) crc.getValue());
        Files.write(at().resolve("snapshot"), newer);
        assertThatThrownBy(this::load)
                .isInstanceOf(StateException.class)
                .hasMessageContaining(at().resolve("snapshot").toString())
                .hasMessageContaining("newer apilog-exporter");
        assertThat(at().resolve("snapshot")).hasBinaryContent(newer);
    }

    @Test
    void a_second_daemon_is_refused_by_name() throws StateException {
        StateDirectory first = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith(at() + " is used by another apilog-exporter");
        first.close();
        open().close();
    }

    @Test
    void nobody_but_the_owner_can_read_what_is_kept() throws IOException {
        saveAndForce(1, 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(at())) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void what_an_earlier_version_left_to_others_is_taken_from_them() throws IOException {
        saveAndForce(1);
        Files.setPosixFilePermissions(at().resolve("lock"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(at().resolve("mark"), PosixFilePermissions.fromString("rw-r--r--"));
        saveAndForce(2);
        assertThat(Files.getPosixFilePermissions(at().resolve("lock"))).hasSize(2);
        assertThat(Files.getPosixFilePermissions(at().resolve("mark"))).hasSize(2);
    }

    @Test
    void a_file_in_the_directory_s_place_is_refused_by_name() throws IOException {
        Files.writeString(at(), "a file");
        assertThatThrownBy(this::open)
                .isInstanceOf(StateException.class)
                .hasMessageContaining("the state directory " + at() + " cannot be written");
    }
}
