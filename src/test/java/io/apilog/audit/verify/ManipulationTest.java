package io.apilog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.audit.SignedHead;
import io.apilog.audit.trail.WrittenTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a trail is named: in which file, at which line, and what it was. */
class ManipulationTest {
    private static final int HISTORIES = Integer.getInteger("apilog.audit.manipulations", 100);
    private static final long SEED = Long.getLong("apilog.audit.seed", 1);

    @TempDir
    Path dir;

    private WrittenTrail written;
    private SignedHead witnessed;
    private List<Path> files;

    @BeforeEach
    void write() throws IOException {
        written = WrittenTrail.in(dir, 8_000);
        for (int i = 0; i < 6; i++) {
            written.add(40 + 13 * i).settle();
        }
        witnessed = written.trail().signed().orElseThrow();
        files = TrailFiles.inOrder(List.of(written.files()));
        assertThat(files).hasSizeGreaterThan(5);
    }

    private Verified verify() throws IOException {
        return new TrailVerifier(written.key(), witnessed, 0).verify(List.of(written.files()));
    }

    @Test
    void an_untouched_trail_is_whole() throws IOException {
        Verified verified = verify();
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.records()).isEqualTo(6 * 40 + 13 * 15);
        assertThat(verified.signed()).isEqualTo(witnessed.head().size());
    }

    @Test
    void random_manipulations_are_all_named() throws IOException {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < HISTORIES; i++) {
            List<List<String>> before = lines();
            Done done = Done.any(random, before);
            write(done.after());
            Verified verified = verify();
            if (verified.faults().stream().noneMatch(fault -> fits(done, fault))) {
                wrong.add(i + ": " + done.kind() + " " + done.what() + " in file " + done.file() + " line "
                        + done.line() + ": "
                        + verified.faults().stream().map(TrailFault::inWords).toList());
            }
            write(before);
        }
        assertThat(wrong).isEmpty();
    }

    private boolean fits(Done done, TrailFault fault) {
        boolean kind = done.kind() == fault.kind();
        boolean file = fault.file().equals(files.get(done.file()));
        // What was copied or moved can be told from what it was made of by its place alone; what is missing shows at
        // the line before or behind it.
        boolean line = fault.line() - 1 <= done.line() && done.line() <= fault.through() + 1;
        return kind && (file && line || done.anywhere());
    }

    private List<List<String>> lines() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(new ArrayList<>(Files.readAllLines(file)));
        }
        return lines;
    }

    private void write(List<List<String>> lines) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            String text = String.join("\n", lines.get(i)) + (lines.get(i).isEmpty() ? "" : "\n");
            Files.writeString(files.get(i), text);
        }
    }

    /** One manipulation, and where it shows. */
    private record Done(
            Manipulation kind, String what, int file, long line, List<List<String>> after, boolean anywhere) {
        @SuppressWarnings("StatementSwitchToExpressionSwitch") // Each case says what it did where it did it.
        static Done any(Random random, List<List<String>> before) {
            List<List<String>> after = new ArrayList<>();
            before.forEach(lines -> after.add(new ArrayList<>(lines)));
            int file = random.nextInt(after.size());
            List<String> lines = after.get(file);
            // What is signed ends before the last root: that and its signature can be cut off.
            int at = random.nextInt(lines.size() - (file == after.size() - 1 ? 2 : 0));
            switch (random.nextInt(9)) {
                case 0: {
                    String line = lines.get(at);
                    int place = random.nextInt(line.length());
                    char other = (char) ('0' + random.nextInt(40));
                    other = other == line.charAt(place) ? (char) (other + 1) : other;
                    lines.set(at, line.substring(0, place) + other + line.substring(place + 1));
                    return new Done(Manipulation.CHANGED, "a character at " + place, file, at + 1, after, false);
                }
                case 1: {
                    int many = Math.min(1 + random.nextInt(5), lines.size() - at);
                    boolean end = at + many == lines.size();
                    lines.subList(at, at + many).clear();
                    boolean truncated = end && (at > 0 || file == before.size() - 1);
                    return new Done(
                            truncated ? Manipulation.TRUNCATED : Manipulation.REMOVED,
                            many + " lines",
                            file,
                            at + (truncated ? 0 : 1),
                            after,
                            lines.isEmpty());
                }
                case 2: {
                    int many = 1 + random.nextInt(4);
                    List<String> copies = new ArrayList<>();
                    int from = random.nextInt(lines.size());
                    for (int i = 0; i < many && from + i < lines.size(); i++) {
                        copies.add(lines.get(from + i));
                    }
                    lines.addAll(at, copies);
                    return new Done(
                            Manipulation.INSERTED,
                            copies.size() + " copies of " + (from + 1),
                            file,
                            at + 1,
                            after,
                            false);
                }
                case 3: {
                    lines.add(
                            at,
                            lines.get(at)
                                    .replace("\"patients\"", "\"invoices\"")
                                    .replace("time\":\"2026", "time\":\"2025"));
                    return new Done(Manipulation.INSERTED, "a line made up", file, at + 1, after, false);
                }
                case 4: {
                    int other = at == 0 ? 1 : at - 1;
                    Collections.swap(lines, at, other);
                    return new Done(
                            Manipulation.REORDERED, "with the next", file, Math.min(at, other) + 1, after, false);
                }
                case 5: {
                    int cut = 1 + random.nextInt(lines.size() - 3);
                    lines.subList(cut, lines.size()).clear();
                    return new Done(Manipulation.TRUNCATED, "to " + cut, file, cut, after, false);
                }
                case 6: {
                    List<String> others = new ArrayList<>();
                    lines.forEach(line -> others.add(line.replace("\"operation\":\"read\"", "\"operation\":\"list\"")
                            .replace("\"kind\":\"file\"", "\"kind\":\"file\",\"x\":1")));
                    after.set(file, others);
                    return new Done(Manipulation.CHANGED, "every line", file, 1, after, false);
                }
                case 7: {
                    int to = random.nextInt(lines.size() - 1);
                    if (at == to) {
                        return new Done(
                                Manipulation.REORDERED,
                                "the second and the third",
                                file,
                                2,
                                swapped(before, file),
                                false);
                    }
                    lines.add(to, lines.remove(at));
                    return new Done(Manipulation.REORDERED, "line " + (at + 1) + " moved", file, to + 1, after, false);
                }
                default: {
                    String line = lines.get(at);
                    int prev = line.indexOf("\"prev\":\"") + 8 + random.nextInt(64);
                    char other = line.charAt(prev) == 'a' ? 'b' : 'a';
                    lines.set(at, line.substring(0, prev) + other + line.substring(prev + 1));
                    return new Done(
                            Manipulation.CHANGED, "what it says of the line before", file, at + 1, after, false);
                }
            }
        }

        private static List<List<String>> swapped(List<List<String>> before, int file) {
            List<List<String>> after = new ArrayList<>();
            before.forEach(lines -> after.add(new ArrayList<>(lines)));
            Collections.swap(after.get(file), 1, 2);
            return after;
        }
    }
}
