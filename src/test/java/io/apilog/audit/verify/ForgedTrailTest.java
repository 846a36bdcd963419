package io.apilog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.audit.trail.WrittenTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a field of a line, or to the line, is named, though all else is made to fit by whoever has no private key. */
class ForgedTrailTest {
    private static final long SEED = Long.getLong("apilog.audit.seed", 1);
    private static final int ROUNDS = Integer.getInteger("apilog.audit.forgeries", 1);

    @TempDir
    Path dir;

    private final Random random = new Random(SEED);
    private WrittenTrail trail;
    private List<Path> files;
    private List<List<String>> before;
    private List<String> all;
    /** How many lines are signed. */
    private int signed;

    @BeforeEach
    void write() throws IOException {
        trail = WrittenTrail.in(dir, 8_000);
        for (int i = 0; i < 2; i++) {
            trail.add(70).settle();
            trail.lose(3).add(2).save();
        }
        trail.add(10).settle();
        files = TrailFiles.inOrder(List.of(trail.files()));
        assertThat(files).hasSizeGreaterThan(3);
        before = new ArrayList<>();
        for (Path file : files) {
            before.add(Files.readAllLines(file));
        }
        all = before.stream().flatMap(List::stream).toList();
        signed = all.size() - 2;
        assertThat(verify().signed()).isEqualTo(signed);
        assertThat(verify().faults()).isEmpty();
    }

    private Verified verify() throws IOException {
        return new TrailVerifier(trail.key(), null, 0).verify(List.of(trail.files()));
    }

    private void write(List<List<String>> lines) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Files.writeString(files.get(i), String.join("\n", lines.get(i)) + "\n");
        }
    }

    /** A way to change a field. */
    private enum Way {
        REMOVE,
        EMPTY,
        TYPE,
        REPEAT,
        TWICE,
        MOVE,
        LARGE,
        MORE,
        LESS,
        NEGATIVE,
        RENAME,
        UNKNOWN,
        OTHER;

        String of(String line, String name, String another) {
            String value = ForgedTrail.fields(line).get(name);
            String field = "\"" + name + "\":" + value;
            boolean text = value.startsWith("\"");
            boolean number = Character.isDigit(value.charAt(0));
            return switch (this) {
                case REMOVE -> line.replace("," + field, "").replace(field + ",", "");
                case EMPTY -> with(line, name, text ? "\"\"" : number ? "0" : "[]");
                case TYPE -> with(line, name, text ? "7" : "\"7\"");
                case REPEAT -> line.replace(field, field + "," + field);
                case TWICE -> line.replace(field, field + ",\"" + name + "\":" + another);
                case MOVE ->
                    line.replace("," + field, "").replace(field + ",", "").replace("}", "," + field + "}");
                case LARGE -> with(line, name, number ? "9".repeat(25) : text ? "\"" + "A".repeat(200) + "\"" : "7");
                case MORE -> with(line, name, number ? Long.toString(Long.parseLong(value) + 1) : "null");
                case LESS -> with(line, name, number ? Long.toString(Long.parseLong(value) - 1) : "{}");
                case NEGATIVE -> with(line, name, number ? "-1" : "-" + value);
                case RENAME -> line.replace("\"" + name + "\":", "\"" + name + "x\":");
                case UNKNOWN -> line.replace("}", ",\"other\":" + value + "}");
                case OTHER -> with(line, name, another);
            };
        }

        private static String with(String line, String name, String value) {
            Map<String, String> fields = ForgedTrail.fields(line);
            return line.replace("\"" + name + "\":" + fields.get(name), "\"" + name + "\":" + value);
        }
    }

    private List<Integer> ofKind(String kind, int from) {
        List<Integer> places = new ArrayList<>();
        for (int i = from; i < all.size(); i++) {
            if (ForgedTrail.kind(all.get(i)).equals(kind)) {
                places.add(i);
            }
        }
        return places;
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        all.forEach(line -> kinds.add(ForgedTrail.kind(line)));
        return kinds;
    }

    /** Names what is not named of a forgery. */
    private void forge(List<String> passed, String what, int place, UnaryOperator<String> change) throws IOException {
        boolean computes = random.nextBoolean();
        List<List<String>> forged = new ForgedTrail(computes).written(before, place, change);
        if (!forged.equals(before)) {
            write(forged);
            expectNamed(passed, what + (computes ? ", all else computed" : ""), place);
        }
    }

    private void expectNamed(List<String> passed, String what, int place) throws IOException {
        Verified verified = verify();
        int file = 0;
        int line = place + 1;
        while (file < files.size() - 1 && line > before.get(file).size()) {
            line -= before.get(file++).size();
        }
        Path path = files.get(file);
        int at = line;
        boolean named = verified.faults().stream()
                .anyMatch(fault -> fault.file().equals(path) && fault.line() - 1 <= at && at <= fault.through() + 1);
        if (!named) {
            passed.add(what + " at " + path.getFileName() + ":" + line + ": "
                    + verified.faults().stream().map(TrailFault::inWords).toList());
        }
    }

    @Test
    void every_field_of_every_kind_of_line_is_held_against_its_place() throws IOException {
        assertThat(kinds()).containsExactly("access", "file", "gap", "root", "signature");
        List<String> passed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String kind : kinds()) {
                List<Integer> places = ofKind(kind, 0);
                for (String name : ForgedTrail.fields(all.get(places.get(0))).keySet()) {
                    for (Way way : Way.values()) {
                        int place = places.get(random.nextInt(places.size()));
                        String another = ForgedTrail.fields(all.get(places.get(random.nextInt(places.size()))))
                                .get(name);
                        boolean free = place >= signed && name.equals("time") && way == Way.OTHER;
                        if (!free) {
                            forge(passed, way + " " + name + " of " + kind, place, line -> way.of(line, name, another));
                        }
                    }
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void the_last_root_and_its_signature_are_held_against_their_place() throws IOException {
        List<String> passed = new ArrayList<>();
        for (int place = signed; place < all.size(); place++) {
            for (String name : ForgedTrail.fields(all.get(place)).keySet()) {
                for (Way way : Way.values()) {
                    String another = ForgedTrail.fields(all.get(
                                    ofKind(ForgedTrail.kind(all.get(place)), 0).get(0)))
                            .get(name);
                    if (!(name.equals("time") && way == Way.OTHER)) {
                        forge(passed, way + " " + name, place, line -> way.of(line, name, another));
                    }
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void a_line_of_another_kind_is_named() throws IOException {
        List<String> passed = new ArrayList<>();
        Set<String> others = new TreeSet<>(kinds());
        others.addAll(List.of("retired", "other", ""));
        for (String kind : kinds()) {
            List<Integer> places = ofKind(kind, 0);
            for (int place :
                    List.of(places.get(0), places.get(random.nextInt(places.size())), places.get(places.size() - 1))) {
                for (String other : others) {
                    forge(
                            passed,
                            kind + " called " + other,
                            place,
                            line -> line.replace("\"kind\":\"" + kind + "\"", "\"kind\":\"" + other + "\""));
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void a_line_that_is_taken_out_written_twice_or_moved_is_named() throws IOException {
        List<String> passed = new ArrayList<>();
        for (String kind : kinds()) {
            for (int round = 0; round < 6; round++) {
                List<Integer> places = ofKind(kind, 0);
                int place = places.get(random.nextInt(places.size()));
                if (place < signed) {
                    rearranged(passed, kind + " removed", place, (lines, at) -> lines.remove(at));
                    rearranged(
                            passed,
                            kind + " moved",
                            place,
                            (lines, at) -> lines.add(Math.min(lines.size() - 1, at + 1), lines.remove(at)));
                    rearranged(passed, kind + " written twice", place, (lines, at) -> lines.add(at, lines.get(at)));
                }
            }
        }
        int last = all.size() - 1;
        rearranged(passed, "last root removed", last - 1, (lines, at) -> lines.remove(at));
        rearranged(passed, "last signature moved", last - 1, (lines, at) -> lines.add(at, lines.remove(at + 1)));
        rearranged(passed, "last signature twice", last, (lines, at) -> lines.add(lines.get(at)));
        assertThat(passed).isEmpty();
    }

    private interface Rearranging {
        void of(List<String> lines, int at);
    }

    private void rearranged(List<String> passed, String what, int place, Rearranging rearranging) throws IOException {
        List<List<String>> after = new ArrayList<>();
        before.forEach(lines -> after.add(new ArrayList<>(lines)));
        int file = 0;
        int at = place;
        while (at >= before.get(file).size()) {
            at -= before.get(file++).size();
        }
        rearranging.of(after.get(file), at);
        for (boolean computes : List.of(false, true)) {
            List<List<String>> forged = new ForgedTrail(computes).written(after, -1, line -> line);
            if (!forged.equals(before)) {
                write(forged);
                expectNamed(passed, what + (computes ? ", all else computed" : ""), place);
            }
        }
    }
}
