package io.apilog.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.LogFile;
import io.apilog.source.QuietEvents;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {
    private static final int MOST = 50;

    @TempDir
    Path dir;

    private final LocalDisk disk = new LocalDisk();
    private final BirthTimes births = new BirthTimes();
    private int forgotten;
    private final FileLedger ledger = new FileLedger(
            disk,
            births,
            new QuietEvents() {
                @Override
                public void forgot(int files) {
                    forgotten += files;
                }
            },
            MOST);

    private FollowedFile known(int number) throws IOException {
        Path path = Files.writeString(dir.resolve(number + ".log"), "line " + number + "\n");
        var sighting = disk.look(path);
        births.observe(sighting);
        FollowedFile file = new FollowedFile(new LogFile("web", path.toString()), sighting.identity(), path, 0);
        ledger.put(file);
        return file;
    }

    private FollowedFile read(int number) throws IOException {
        FollowedFile file = known(number);
        file.happens(FileEvent.UNNAMED);
        file.happens(FileEvent.ENDED);
        ledger.finished(file);
        return file;
    }

    private List<LedgerEntry> known() {
        return new ArrayList<>(ledger.entries());
    }

    @Test
    void of_more_files_than_have_room_those_that_are_gone_are_forgotten() throws IOException {
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        List<FollowedFile> files = new ArrayList<>();
        for (int i = 0; i < 4 * MOST; i++) {
            files.add(read(i));
            // Elsewhere, and not deleted: another file would have its inode.
            Files.move(dir.resolve(i + ".log"), elsewhere.resolve(i + ".log"));
        }
        assertThat(known()).hasSizeLessThanOrEqualTo(MOST + 2 * MOST / 10).contains(files.get(4 * MOST - 1));
        assertThat(forgotten).isEqualTo(4 * MOST - known().size());
    }

    @Test
    void a_file_that_is_still_there_is_never_forgotten_for_want_of_room() throws IOException {
        List<FollowedFile> files = new ArrayList<>();
        for (int i = 0; i < 4 * MOST; i++) {
            files.add(read(i));
        }
        assertThat(known()).containsAll(files);
        assertThat(forgotten).isZero();
    }

    @Test
    void a_file_that_is_gone_and_not_read_to_its_end_is_not_forgotten() throws IOException {
        FollowedFile unread = known(1_000);
        Files.delete(dir.resolve("1000.log"));
        for (int i = 0; i < 4 * MOST; i++) {
            read(i);
        }
        assertThat(known()).contains(unread);
    }
}
