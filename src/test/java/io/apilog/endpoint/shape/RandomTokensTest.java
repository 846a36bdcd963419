package io.apilog.endpoint.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tokens that a machine drew are left as words, and how many names that somebody wrote are taken for tokens. Prints both. */
class RandomTokensTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int TOKENS = 20_000;

    private static boolean isLeft(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Shape.leaves(new Segment().of(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "letters and digits, 8, 16",
        "letters and digits, 10, 9",
        "letters and digits, 12, 3",
        "letters and digits, 16, 0.3",
        "letters, 8, 43",
        "letters, 10, 25",
        "letters, 12, 9",
        "letters, 16, 2"
    })
    void few_tokens_are_left_as_words(String alphabet, int length, double most) {
        String signs = alphabet.equals("letters") ? LETTERS : LETTERS + "0123456789";
        Random random = new Random(length);
        long left = IntStream.range(0, TOKENS)
                .mapToObj(i -> IntStream.range(0, length)
                        .mapToObj(j -> String.valueOf(signs.charAt(random.nextInt(signs.length()))))
                        .collect(Collectors.joining()))
                .filter(RandomTokensTest::isLeft)
                .count();
        double percent = 100.0 * left / TOKENS;
        System.out.printf("%s, %d signs: %.1f %% left%n", alphabet, length, percent);
        assertThat(percent).isLessThan(most);
    }

    @Test
    void hardly_a_name_of_a_class_of_java_is_taken_for_a_token() throws IOException {
        List<String> names;
        try (Stream<Path> files =
                Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules"))) {
            names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .distinct()
                    .toList();
        }
        long taken = names.stream()
                .filter(name ->
                        DrawnToken.isOne(new Segment().of(name.getBytes(StandardCharsets.UTF_8), 0, name.length())))
                .count();
        System.out.printf("%,d names, %d taken for tokens%n", names.size(), taken);
        assertThat(names).hasSizeGreaterThan(5_000);
        assertThat(taken * 1_000).isLessThan(names.size());
    }
}
