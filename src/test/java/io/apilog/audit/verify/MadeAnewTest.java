package io.apilog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.apilog.audit.TreeHash;
import io.apilog.audit.trail.WrittenTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody without the key makes anew is named from its first line to its last, and what was left alone is not. */
class MadeAnewTest {
    @TempDir
    Path dir;

    private WrittenTrail trail;
    private List<Path> files;

    @BeforeEach
    void write() throws IOException {
        trail = WrittenTrail.in(dir, 8_000);
        for (int i = 0; i < 6; i++) {
            trail.add(60).settle();
        }
        files = TrailFiles.inOrder(List.of(trail.files()));
        assertThat(files).hasSizeGreaterThan(6);
    }

    private List<TrailFault> faults() throws IOException {
        return new TrailVerifier(trail.key(), null, 0)
                .verify(List.of(trail.files()))
                .faults();
    }

    private void edit(int file, Function<List<String>, List<String>> edit) throws IOException {
        List<String> lines = edit.apply(new ArrayList<>(Files.readAllLines(files.get(file))));
        Files.writeString(files.get(file), String.join("\n", lines) + "\n");
    }

    private static String changed(String line) {
        return line.replace("}", ",\"x\":1}");
    }

    private static String behind(String before, String line) {
        byte[] bytes = before.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[TreeHash.BYTES];
        new TreeHash().leaf(bytes, 0, bytes.length, hash, 0);
        int at = line.indexOf("\"prev\":\"") + 8;
        return line.substring(0, at) + HexFormat.of().formatHex(hash) + line.substring(at + 64);
    }

    /** Changes lines from one on, from 1, and chains all anew up to another one. */
    private static List<String> anew(List<String> lines, int from, int through) {
        for (int i = from - 1; i < through; i++) {
            String now = changed(lines.get(i));
            lines.set(i, i == from - 1 ? now : behind(lines.get(i - 1), now));
        }
        return lines;
    }

    private static Stream<Integer> named(List<TrailFault> faults, Path file) {
        return faults.stream()
                .filter(fault -> fault.file().equals(file))
                .flatMap(fault -> Stream.iterate((int) fault.line(), line -> line <= fault.through(), line -> line + 1))
                .distinct();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 20, 25})
    void a_line_that_was_changed_alone_is_named_alone(int line) throws IOException {
        for (int file = 0; file < 5; file++) {
            List<String> before = Files.readAllLines(files.get(file));
            edit(file, lines -> {
                lines.set(line - 1, lines.get(line - 1).replace("}", ",\"y\":1}"));
                return lines;
            });
            assertThat(faults())
                    .extracting(TrailFault::line, TrailFault::through, TrailFault::kind)
                    .containsExactly(tuple((long) line, (long) line, Manipulation.CHANGED));
            edit(file, lines -> before);
        }
    }

    @Test
    void two_lines_of_which_the_second_was_mended_are_both_named() throws IOException {
        edit(3, lines -> anew(lines, 16, 16));
        edit(3, lines -> {
            lines.set(16, behind(lines.get(15), lines.get(16)));
            return lines;
        });
        assertThat(faults())
                .anyMatch(fault -> fault.file().equals(files.get(3))
                        && fault.line() == 16
                        && fault.through() == 17
                        && fault.kind() == Manipulation.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void every_line_of_a_range_that_was_chained_anew_is_named(int file) throws IOException {
        List<String> before = Files.readAllLines(files.get(file));
        for (int[] range : new int[][] {{2, 12}, {5, before.size()}, {2, before.size() - 1}, {17, 19}}) {
            edit(file, lines -> anew(lines, range[0], range[1]));
            List<TrailFault> faults = faults();
            assertThat(named(faults, files.get(file)))
                    .as("%d-%d: %s", range[0], range[1], faults)
                    .containsAll(Stream.iterate(range[0], i -> i <= range[1], i -> i + 1)
                            .toList())
                    .allMatch(line -> line <= range[1]);
            assertThat(named(faults, files.get(file + 1))).isEmpty();
            edit(file, lines -> before);
        }
    }

    @Test
    void a_range_that_goes_on_to_the_end_is_named_to_the_end() throws IOException {
        String last = "";
        for (int file = 2; file < files.size(); file++) {
            List<String> lines = new ArrayList<>(Files.readAllLines(files.get(file)));
            if (last.isEmpty()) {
                anew(lines, 7, lines.size());
            } else {
                lines.set(0, behind(last, lines.get(0)));
                for (int i = 1; i < lines.size(); i++) {
                    lines.set(i, behind(lines.get(i - 1), lines.get(i)));
                }
            }
            last = lines.get(lines.size() - 1);
            edit(file, ignored -> lines);
        }
        List<TrailFault> faults = faults();
        for (int file = 2; file < files.size(); file++) {
            int lines = Files.readAllLines(files.get(file)).size();
            assertThat(named(faults, files.get(file)))
                    .as("file %d: %s", file, faults)
                    .containsAll(Stream.iterate(file == 2 ? 7 : 1, i -> i <= lines, i -> i + 1)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "+1", "+7", "+60", "99999"})
    void a_line_that_was_given_another_number_is_changed(String number) throws IOException {
        edit(3, lines -> {
            String line = lines.get(8);
            int to = line.indexOf(',');
            long seq = Long.parseLong(line.substring(7, to));
            long other = number.startsWith("+") ? seq + Long.parseLong(number.substring(1)) : Long.parseLong(number);
            lines.set(8, "{\"seq\":" + other + line.substring(to));
            return lines;
        });
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Manipulation.CHANGED);
            assertThat(fault.file()).isEqualTo(files.get(3));
            assertThat(fault.line()).isEqualTo(9);
            assertThat(fault.through()).isEqualTo(9);
        });
    }

    @Test
    void two_lines_that_were_given_other_numbers_are_changed() throws IOException {
        edit(3, lines -> {
            for (int i = 8; i < 10; i++) {
                String line = lines.get(i);
                int to = line.indexOf(',');
                lines.set(i, "{\"seq\":" + (Long.parseLong(line.substring(7, to)) + 90) + line.substring(to));
            }
            return lines;
        });
        assertThat(faults()).extracting(TrailFault::kind).containsOnly(Manipulation.CHANGED);
        assertThat(named(faults(), files.get(3))).containsExactlyInAnyOrder(9, 10);
    }

    @Test
    void lines_that_were_exchanged_between_files_are_both_named() throws IOException {
        String first = Files.readAllLines(files.get(1)).get(14);
        String second = Files.readAllLines(files.get(4)).get(14);
        edit(1, lines -> {
            lines.set(14, second);
            return lines;
        });
        edit(4, lines -> {
            lines.set(14, first);
            return lines;
        });
        assertThat(faults())
                .extracting(TrailFault::file, TrailFault::line, TrailFault::kind)
                .containsExactlyInAnyOrder(
                        tuple(files.get(1), 15L, Manipulation.REORDERED),
                        tuple(files.get(4), 15L, Manipulation.REORDERED));
    }

    @Test
    void files_that_are_gone_are_removed_and_counted() throws IOException {
        Files.delete(files.get(2));
        Files.delete(files.get(3));
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Manipulation.REMOVED);
            assertThat(fault.file()).isEqualTo(files.get(4));
            assertThat(fault.what()).contains("the files 3 to 4 are not there");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void the_first_lines_of_all_are_removed(int many) throws IOException {
        edit(0, lines -> lines.subList(many, lines.size()));
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Manipulation.REMOVED);
            assertThat(fault.file()).isEqualTo(files.get(0));
            assertThat(fault.what()).contains("before the line " + many + " ");
        });
    }

    @Test
    void what_follows_a_line_that_was_taken_out_and_was_chained_anew_is_named() throws IOException {
        int[] size = new int[1];
        edit(3, lines -> {
            lines.remove(11);
            for (int i = 11; i < lines.size(); i++) {
                lines.set(i, behind(lines.get(i - 1), lines.get(i)));
            }
            size[0] = lines.size();
            return lines;
        });
        assertThat(faults()).extracting(TrailFault::kind).contains(Manipulation.REMOVED);
        assertThat(named(faults(), files.get(3)))
                .containsAll(Stream.iterate(12, i -> i <= size[0], i -> i + 1).toList());
    }

    @Test
    void a_root_or_a_signature_that_was_changed_is_named_alone() throws IOException {
        for (String kind : List.of("root", "signature")) {
            for (int file = 1; file < 5; file++) {
                List<String> before = Files.readAllLines(files.get(file));
                for (int i = 0; i < before.size() - 1; i++) {
                    if (!before.get(i).contains("\"kind\":\"" + kind + "\"")) {
                        continue;
                    }
                    int line = i;
                    edit(file, lines -> {
                        String text = lines.get(line);
                        int at = text.indexOf("\"" + kind + "\":\"") + kind.length() + 20;
                        char other = text.charAt(at) == 'A' ? 'B' : 'A';
                        lines.set(line, text.substring(0, at) + other + text.substring(at + 1));
                        return lines;
                    });
                    assertThat(faults())
                            .as("%s in %d:%d", kind, file, line + 1)
                            .singleElement()
                            .satisfies(fault -> assertThat(fault.line()).isEqualTo(line + 1));
                    edit(file, lines -> before);
                }
            }
        }
    }
}
