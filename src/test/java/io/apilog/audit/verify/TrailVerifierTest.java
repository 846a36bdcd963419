package io.apilog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.audit.LineBuffer;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TreeHash;
import io.apilog.audit.trail.WrittenTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a fault of a trail, and what is none. */
class TrailVerifierTest {
    @TempDir
    Path dir;

    private WrittenTrail trail(String name) {
        WrittenTrail trail = WrittenTrail.in(dir.resolve(name), 8_000);
        for (int i = 0; i < 5; i++) {
            trail.add(50).settle();
        }
        return trail;
    }

    private static Verified verify(WrittenTrail trail) throws IOException {
        return new TrailVerifier(trail.key(), null, 0).verify(List.of(trail.files()));
    }

    private static List<Path> files(WrittenTrail trail) throws IOException {
        return TrailFiles.inOrder(List.of(trail.files()));
    }

    @Test
    void a_trail_is_whole_after_its_files_were_moved_and_renamed() throws IOException {
        WrittenTrail trail = trail("a");
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        List<Path> files = files(trail);
        for (int i = 0; i < files.size(); i++) {
            Files.move(files.get(i), elsewhere.resolve((char) ('z' - i) + ".jsonl"));
        }
        Verified verified = new TrailVerifier(trail.key(), null, 0).verify(List.of(elsewhere));
        assertThat(verified.isWhole()).as("%s", verified.faults()).isTrue();
        assertThat(verified.records()).isEqualTo(250);
    }

    @Test
    void a_last_line_that_is_torn_is_no_manipulation() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Files.writeString(files.get(files.size() - 1), "{\"seq\":280,\"prev\":\"00", StandardOpenOption.APPEND);
        Verified verified = verify(trail);
        assertThat(verified.isWhole()).isTrue();
        assertThat(verified.notes()).anyMatch(note -> note.contains("not whole"));
    }

    @Test
    void files_that_changed_names_or_were_put_together_are_whole_and_that_is_said() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Path third = dir.resolve("third");
        Files.move(files.get(2), third);
        Files.move(files.get(1), files.get(2));
        Files.move(third, files.get(1));
        Verified swapped = verify(trail);
        assertThat(swapped.isWhole()).isTrue();
        assertThat(swapped.notes())
                .contains(
                        files.get(1) + ": is the file 3, and is called by another number",
                        files.get(2) + ": is the file 2, and is called by another number");
        byte[] behind = Files.readAllBytes(files.get(1));
        Files.write(files.get(2), behind, StandardOpenOption.APPEND);
        Files.delete(files.get(1));
        Verified joined = verify(trail);
        assertThat(joined.isWhole()).isTrue();
        assertThat(joined.notes())
                .anyMatch(note -> note.startsWith(files.get(2) + ": the file 3 stands in it from line "));
    }

    @Test
    void that_an_end_may_be_missing_is_said_where_nothing_can_tell_it() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Files.write(files.get(files.size() - 1), new byte[0]);
        Verified cut = verify(trail);
        assertThat(cut.isWhole()).isTrue();
        assertThat(cut.notes())
                .anyMatch(note -> note.contains("only --checkpoint and --lines can tell"))
                .anyMatch(note -> note.endsWith(": the last file is empty"));
        assertThat(new TrailVerifier(trail.key(), null, 1)
                        .verify(List.of(dir.resolve("a/trail")))
                        .notes())
                .noneMatch(note -> note.contains("--checkpoint"));
    }

    @Test
    void a_line_that_is_torn_within_a_trail_is_one() throws IOException {
        WrittenTrail trail = trail("a");
        Path second = files(trail).get(1);
        byte[] bytes = Files.readAllBytes(second);
        Files.write(second, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(verify(trail).faults())
                .anyMatch(fault ->
                        fault.kind() == Manipulation.TRUNCATED && fault.file().equals(second));
    }

    @Test
    void a_file_that_is_gone_is_named() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Files.delete(files.get(2));
        assertThat(verify(trail).faults())
                .anyMatch(fault ->
                        fault.kind() == Manipulation.REMOVED && fault.file().equals(files.get(3)))
                .noneMatch(fault -> fault.file().equals(files.get(1)));
    }

    @Test
    void the_first_file_can_only_be_gone_where_the_trail_says_so() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Files.delete(files.get(0));
        assertThat(verify(trail).faults())
                .anyMatch(fault ->
                        fault.kind() == Manipulation.REMOVED && fault.file().equals(files.get(1)));
    }

    @Test
    void files_whose_time_was_over_are_no_fault() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir.resolve("a"), 8_000, 20_000);
        for (int i = 0; i < 12; i++) {
            trail.add(50).settle();
        }
        assertThat(files(trail)).hasSizeLessThan(6);
        assertThat(files(trail).get(0).getFileName()).isNotEqualTo(Path.of("audit-000001.jsonl"));
        Verified verified = verify(trail);
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.notes()).anyMatch(note -> note.contains("deleted when their time was over"));
    }

    @Test
    void the_end_that_was_cut_off_shows_by_a_checkpoint_that_was_kept() throws IOException {
        WrittenTrail trail = trail("a");
        SignedHead kept = trail.trail().signed().orElseThrow();
        List<Path> files = files(trail);
        Files.delete(files.get(files.size() - 1));
        assertThat(verify(trail).isWhole()).isTrue();
        assertThat(new TrailVerifier(trail.key(), kept, 0)
                        .verify(List.of(trail.files()))
                        .faults())
                .extracting(TrailFault::kind)
                .containsExactly(Manipulation.TRUNCATED);
        assertThat(new TrailVerifier(trail.key(), null, kept.head().size())
                        .verify(List.of(trail.files()))
                        .faults())
                .extracting(TrailFault::kind)
                .containsExactly(Manipulation.TRUNCATED);
    }

    @Test
    void a_trail_of_another_key_is_named() throws IOException {
        WrittenTrail trail = trail("a");
        WrittenTrail other = trail("b");
        Verified verified = new TrailVerifier(trail.key(), null, 0).verify(List.of(other.files()));
        assertThat(verified.faults()).extracting(TrailFault::kind).contains(Manipulation.SIGNED_BY_ANOTHER);
        assertThat(verified.signed()).isZero();
    }

    @Test
    void a_file_in_place_of_another_is_named() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Files.copy(files(trail("b")).get(3), files.get(3), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify(trail).faults())
                .anyMatch(fault ->
                        fault.kind() == Manipulation.REPLACED && fault.file().equals(files.get(3)));
    }

    @Test
    void a_file_of_another_trail_of_the_same_key_is_named_alone() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        for (int number : List.of(0, 1, 3)) {
            byte[] before = Files.readAllBytes(files.get(number));
            for (int many : List.of(1, 9)) {
                WrittenTrail other = WrittenTrail.in(dir.resolve(number + "-" + many), 8_000 + 300 * many);
                other.nanos.addAndGet(5_000_000);
                for (int i = 0; i < 8; i++) {
                    other.add(30).settle();
                }
                Files.copy(
                        files(other).get(number), files.get(number), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                assertThat(verify(trail).faults())
                        .as("file %d", number + 1)
                        .filteredOn(fault -> fault.kind() != Manipulation.SIGNED_BY_ANOTHER)
                        .allMatch(fault -> fault.file().equals(files.get(number)))
                        .extracting(TrailFault::kind)
                        .contains(Manipulation.REPLACED)
                        .containsOnly(Manipulation.REPLACED);
            }
            Files.write(files.get(number), before);
        }
    }

    @Test
    void what_goes_on_with_another_trail_is_replaced() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        WrittenTrail other = WrittenTrail.in(dir.resolve("b"), 9_000);
        other.nanos.addAndGet(5_000_000);
        other.add(120).settle();
        Files.copy(files(other).get(1), files.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        for (Path rest : files.subList(2, files.size())) {
            Files.delete(rest);
        }
        assertThat(verify(trail).faults())
                .anyMatch(fault ->
                        fault.kind() == Manipulation.REPLACED && fault.file().equals(files.get(1)))
                .noneMatch(fault -> fault.kind() == Manipulation.TRUNCATED);
    }

    @Test
    void many_roots_of_which_none_but_the_last_is_signed_are_no_fault() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir.resolve("a"), 8_000).add(1);
        for (int i = 0; i < 200; i++) {
            trail.add(1).save();
        }
        trail.settle();
        assertThat(verify(trail).faults()).isEmpty();
        assertThat(verify(trail).signed()).isGreaterThan(400);
    }

    @Test
    void what_is_no_signature_is_not_called_that_of_another_key() throws IOException {
        WrittenTrail trail = trail("a");
        for (String garbage : List.of("AAAA", "", "????")) {
            List<Path> files = files(trail);
            Path last = files.get(files.size() - 1);
            List<String> lines = new ArrayList<>(Files.readAllLines(last));
            int at = lines.size() - 1;
            assertThat(lines.get(at)).contains("\"kind\":\"signature\"");
            lines.set(at, lines.get(at).replaceAll("\"signature\":\"[^\"]*\"}", "\"signature\":\"" + garbage + "\"}"));
            Files.writeString(last, String.join("\n", lines) + "\n");
            assertThat(verify(trail).faults()).singleElement().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo(Manipulation.CHANGED);
                assertThat(fault.file()).isEqualTo(last);
                assertThat(fault.line()).isEqualTo(at + 1);
            });
        }
    }

    @Test
    void a_line_behind_the_last_signature_cannot_say_that_files_were_deleted() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        Path last = files.get(files.size() - 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(last));
        byte[] before = lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[TreeHash.BYTES];
        new TreeHash().leaf(before, 0, before.length, hash, 0);
        long seq = trail.trail().signed().orElseThrow().head().size() + 2;
        lines.add("{\"seq\":" + seq + ",\"prev\":\"" + HexFormat.of().formatHex(hash)
                + "\",\"kind\":\"retired\",\"time\":\"2026-11-21T09:00:00.000Z\",\"file\":1}");
        Files.writeString(last, String.join("\n", lines) + "\n");
        assertThat(verify(trail).faults()).isEmpty();
        Files.delete(files.get(0));
        assertThat(verify(trail).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Manipulation.REMOVED);
            assertThat(fault.file()).isEqualTo(files.get(1));
        });
    }

    @Test
    void a_trail_that_was_changed_and_chained_anew_is_named() throws IOException {
        WrittenTrail trail = trail("a");
        List<Path> files = files(trail);
        chainAnew(files, 1, 7, "\"operation\":\"read\"", "\"operation\":\"edit\"");
        Verified verified = verify(trail);
        assertThat(verified.faults())
                .anyMatch(fault -> fault.kind() == Manipulation.REPLACED
                        && fault.file().equals(files.get(1))
                        && fault.line() <= 7);
    }

    /** What somebody without the key can do: changes a line and makes every line behind it say what the one before is. */
    private static void chainAnew(List<Path> files, int file, int line, String from, String to) throws IOException {
        TreeHash hash = new TreeHash();
        String prev = "";
        for (int i = file; i < files.size(); i++) {
            List<String> lines = new ArrayList<>();
            for (String text : Files.readAllLines(files.get(i))) {
                String now = i == file && lines.size() == line - 1 ? text.replace(from, to) : text;
                if (!prev.isEmpty()) {
                    int at = now.indexOf("\"prev\":\"") + 8;
                    now = now.substring(0, at) + prev + now.substring(at + 64);
                }
                if (!now.equals(text) || !prev.isEmpty()) {
                    byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
                    byte[] hashed = new byte[TreeHash.BYTES];
                    hash.leaf(bytes, 0, bytes.length, hashed, 0);
                    prev = HexFormat.of().formatHex(hashed);
                }
                lines.add(now);
            }
            Files.writeString(files.get(i), String.join("\n", lines) + "\n");
        }
    }

    @Test
    void a_checkpoint_of_another_key_is_refused() {
        WrittenTrail trail = trail("a");
        SignedHead other = trail("b").trail().signed().orElseThrow();
        assertThatThrownBy(() -> new TrailVerifier(trail.key(), other, 0)).hasMessageContaining("not signed by");
    }

    @Test
    void lines_of_another_length_than_any_are_named() throws IOException {
        WrittenTrail trail = trail("a");
        Path first = files(trail).get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(first));
        lines.set(4, "x".repeat(3 << 20));
        Files.writeString(first, String.join("\n", lines) + "\n");
        assertThat(verify(trail).faults()).isNotEmpty();
    }

    @Test
    void escapes_of_what_is_written_are_those_of_json() {
        assertThat(new String(LineBuffer.quoted("a\"b\\c\n\u2028é"), StandardCharsets.UTF_8))
                .isEqualTo("\"a\\\"b\\\\c\\u000a\\u2028é\"");
    }
}
