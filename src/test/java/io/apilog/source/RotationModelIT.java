package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of a log on a real file system, against the plainest oracle: every line that was written arrives once. The writer
 * pauses while a file is copied and cut, since lines written between the two exist nowhere afterwards.
 */
class RotationModelIT {
    private static final int SEQUENCES = 40;
    private static final int ACTIONS = 40;

    @TempDir
    Path directory;

    private enum Kind {
        PLAIN,
        GLOB,
        LINK
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000, 600_000, 7_000_000, 80_000_000})
    void every_line_arrives_once(long seed) throws IOException {
        Random seeds = new Random(seed);
        for (int i = 0; i < SEQUENCES; i++) {
            long sequence = seeds.nextLong();
            Path place = Files.createDirectory(directory.resolve("s" + i));
            new History(place, sequence).run();
        }
    }

    /** Runs one sequence again: -Dapilog.model.seed as the failure gave it. */
    @Test
    @EnabledIfSystemProperty(named = "apilog.model.seed", matches = "-?\\d+")
    void one_sequence_again() throws IOException {
        new History(directory, Long.parseLong(System.getProperty("apilog.model.seed"))).run();
    }

    private static final class History {
        private final long seed;
        private final Random random;
        private final Path place;
        private final Path path;
        private final Kind kind;
        private final Bench bench;
        private final Writer writer;
        private final List<String> actions = new ArrayList<>();
        private int rotation;
        private int targets;
        private boolean inLine;

        History(Path place, long seed) throws IOException {
            this.place = place;
            this.seed = seed;
            this.random = new Random(seed);
            this.kind = List.of(Kind.PLAIN, Kind.GLOB, Kind.LINK).get(random.nextInt(3));
            path = place.resolve("access.log");
            if (kind == Kind.LINK) {
                Files.createSymbolicLink(path, newTarget());
            }
            writer = new Writer(path);
            Path followed = kind == Kind.GLOB ? place.resolve("access.log*") : path;
            bench = new Bench(ReadFrom.BEGINNING, followed);
        }

        private Path newTarget() {
            return place.resolve("target-" + targets++ + ".txt");
        }

        void run() throws IOException {
            bench.step();
            for (int i = 0; i < ACTIONS; i++) {
                act();
            }
            endLine();
            bench.settle();
            String history = "seed " + seed + " of " + kind + ": " + actions;
            List<String> missing = new ArrayList<>(writer.written);
            List<String> extra = new ArrayList<>(bench.lines);
            bench.lines.forEach(missing::remove);
            writer.written.forEach(extra::remove);
            assertThat(missing).as("missing, %s", history).isEmpty();
            assertThat(extra).as("counted twice, %s", history).isEmpty();
            assertThat(bench.lost).as("lost, seed %d: %s", seed, actions).isZero();
            bench.close();
            writer.close();
        }

        private void act() throws IOException {
            int choice = random.nextInt(20);
            if (choice < 6) {
                write();
            } else if (choice < 8) {
                writePart();
            } else if (choice < 14) {
                said("step");
                bench.step();
            } else if (choice == 14) {
                said("long pause");
                bench.pass(1_000 + random.nextInt(12_000)).step();
            } else {
                rotate();
            }
        }

        private void said(String action) {
            actions.add(action);
        }

        private void write() {
            endLine();
            int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 8);
            said("write " + count);
            writer.lines(count);
        }

        private void writePart() {
            endLine();
            said("write half a line");
            String line = writer.nextLine();
            int cut = 1 + random.nextInt(line.length() - 1);
            writer.raw(line.substring(0, cut));
            rest = line.substring(cut) + "\n";
            inLine = true;
        }

        private String rest = "";

        private void endLine() {
            if (inLine) {
                writer.raw(rest);
                inLine = false;
            }
        }

        private void rotate() throws IOException {
            endLine();
            if (kind == Kind.LINK) {
                said("switch link");
                Path fresh = place.resolve("fresh");
                Files.createSymbolicLink(fresh, newTarget());
                bench.step();
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                writer.reopen();
                bench.step();
                return;
            }
            String suffix = "." + rotation++;
            switch (random.nextInt(5)) {
                case 0 -> {
                    said("rename and create");
                    writer.rotate(suffix);
                }
                case 1 -> {
                    said("rename, write on, create later");
                    writer.rename(suffix).lines(2);
                    bench.steps(random.nextInt(6));
                    writer.lines(1);
                    writer.reopen();
                }
                case 2 -> {
                    said("copy and truncate");
                    bench.steps(random.nextInt(2));
                    writer.copyTruncate(suffix);
                }
                case 3 -> {
                    said("read, delete and create");
                    bench.step();
                    Files.delete(path);
                    writer.lines(random.nextInt(3));
                    writer.reopen();
                }
                default -> {
                    said("shift and rename");
                    Path last = writer.sibling("." + (rotation - 2));
                    if (Files.exists(last)) {
                        Files.move(last, writer.sibling(".shifted-" + rotation));
                    }
                    writer.rotate(suffix);
                }
            }
        }
    }
}
