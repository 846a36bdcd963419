package io.apilog.format.named;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader of objects says what Jackson says, of every line. The seeds make each run the same. */
class PlainJsonTest {
    private static final int OBJECTS = 20_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void objects_of_all_sorts_are_read_alike(boolean extras) {
        RandomJson json = new RandomJson(20261121);
        JsonTwins twins = new JsonTwins(extras);
        for (int i = 0; i < OBJECTS; i++) {
            twins.check(json.object());
        }
        assertThat(twins.plain()).isGreaterThan(OBJECTS / 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damaged_objects_are_read_alike(boolean extras) {
        RandomJson json = new RandomJson(7);
        JsonTwins twins = new JsonTwins(extras);
        for (int i = 0; i < OBJECTS; i++) {
            twins.check(json.changed(json.object()));
        }
        assertThat(twins.plain()).isGreaterThan(OBJECTS / 20);
    }

    @Test
    void lines_of_the_samples_and_what_is_left_of_damaged_ones_are_read_alike() throws IOException {
        RandomJson json = new RandomJson(11);
        JsonTwins twins = new JsonTwins(false);
        List<String> lines = samples();
        for (String line : lines) {
            twins.check(line.getBytes(ISO_8859_1));
        }
        int whole = twins.plain();
        for (int i = 0; i < OBJECTS; i++) {
            twins.check(json.changed(lines.get(i % lines.size()).getBytes(ISO_8859_1)));
        }
        assertThat(whole).isGreaterThan(lines.size() * 9 / 10);
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/formats"))) {
            return files.filter(path -> path.toString().endsWith(".log"))
                    // Its lines are several objects each, which are read one by one.
                    .filter(path -> !path.endsWith("several.log"))
                    .sorted()
                    .flatMap(PlainJsonTest::lines)
                    .filter(line -> line.startsWith("{"))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, ISO_8859_1).stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { \"a\" : [ ] , \"b\" : { } } ",
                "{\"user_agent\":\"a \\\"b\\\" \\/ \\u00e9 \\ud83d\\ude00 \\ud83d\"}",
                "{\"path\":\"/gr\u00f6\u00dfe/\u20ac/\ud83d\ude00\"}",
                "{\"gr\u00f6\u00dfe\":1}",
                "{\"a\":[1,[2,[3]],\"x\",null,true]}",
                "{\"a\":-0,\"b\":0.5,\"c\":[{}]}",
            })
    void what_is_common_is_not_declined(String text) {
        JsonTwins twins = new JsonTwins(false);
        twins.check(text.getBytes(UTF_8));
        assertThat(twins.plain()).isEqualTo(text.contains("[{") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u0080",
                "\u00c1\u00bf",
                "\u00e0\u0080\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f0\u0080\u0080\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u0080",
                "\u00ff",
                "\u00c3",
                "\u00e2\u0082",
                "\u00f0\u009f\u0098"
            })
    void bytes_that_are_not_utf_8_are_read_alike(String bytes) {
        JsonTwins twins = new JsonTwins(false);
        for (String around :
                List.of("{'path':'/x%sy'}", "{'skipped':'/x%sy'}", "{'x%s':'y'}", "{'path':'%s'}", "{'path':'%s")) {
            twins.check(around.replace('\'', '"').replace("%s", bytes).getBytes(ISO_8859_1));
        }
    }

    @Test
    void depth_and_length_are_bounded_alike() {
        JsonTwins twins = new JsonTwins(false);
        for (int deep = 1; deep < 80; deep++) {
            twins.check(("{\"a\":".repeat(deep) + "1" + "}".repeat(deep)).getBytes(UTF_8));
            twins.check(("{\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}").getBytes(UTF_8));
            twins.check(("{\"a\":" + "7".repeat(deep) + "}").getBytes(UTF_8));
            twins.check(("{\"request_time\":0." + "7".repeat(deep) + "}").getBytes(UTF_8));
        }
        twins.check(("{\"" + "k".repeat(60_000) + "\":1}").getBytes(UTF_8));
        twins.check(("{\"path\":\"/" + "k".repeat(1 << 20) + "\"}").getBytes(UTF_8));
    }
}
