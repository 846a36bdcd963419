package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.message.Messages;
import io.apilog.format.message.Sentences;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of an entry that was cut is no message: each entry of each sample, cut in many places. */
class DamagedEntryTest {
    private static final Path SAMPLES = Path.of("src/test/resources/formats");

    /** What stands before an entry, such as a prefix of syslog, is the beginning of anything. */
    private static final double FEW = 0.01;

    @Test
    void the_beginning_of_an_entry_is_not_taken_for_words() throws IOException {
        assertThat(taken(true)).hasSizeLessThan((int) (cuts * FEW));
        assertThat(cuts).isGreaterThan(4_000);
    }

    @Test
    void the_end_of_an_entry_is_not_taken_for_words() throws IOException {
        assertThat(taken(false)).hasSizeLessThan((int) (cuts * FEW));
    }

    private int cuts;

    private List<String> taken(boolean beginnings) throws IOException {
        List<String> taken = new ArrayList<>();
        AccessRecord record = new AccessRecord();
        Line line = new Line();
        for (Path log : logs()) {
            List<byte[]> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                    .toList();
            FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found -> {});
            for (byte[] bytes : lines) {
                line.set(bytes, 0, bytes.length, 7);
                boolean entry = parser.parse(line, record) == record && isText(parser);
                for (int at = 12; entry && at < bytes.length; at += 5) {
                    line.set(bytes, beginnings ? 0 : at, beginnings ? at : bytes.length, 7);
                    cuts++;
                    boolean words = Sentences.isOne(line) && !Messages.isOne(line);
                    if (words && parser.parse(line, record) == Ignored.MESSAGE) {
                        taken.add(new String(line.bytes(), line.from(), line.length(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return taken;
    }

    /** In other formats a line without a request, or without a status, is a message by itself. */
    private static boolean isText(FileParser parser) {
        Format.Found found = parser.current().orElseThrow().format().found();
        return found == Format.Found.BY_PATTERN || found == Format.Found.BY_SHAPE;
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !Files.exists(Path.of(file.toString().replace(".log", ".format"))))
                    .sorted()
                    .toList();
        }
    }
}
