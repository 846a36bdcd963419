package io.apilog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SnapshotFormatTest {
    private static final byte[] FILE = encoded();

    private static byte[] encoded() {
        byte[] counts = new SectionWriter().number(7).text("/users/{id}").toBytes();
        try {
            ByteBuffer bytes = SnapshotFormat.encode(new Snapshot(
                    41,
                    1_764_000_000_123L,
                    "a-boot",
                    true,
                    Map.of(
                            "counts", Section.together(3, counts),
                            "none", Section.alone(1, new byte[0]),
                            "who", new Section(9, false, 12, new byte[] {1, 2, 3}))));
            byte[] file = new byte[bytes.remaining()];
            bytes.get(file);
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withChecksum(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, 0, file.length - 4);
        ByteBuffer.wrap(file).putInt(file.length - 4, (int) crc.getValue());
        return file;
    }

    @Test
    void what_was_written_is_read() throws IOException {
        Snapshot read = SnapshotFormat.decode(FILE);
        assertThat(read.generation()).isEqualTo(41);
        assertThat(read.savedMillis()).isEqualTo(1_764_000_000_123L);
        assertThat(read.boot()).isEqualTo("a-boot");
        assertThat(read.clean()).isTrue();
        SectionReader counts = read.section("counts").orElseThrow().reader();
        assertThat(counts.number()).isEqualTo(7);
        assertThat(counts.text()).isEqualTo("/users/{id}");
        counts.end();
        read.section("none").orElseThrow().reader().end();
        assertThat(read.section("counts").orElseThrow().version()).isEqualTo(3);
        assertThat(read.section("counts").orElseThrow().generation()).isEqualTo(41);
        assertThat(read.section("who").orElseThrow().generation())
                .as("kept of an earlier snapshot")
                .isEqualTo(12);
        assertThat(read.damaged()).isEmpty();
    }

    @Test
    void a_file_that_was_cut_anywhere_is_damaged_or_says_in_what() throws IOException {
        for (int length = 0; length < FILE.length; length++) {
            assertDamageIsSeen(Arrays.copyOf(FILE, length), "cut to " + length + " bytes");
        }
    }

    @Test
    void a_file_with_any_bit_turned_is_damaged_or_says_in_what() throws IOException {
        for (int bit = 0; bit < FILE.length * 8; bit++) {
            byte[] turned = FILE.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertDamageIsSeen(turned, "bit " + bit);
        }
    }

    /** Either nothing is read, or every section that is there is as it was written, and the others are named. */
    private static void assertDamageIsSeen(byte[] file, String how) throws IOException {
        Snapshot read;
        try {
            read = SnapshotFormat.decode(file);
        } catch (DamagedSnapshotException e) {
            return;
        }
        Snapshot whole = SnapshotFormat.decode(FILE);
        Set<String> names = new HashSet<>(whole.sections().keySet());
        names.removeAll(read.sections().keySet());
        assertThat(read.damaged()).as(how).isEqualTo(names);
        assertThat(read.torn()).as(how).isEqualTo(names.contains("counts"));
        read.sections()
                .forEach((name, section) -> assertThat(section.bytes())
                        .as(how)
                        .isEqualTo(whole.section(name).orElseThrow().bytes()));
    }

    @Test
    void a_file_of_zeros_as_a_crash_can_leave_it_is_damaged() {
        assertThatThrownBy(() -> SnapshotFormat.decode(new byte[FILE.length]))
                .isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void lengths_that_lie_ask_for_no_memory_though_the_checksum_fits() {
        for (int at = 12; at < FILE.length - 4; at++) {
            byte[] lying = FILE.clone();
            lying[at] = (byte) 0xFF;
            withChecksum(lying);
            try {
                Snapshot read = SnapshotFormat.decode(lying);
                assertThat(read.sections().values())
                        .allSatisfy(section -> assertThat(section.bytes()).hasSizeLessThan(FILE.length));
            } catch (IOException e) {
                assertThat(e).as("byte %d", at).isInstanceOf(DamagedSnapshotException.class);
            }
        }
    }

    @Test
    void a_whole_file_of_a_newer_version_is_told_from_a_damaged_one() {
        byte[] newer = FILE.clone();
        ByteBuffer.wrap(newer).putInt(8, SnapshotFormat.VERSION + 1);
        assertThatThrownBy(() -> SnapshotFormat.decode(newer)).isInstanceOf(DamagedSnapshotException.class);
        assertThatThrownBy(() -> SnapshotFormat.decode(withChecksum(newer)))
                .isInstanceOf(SnapshotFormat.NewerVersionException.class)
                .hasMessageContaining("version " + (SnapshotFormat.VERSION + 1));
    }

    @Test
    void a_section_that_is_not_there_is_nothing() throws IOException {
        assertThat(SnapshotFormat.decode(FILE).section("positions")).isEmpty();
    }
}
