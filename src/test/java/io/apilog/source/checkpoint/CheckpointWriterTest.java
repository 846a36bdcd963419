package io.apilog.source.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.LogFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.file.ReadPosition;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.state.Section;
import io.apilog.state.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointWriterTest {
    private static final int MOST = 10;

    @TempDir
    Path directory;

    private final List<SavedFile> files = new ArrayList<>();
    private final List<SetAside> aside = new ArrayList<>();
    private int written;
    private CheckpointWriter writer;

    @BeforeEach
    void startAnew() {
        writer = new CheckpointWriter(Checkpoint.NONE, this::share, MOST);
    }

    private SharedFile share(String name, Iterable<byte[]> pieces) throws IOException {
        Path file = directory.resolve(name + written++);
        CRC32C crc = new CRC32C();
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            bytes.write(piece);
            crc.update(piece);
        }
        Files.write(file, bytes.toByteArray());
        return new SharedFile(file, bytes.size(), (int) crc.getValue());
    }

    private static SavedFile file(int inode, boolean finished) {
        byte[] line = ("192.0.2.7 - - the first line of file " + inode + " is long enough to tell it from others\n")
                .getBytes(StandardCharsets.US_ASCII);
        HeadFingerprint head = HeadFingerprint.of(Beginning.at(0, line, line.length));
        Trace trace = new Trace(head, TailMarker.before(line, 0, line.length), line.length, line.length);
        return new SavedFile(
                new LogFile("web", "/var/log/access.log"),
                new FileIdentity(1, inode, 7),
                "/var/log/access.log." + inode,
                finished,
                false,
                ReadPosition.BEGUN,
                false,
                false,
                trace);
    }

    private void settle(int count) {
        for (int i = 0; i < count; i++) {
            files.add(file(files.size(), true));
            aside.add(new SetAside(new FileIdentity(2, aside.size(), 7), 512, true, false, HeadFingerprint.NONE));
        }
    }

    private Checkpoint now() {
        return new Checkpoint(
                CheckpointVersion.NOW,
                List.of(),
                List.of(),
                files,
                aside,
                List.of(),
                List.of(),
                List.of(),
                FollowedSince.NONE,
                null);
    }

    private Section save() throws IOException {
        return writer.write(now());
    }

    private void assertKnown(Section section) throws IOException {
        Checkpoint read = Checkpoint.read(section);
        assertThat(read.files())
                .extracting(SavedFile::identity)
                .isEqualTo(files.stream().map(SavedFile::identity).toList());
        assertThat(read.files())
                .extracting(SavedFile::finished)
                .isEqualTo(files.stream().map(SavedFile::finished).toList());
        assertThat(read.aside())
                .extracting(SetAside::identity)
                .isEqualTo(aside.stream().map(SetAside::identity).toList());
    }

    @Test
    void few_files_are_whole_in_the_snapshot_in_the_layout_that_earlier_versions_read() throws IOException {
        settle(MOST / 2);
        Section section = save();
        assertThat(section.version()).isEqualTo(3);
        assertThat(section.shared()).isNull();
        assertThat(written).isZero();
        assertKnown(section);
    }

    @Test
    void of_many_settled_ones_the_snapshot_holds_nothing_but_what_changed() throws IOException {
        settle(2_000);
        long all = save().shared().length();
        int unchanged = save().bytes().length;
        files.remove(7);
        settle(1);
        files.add(file(5_000, false));
        Section section = save();
        assertThat(written).as("times that the file beside it was written").isEqualTo(1);
        assertThat(section.version()).isEqualTo(4);
        assertThat(all).isGreaterThan(150_000);
        assertThat(unchanged).isLessThan(50);
        assertThat(section.bytes().length).isLessThan(500);
        assertKnown(section);
    }

    @Test
    void after_a_start_the_file_beside_it_is_used_further() throws IOException {
        settle(100);
        Checkpoint restored = Checkpoint.read(save());
        files.clear();
        files.addAll(restored.files());
        aside.clear();
        aside.addAll(restored.aside());
        writer = new CheckpointWriter(restored, this::share, MOST);
        settle(1);
        assertKnown(save());
        assertThat(written).isEqualTo(1);
    }

    @Test
    void once_enough_of_them_are_others_it_is_written_anew() throws IOException {
        settle(100);
        save();
        for (int i = 0; i <= MOST / 2; i++) {
            files.set(i, file(i, true));
            Section section = save();
            assertThat(Checkpoint.read(section).files()).hasSize(100);
        }
        assertThat(written).isEqualTo(2);
        assertThat(save().bytes().length).as("nothing differs from it").isLessThan(50);
    }

    @Test
    void where_few_are_left_all_of_it_is_in_the_snapshot_again() throws IOException {
        settle(100);
        save();
        files.subList(3, 100).clear();
        aside.clear();
        Section section = save();
        assertThat(section.version()).isEqualTo(3);
        assertThat(section.shared()).isNull();
        assertKnown(section);
    }

    @Test
    void one_that_could_not_be_written_is_tried_again_and_what_was_before_holds_until_then() throws IOException {
        settle(100);
        Section before = save();
        CheckpointWriter full = new CheckpointWriter(
                Checkpoint.read(before),
                (name, pieces) -> {
                    throw new IOException("No space left on device");
                },
                MOST);
        settle(50);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> full.write(now()))
                .isInstanceOf(IOException.class);
        assertThat(Checkpoint.read(before).files()).hasSize(100);
        assertKnown(save());
    }
}
