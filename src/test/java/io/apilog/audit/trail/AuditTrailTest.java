package io.apilog.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.audit.SignedHead;
import io.apilog.audit.verify.TrailFault;
import io.apilog.audit.verify.TrailFiles;
import io.apilog.audit.verify.TrailVerifier;
import io.apilog.audit.verify.Verified;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail holds each request once, over any end of the process, and what was signed holds for ever. */
class AuditTrailTest {
    private static final Pattern REQUEST = Pattern.compile("\"kind\":\"access\".*\"epoch\":([0-9]+)}");

    @TempDir
    Path dir;

    private static List<Integer> requests(WrittenTrail trail) throws IOException {
        List<Integer> requests = new ArrayList<>();
        for (Path file : TrailFiles.inOrder(List.of(trail.files()))) {
            for (String line : Files.readAllLines(file)) {
                Matcher request = REQUEST.matcher(line);
                if (request.find()) {
                    requests.add(Integer.parseInt(request.group(1)));
                }
            }
        }
        return requests;
    }

    private static List<Integer> upTo(int many) {
        return IntStream.range(0, many).boxed().toList();
    }

    private static Verified verified(WrittenTrail trail, SignedHead witness) throws IOException {
        return new TrailVerifier(trail.key(), witness, 0).verify(List.of(trail.files()));
    }

    private static TrailState state(byte[] saved) throws DamagedSnapshotException {
        return TrailState.read(1, new SectionReader(saved));
    }

    private static void assertWhole(WrittenTrail trail) throws IOException {
        assertThat(verified(trail, null).faults())
                .extracting(TrailFault::inWords)
                .isEmpty();
    }

    @Test
    void each_request_is_a_line_and_what_is_settled_is_signed() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 20).add(10);
        trail.settle();
        assertThat(requests(trail)).isEqualTo(upTo(10));
        Verified verified = verified(trail, trail.trail().signed().orElseThrow());
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.signed()).isEqualTo(11);
    }

    @Test
    void a_start_cuts_back_to_what_was_saved_and_goes_on() throws IOException {
        WrittenTrail trail = WrittenTrail.in(dir, 4_000).add(30);
        byte[] saved = trail.save();
        trail.add(60).save();
        assertThat(trail.count()).isGreaterThan(3);
        trail.restart(saved, 30).add(10).settle();
        assertThat(requests(trail)).isEqualTo(upTo(40));
        assertWhole(trail);
    }

    @Test
    void what_was_signed_holds_wherever_the_process_ends() throws Exception {
        int steps = Integer.MAX_VALUE;
        int ends = 0;
        for (int last = 1; last <= steps; last++) {
            WrittenTrail trail = WrittenTrail.in(dir.resolve("end-" + last), 3_000, 30_000);
            DyingDisk disk = new DyingDisk(new LocalTrailDisk(trail.files()), last);
            List<SignedHead> signed = new ArrayList<>();
            byte[] saved = live(trail, trail.save(), disk, signed);
            steps = disk.hasEnded() ? steps : disk.steps();
            ends += disk.hasEnded() ? 1 : 0;
            saved = live(trail, saved, new DyingDisk(new LocalTrailDisk(trail.files()), Integer.MAX_VALUE), signed);
            assertThat(state(saved).records()).isEqualTo(160);
            assertThat(state(saved).failures()).isZero();
            List<Integer> requests = requests(trail);
            assertThat(requests).isEqualTo(upTo(160).subList(160 - requests.size(), 160));
            for (SignedHead one :
                    List.of(signed.get(0), signed.get(signed.size() / 2), signed.get(signed.size() - 1))) {
                assertThat(verified(trail, one).faults())
                        .as("ended at step %d, signed %d", last, one.head().size())
                        .isEmpty();
            }
        }
        assertThat(ends).isGreaterThan(25);
    }

    /** One life of a process: ends with the disk, or when there are 160 requests. Returns what was saved last. */
    private static byte[] live(WrittenTrail trail, byte[] from, DyingDisk disk, List<SignedHead> signed)
            throws Exception {
        byte[] saved = from;
        long at = state(saved).offered();
        trail.restart(saved, at, disk);
        for (int turn = 1; !disk.hasEnded() && at < 160; turn++) {
            trail.add(20);
            at += 20;
            TrailState state = trail.trail().copy(1);
            trail.trail().await(state);
            if (disk.hasEnded()) {
                break;
            }
            saved = state.write();
            if (turn % 2 == 0) {
                if (!trail.trail().force(state)) {
                    break;
                }
                trail.trail().settled(state);
                trail.trail().signed().ifPresent(signed::add);
            }
        }
        return saved;
    }

    @Test
    void a_full_disk_stops_the_trail_which_later_says_what_is_missing() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 20);
        FullDisk disk = new FullDisk(new LocalTrailDisk(trail.files()));
        trail.on(disk).add(10).settle();
        disk.full = true;
        trail.add(5).save();
        trail.add(7);
        TrailState failing = state(trail.save());
        assertThat(failing.records()).isEqualTo(10);
        assertThat(failing.failures()).isEqualTo(12);
        disk.full = false;
        trail.nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        trail.add(3).settle();
        assertThat(requests(trail)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 22, 23, 24);
        Verified verified = verified(trail, trail.trail().signed().orElseThrow());
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.missing()).isEqualTo(12);
        assertThat(state(trail.save()).failures()).isEqualTo(12);
    }

    @Test
    void a_disk_that_does_not_answer_holds_up_nobody_for_long() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 30);
        FullDisk disk = new FullDisk(new LocalTrailDisk(trail.files()));
        trail.on(disk).add(10).settle();
        disk.hanging = new CountDownLatch(1);
        long began = System.nanoTime();
        trail.add(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        assertThat(trail.trail().copy(1).failures()).isPositive();
        disk.hanging.countDown();
    }

    @Test
    void what_was_saved_while_the_disk_was_full_is_gone_on_with() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 20);
        FullDisk disk = new FullDisk(new LocalTrailDisk(trail.files()));
        trail.on(disk).add(10).settle();
        disk.full = true;
        trail.add(5);
        byte[] saved = trail.save();
        trail.restart(saved, 15).add(5).settle();
        assertThat(requests(trail)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 19);
        assertThat(verified(trail, null).missing()).isEqualTo(5);
        assertWhole(trail);
    }

    @Test
    void a_trail_of_which_nothing_was_saved_goes_on_behind_its_files() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 2_000).add(30);
        trail.settle();
        List<Path> files = TrailFiles.inOrder(List.of(trail.files()));
        Files.writeString(files.get(files.size() - 1), "{\"seq\":9", StandardOpenOption.APPEND);
        trail.restartWithoutState(30).add(10).settle();
        assertThat(requests(trail)).isEqualTo(upTo(40));
        assertWhole(trail);
    }

    @Test
    void files_that_ended_early_are_no_more_than_those_that_are_kept() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 20, 3 << 20);
        for (int life = 1; life <= 6; life++) {
            trail.add(10).settle();
            List<Path> files = TrailFiles.inOrder(List.of(trail.files()));
            Files.writeString(files.get(files.size() - 1), "{\"seq\":9", StandardOpenOption.APPEND);
            trail.restartWithoutState(10L * life);
        }
        for (int i = 0; i < 5; i++) {
            trail.add(10).settle();
        }
        assertThat(TrailFiles.inOrder(List.of(trail.files()))).hasSizeLessThanOrEqualTo(3);
        assertWhole(trail);
    }

    @Test
    void a_file_that_lost_its_end_is_gone_on_from_and_says_what_is_missing() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1 << 20).add(30);
        byte[] saved = trail.settle();
        Path file = TrailFiles.inOrder(List.of(trail.files())).get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        trail.restart(saved, 30).add(10).settle();
        List<TrailFault> faults = verified(trail, null).faults();
        assertThat(faults).isNotEmpty();
        assertThat(faults).allMatch(fault -> fault.file().equals(file));
        assertThat(trail.count()).isEqualTo(2);
    }

    @Test
    void the_files_of_another_trail_are_left_alone() throws Exception {
        WrittenTrail other = WrittenTrail.in(dir.resolve("other"), 4_000).add(60);
        other.settle();
        WrittenTrail trail = WrittenTrail.in(dir.resolve("own"), 1 << 20).add(30);
        byte[] saved = trail.settle();
        List<Path> files = TrailFiles.inOrder(List.of(other.files()));
        List<String> before = new ArrayList<>();
        for (Path file : files) {
            before.add(Files.readString(file));
        }
        trail.restart(saved, 30, new LocalTrailDisk(other.files())).add(10).settle();
        for (int i = 0; i < files.size(); i++) {
            assertThat(Files.readString(files.get(i))).isEqualTo(before.get(i));
        }
        assertThat(other.count()).isEqualTo(files.size() + 1);
    }

    @Test
    void a_root_and_its_signature_can_stand_in_two_files() throws Exception {
        for (int bytes = 2_000; bytes < 2_800; bytes += 40) {
            WrittenTrail trail = WrittenTrail.in(dir.resolve("of-" + bytes), bytes);
            for (int i = 0; i < 5; i++) {
                trail.add(4).settle();
            }
            Verified verified = verified(trail, trail.trail().signed().orElseThrow());
            assertThat(verified.faults()).isEmpty();
            assertThat(verified.signed())
                    .isEqualTo(trail.trail().signed().orElseThrow().head().size());
        }
    }

    @Test
    void adding_allocates_nothing() throws Exception {
        WrittenTrail trail = WrittenTrail.in(dir, 1L << 40).add(60_000);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            trail.add(3_000);
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 3_000);
        }
        // The clock of the test makes an Instant for each. Where the thread that writes is behind, another batch is
        // made for it: not in each round.
        assertThat(least).isLessThan(40);
    }
}
