package io.apilog.endpoint.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.SampleApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens without any other look are told by their letters, and no word of a developer is taken for one. */
class LetterPairsTest {
    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static boolean isWord(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return Shape.leaves(new Segment().of(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rykhtzdvosyhokxjnygkyhpy",
                "waanukkmofbg9751tui989tjpi",
                "fzlbgrPSXPW4mBUHphWQGR",
                "mcCBEOwlZIZRXZVkcypsK4",
                "JBQWYDPXGKPXHZTM",
                "xqkvzjwhgtpfbnmdl",
                "hKdWqZtrBx",
                "qmStQTEhtFevnlbaCNSP",
                "tbeeYXhyrvxOcCG",
                "DwKrTlBqN",
                "gtkUwqNyi-UqxpqvTFqiFU",
                "_w-rWc_bqp5KzT",
                "UDNZ_pqHuZcHNThuNTq_tFHz"
            })
    void a_token_of_letters_that_no_word_has_is_an_id(String token) {
        assertThat(isWord(token)).isFalse();
    }

    /** How many of a thousand random tokens may be left: what is left happens to look like a word. */
    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnopqrstuvwxyz234567, 24, 30",
        "ybndrfg8ejkmcpqxot1uwisza345h769, 26, 20",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567, 32, 10",
        BASE_62 + ", 8, 400",
        BASE_62 + ", 10, 200",
        BASE_62 + ", 12, 80",
        BASE_62 + ", 16, 10",
        BASE_62 + ", 20, 2",
        BASE_62 + ", 22, 2",
        LETTERS + ", 10, 260",
        LETTERS + ", 15, 40",
        LETTERS + ", 20, 10",
        BASE_62 + "_-, 11, 200",
        BASE_62 + "_-, 21, 16",
        BASE_62 + "_-, 32, 3",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 17, 30",
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789, 17, 20"
    })
    void few_random_tokens_are_left(String alphabet, int length, int left) {
        Random random = new Random(17);
        int words = 0;
        for (int i = 0; i < 1000; i++) {
            StringBuilder token = new StringBuilder();
            for (int j = 0; j < length; j++) {
                token.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            words += isWord(token.toString()) ? 1 : 0;
        }

        assertThat(words).isLessThanOrEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PostgreSQL", "OAuth2Client", "GitHubApps", "getSQLXML", "TypeScript", "mTLSCerts", "WebRTCStats",
                        "eIDASNode", "BTCtoUSD",
                "JSONtoXML", "IPv6Address", "DynamoDB", "McDonalds", "HTMLHelp", "DOMXMLObject", "SHA256withRSA",
                        "CMYKtoRGB", "Content-Type",
                "README-Linux", "My_Class_Name", "X-Forwarded-For", "AWSLambda-Basic", "GetHTTP2Frames"
            })
    void a_name_with_capitals_in_an_order_that_names_have_is_a_word(String name) {
        assertThat(isWord(name)).isTrue();
    }

    @Test
    void no_word_of_a_route_is_a_token() throws IOException {
        assertThat(words("route-words.txt")).hasSizeGreaterThan(500).allMatch(LetterPairsTest::isWord);
    }

    private static List<String> words(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleApi.class.getResourceAsStream("/endpoints/" + file))) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }
}
