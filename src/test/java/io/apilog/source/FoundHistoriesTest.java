package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shortest histories in which {@link RestartModelIT} found a line lost or counted twice. */
class FoundHistoriesTest {
    @TempDir
    Path directory;

    private void exact(ModelHistory.Layout layout, String events) throws IOException {
        for (ReusingDisk.Births births : ReusingDisk.Births.values()) {
            Path place = Files.createDirectory(directory.resolve(births.name()));
            try (ModelHistory history = new ModelHistory(place, layout, births)) {
                assertThat(history.run(ModelEvent.parse(events)))
                        .as("births %s", births)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_file_that_a_link_has_left_is_looked_for_where_it_lies() throws IOException {
        exact(ModelHistory.Layout.LINK, "WRITE-101 RENAME-504 STOP-601 START-634 PAUSE-387 STOP-330");
    }

    @Test
    void a_file_that_a_glob_found_after_it_was_rotated_is_known_when_it_is_compressed() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "SHIFT_AND_RENAME-780 RENAME_WITH_GAP-61 KILL-515 START-581 COMPRESS_A_SIBLING-79");
    }

    @Test
    void a_copy_that_a_glob_found_is_known_when_it_is_compressed() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE_MUCH-489 SHIFT_COPY_AND_CUT-192 PAUSE-142 COMPRESS_A_SIBLING-482");
    }

    @Test
    void an_archive_of_one_line_in_a_file_just_cut_is_known() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "DENY-362 POLL-9 COPY_CUT_AND_COMPRESS-321 WRITE_HALF_A_LINE-68 RENAME_AND_COMPRESS-131");
    }

    @Test
    void an_archive_read_before_is_not_lost_under_its_next_name() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "WRITE-701 SHIFT_COPY_AND_CUT-302 COMPRESS_A_SIBLING-926 KILL-815 START-381 SAVE_SOON-386"
                        + " SHIFT_COPY_AND_CUT-364 KILL-366");
    }

    @Test
    void a_copy_found_while_its_original_is_in_doubt_is_not_set_aside() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "WRITE-331 KILL-337 START-594 COPY_CUT_AND_COMPRESS-761 WRITE_HALF_A_LINE-487 COPY_AND_CUT-999");
    }

    @Test
    void the_same_where_a_glob_finds_the_copy() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE-966 SAVE_SOON-573 COPY_AND_CUT-103 WRITE-130 COPY_AND_CUT-679");
    }

    @Test
    void an_archive_goes_on_where_a_backup_of_its_first_part_ends() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "DENY-642 SAVE_SOON-416 WRITE_HALF_A_LINE-405 BACK_UP-329 WRITE-349 KILL-84 COPY_CUT_AND_COMPRESS-258");
    }

    @Test
    void an_archive_goes_on_where_a_backup_found_after_the_start_ends() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "RENAME_WITH_GAP-296 WRITE-267 BACK_UP-251 KILL-314 WRITE-795 RENAME_AND_COMPRESS-465");
    }

    @Test
    void a_backup_that_the_state_does_not_know_is_no_second_log() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "WRITE-53 BACK_UP-232 WRITE-818 COPY_CUT_AND_COMPRESS-916 KILL-606 RENAME_WITH_GAP-882");
    }

    @Test
    void an_empty_file_that_a_glob_found_is_read_when_it_grows_after_a_restart() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "RENAME-15 RENAME-400 WRITE-902 KILL-673 RENAME_AND_COMPRESS-509 START-457 KILL-288");
    }

    @Test
    void a_copy_handed_over_before_it_was_placed_is_read() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "WRITE_HALF_A_LINE-403 WRITE_HALF_A_LINE-344 POLL-266 SCRAPE-34 COPY_AND_CUT-853 RENAME-40 KILL-102");
    }

    @Test
    void a_copy_compressed_before_it_was_placed_is_read_once() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "WRITE-564 POLL-884 SHIFT_COPY_AND_CUT-91 STOP-350 START-118 KILL-157 COMPRESS_A_SIBLING-598");
    }

    @Test
    void nothing_is_said_to_be_lost_that_an_archive_had_whole() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE-235 COPY_AND_CUT-589 KILL-472 COMPRESS_A_SIBLING-249");
    }

    @Test
    void a_copy_compressed_while_its_original_is_in_doubt_is_read() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "WRITE-726 STOP-697 SHIFT_COPY_AND_CUT-620 WRITE-375 SHIFT_COPY_AND_CUT-507 START-476"
                        + " COMPRESS_A_SIBLING-253");
    }

    @Test
    void a_copy_compressed_while_its_original_is_in_doubt_is_read_also_where_the_log_was_renamed_since()
            throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "WRITE-425 SAVE_SOON-148 COPY_CUT_AND_COMPRESS-391 KILL-392 RENAME_WITH_GAP-708 RENAME_WITH_GAP-126"
                        + " START-713 COMPRESS_A_SIBLING-365");
    }

    @Test
    void a_copy_that_a_glob_finds_while_it_is_made_is_one_over_ends_too() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE_MUCH-275 COPY_SLOWLY_AND_CUT-474");
    }

    @Test
    void a_copy_that_was_seen_in_its_directory_before_the_glob_found_it_is_one() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE_MUCH-440 COPY_SLOWLY_AND_CUT-891");
    }

    @Test
    void a_copy_of_a_log_that_was_renamed_since_is_one_after_two_starts() throws IOException {
        exact(
                ModelHistory.Layout.GLOB,
                "WRITE_MUCH-635 STOP-613 SHIFT_COPY_AND_CUT-911 ROTATE_AT_ONCE-773 SHORT_LIFE-649");
    }

    @Test
    void a_copy_that_is_compressed_after_an_end_is_no_file_lost() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE-614 COPY_SLOWLY_AND_CUT-519 SHORT_LIFE-47 COMPRESS_ALL_SIBLINGS-46");
    }

    @Test
    void a_directory_that_cannot_be_listed_for_a_moment_is_waited_for() throws IOException {
        exact(
                ModelHistory.Layout.PLAIN,
                "ROTATE_AT_ONCE-539 COPY_SLOWLY_AND_CUT-5 RENAME_WITH_GAP-546 SHORT_LIFE-867 RENAME_WITH_GAP-713"
                        + " COMPRESS_ALL_SIBLINGS-524 WRITE-563 START-217 SHIFT_COPY_AND_CUT-709 BACK_UP-28"
                        + " READ_A_LITTLE-71 DENY-869");
    }

    @Test
    void what_a_copy_has_more_while_it_cannot_be_looked_at_is_no_new_lines() throws IOException {
        exact(ModelHistory.Layout.GLOB, "READ_A_LITTLE-431 WRITE-455 COPY_SLOWLY_AND_CUT-803 DENY-242");
    }

    @Test
    void what_a_copy_that_a_glob_found_has_more_when_it_is_compressed_is_no_new_lines() throws IOException {
        exact(ModelHistory.Layout.GLOB, "WRITE-41 COPY_SLOWLY_AND_CUT-979 COMPRESS_ALL_SIBLINGS-365");
    }
}
