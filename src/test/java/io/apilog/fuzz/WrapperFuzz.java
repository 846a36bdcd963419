package io.apilog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A line in one or two wrappers says what it says without them; the first byte chooses the wrappers. */
class WrapperFuzz {
    private static final List<UnaryOperator<String>> WRAPPERS = List.of(
            line -> "{\"log\":\"" + quoted(line) + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-21T09:00:00.1Z\"}",
            line -> "2026-11-21T09:00:00.123456789Z stdout F " + line,
            line -> "<190>Nov 21 09:00:00 web-1 nginx: " + line,
            line -> "<165>1 2026-11-21T09:00:00.003Z web-1 nginx 42 - - " + line,
            line -> "web-1  | " + line,
            line -> "\u001b[32m" + line + "\u001b[0m");
    private static final String GOOD =
            "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/7 HTTP/1.1\" 200 12 \"-\" \"curl/8.5.0\"";

    private static final int CHOICES = WRAPPERS.size() * (WRAPPERS.size() + 1);

    private final Checked checked = new Checked();

    private static String quoted(String line) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(line));
    }

    static Stream<byte[]> samples() {
        List<Seeds.Sample> lines = Seeds.firstLines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> Seeds.choosing(i % CHOICES, lines.get(i).bytes()));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void every_wrapped_line_comes_to_a_result(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String line = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8).replaceAll("[\r\n]", " ");
        int choice = Math.floorMod(bytes[0], CHOICES);
        UnaryOperator<String> wrapper = wrapper(choice);
        FileParser parser = parser(wrapper.apply(GOOD));
        assertThat(parse(parser, wrapper.apply(GOOD))).isInstanceOf(AccessRecord.class);
        assertThat(checked.record().target).hasToString("/users/7");
        parse(parser, wrapper.apply(line));
        // A line that is a piece of a longer one takes the next with it.
        parse(parser, wrapper.apply(GOOD));
        assertThat(parse(parser, wrapper.apply(GOOD))).isInstanceOf(AccessRecord.class);
    }

    private ParseResult parse(FileParser parser, String line) {
        return checked.parse(parser, line.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** One wrapper, or one within another. */
    private static UnaryOperator<String> wrapper(int choice) {
        UnaryOperator<String> inner = WRAPPERS.get(choice % WRAPPERS.size());
        int outer = choice / WRAPPERS.size();
        return outer == 0 ? inner : line -> WRAPPERS.get(outer - 1).apply(inner.apply(line));
    }

    private static FileParser parser(String first) {
        byte[] bytes = first.getBytes(StandardCharsets.UTF_8);
        return new FileParser(FormatSettings.AUTO, new Sample(List.of(bytes, bytes)), found -> {});
    }
}
