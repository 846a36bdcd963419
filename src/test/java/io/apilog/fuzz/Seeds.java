package io.apilog.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a fuzzer begins with: the samples of all formats, so that it need not invent an access log. */
final class Seeds {
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final int LONGEST = 2_000;

    private Seeds() {}

    /** The samples' files, each with a name of its folder, cut after a line that ends within the first bytes. */
    static List<Sample> logs() {
        try (Stream<Path> files = Files.walk(FORMATS)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(Seeds::sample)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of each sample: each seed costs as much as a run, so there are not more than a fuzzer can vary in its time. */
    static List<Sample> firstLines() {
        return logs().stream()
                .map(log ->
                        new Sample(log.format(), log.text().lines().findFirst().orElse("")))
                .toList();
    }

    private static Sample sample(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = Math.min(bytes.length, LONGEST);
            while (end < bytes.length && bytes[end - 1] != '\n') {
                end++;
            }
            return new Sample(
                    file.getParent().getFileName().toString(), new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a choice before the bytes that it is about. */
    static byte[] choosing(int choice, byte[] bytes) {
        byte[] seed = new byte[bytes.length + 1];
        seed[0] = (byte) choice;
        System.arraycopy(bytes, 0, seed, 1, bytes.length);
        return seed;
    }

    /**
     * A sample.
     *
     * @param format the name of its folder, mostly a format's id
     * @param text its bytes, one in each character
     */
    record Sample(String format, String text) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
