package io.apilog.endpoint.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final String[] SEGMENTS = {
        "a", "users", "4711", "x-1_2.js", "..", ".", "", ".well-known", "a,b:c@d=e!*", "{id}"
    };

    private final Target target = new Target();

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b, /a/b",
        "/a/b/, /a/b",
        "//a///b//, /a/b",
        "/a?x=/b/c, /a",
        "/a#b, /a",
        "/?a, /",
        "/a/./b/., /a/b",
        "/a/../b, /b",
        "/../../etc/passwd, /etc/passwd",
        "/a/b/../../c, /c",
        "/a/..;x=y/b, /b",
        "/%2e%2E/a, /a",
        "/a/.../b, /a/.../b",
        "/a;jsessionid=1F/b;v=2, /a/b",
        "/;jsessionid=1F, /",
        "/Users/Ann, /Users/Ann",
        "/%41%2D%5f%7e, /A-_~",
        "/a%2fb, /a%2Fb",
        "/a%2Cb%3a%40, '/a,b:@'",
        "/a%3Bb, /a%3Bb",
        "/a%3Fb%23, /a%3Fb%23",
        "/a%2541, /a%2541",
        "/a%25, /a%25",
        "/100%, /100%",
        "/a%zz%4, /a%zz%4",
        "/a%00%0a%7F, /a%00%0A%7F",
        "/a b, /a%20b",
        "/a\"<>\\^`|, /a%22%3C%3E%5C%5E%60%7C",
        "/a+b, /a+b",
        "/{a}, /{a}",
        "/%7Ba%7D, /{a}",
        "http://example.com/a/b?c, /a/b",
        "https://ann:pw@example.com:8443/a, /a",
        "http://[2001:db8::1]:80/a, /a",
        "http://example.com, /",
        "http://example.com?x, /",
        "/http://example.com/a, /http:/example.com/a",
        "//example.com/a, /example.com/a",
        "/a/;x=1/b, /a/b",
        "/a;x=%2F/b;y?z, /a/b",
        "/a/%2e/b/%2E%2e/c, /a/c",
        "/a/b/.., /a",
        "/a/%2F/, /a/%2F",
        "/%252e%252e/a, /%252e%252e/a",
        "/a/..;/b, /b",
        "HTTP://EXAMPLE.COM/A, /A",
        "http://example.com/a;v=1#x, /a"
    })
    void paths_have_one_normal_form(String text, String normal) {
        assertThat(path(text)).isEqualTo(normal);
    }

    @Test
    void percent_encoded_utf8_is_text() {
        assertThat(path("/caf%C3%A9/%F0%9F%8D%B5"))
                .isEqualTo("/caf\u00e9/\ud83c\udf75")
                .isEqualTo(path("/caf\u00e9/\ud83c\udf75"));
    }

    @Test
    void a_character_encoded_half_is_text_all_the_same() {
        assertThat(path(latin1("/caf\u00c3%A9"))).isEqualTo("/caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%FF", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%E0%80%80", "%C2%85", "%80", "%F0%9F%8D"})
    void what_is_no_utf8_stays_percent_encoded(String text) {
        assertThat(path("/a/" + text)).isEqualTo("/a/" + text);
    }

    @Test
    void raw_bytes_that_are_no_utf8_are_spelt_as_if_they_had_been_percent_encoded() {
        assertThat(path(latin1("/a/\u00ffb"))).isEqualTo("/a/%FFb").isEqualTo(path("/a/%ffb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "*",
                "-",
                "?a",
                "#",
                "example.com:443",
                "\u0016\u0003\u0001",
                "/a\u0001",
                "/a\tb",
                "/\u007f",
                "http:/a",
                "://a/b",
                "http:///a",
                "http://a b/c"
            })
    void anything_else_is_malformed(String text) {
        assertThat(form(text, HttpMethod.GET)).isEqualTo(Target.Form.MALFORMED);
    }

    @Test
    void a_control_character_in_the_query_does_not_matter() {
        assertThat(path("/a?b\u0001")).isEqualTo("/a");
    }

    @Test
    void an_asterisk_is_for_options_only() {
        assertThat(form("*", HttpMethod.OPTIONS)).isEqualTo(Target.Form.ASTERISK);
        assertThat(form("**", HttpMethod.OPTIONS)).isEqualTo(Target.Form.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com:443, AUTHORITY",
        "192.0.2.7:25, AUTHORITY",
        "[2001:db8::1]:443, AUTHORITY",
        "example.com, MALFORMED",
        ":443, MALFORMED",
        "example.com:, MALFORMED",
        "/a, PATH"
    })
    void connect_takes_an_authority(String text, Target.Form form) {
        assertThat(form(text, HttpMethod.CONNECT)).isEqualTo(form);
    }

    @Test
    void segments_beyond_the_most_are_cut() {
        assertThat(path("/a".repeat(32))).isEqualTo("/a".repeat(32));
        assertThat(target.cut()).isFalse();
        assertThat(path("/a".repeat(33))).isEqualTo("/a".repeat(32));
        assertThat(target.cut()).isTrue();
    }

    @Test
    void dot_segments_are_resolved_before_segments_are_counted() {
        assertThat(path("/a".repeat(40) + "/..".repeat(39) + "/b")).isEqualTo("/a/b");
        assertThat(target.cut()).isFalse();
    }

    @Test
    void a_path_of_more_bytes_than_the_most_is_cut_at_a_segment() {
        assertThat(path("/a/" + "x".repeat(Target.MAX_BYTES))).isEqualTo("/a");
        assertThat(target.cut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', false", "/, true", "?, true", "/a, true", "x, true"})
    void a_path_of_exactly_the_most_bytes_is_cut_where_something_follows(String rest, boolean cut) {
        String path = "/ab".repeat(Target.MAX_BYTES / 3) + "/";
        assertThat(path).hasSize(Target.MAX_BYTES);

        path(path + rest);

        assertThat(target.cut()).isTrue();
        assertThat(target.count()).isEqualTo(Target.MAX_SEGMENTS);
        path("/" + "a".repeat(Target.MAX_BYTES - 2) + "/" + rest);
        assertThat(target.cut()).isEqualTo(cut);
        assertThat(target.count()).isEqualTo(1);
    }

    @Test
    void one_target_leaves_nothing_to_the_next() {
        path("/a".repeat(33));
        assertThat(path("/b")).isEqualTo("/b");
        assertThat(target.cut()).isFalse();
    }

    @Test
    void a_path_that_needs_no_decoding_has_the_segments_of_one_that_does() {
        String[] pieces = {
            "/", "/", "/.", "/..", ".", "a", "B7", "-_~", "{x}", "(1)", ",:=@!$&*+", "?q=/x", "#f", "/a/b/c"
        };
        Random random = new Random(20261121);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder rest = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                rest.append(pieces[random.nextInt(pieces.length)]);
            }
            // An empty matrix parameter is taken out, but not by the quick way.
            String plain = path("/x/" + rest);
            boolean cut = target.cut();
            assertThat(path("/x;/" + rest)).as("%s", rest).isEqualTo(plain);
            assertThat(target.cut()).isEqualTo(cut);
        }
    }

    private String path(String text) {
        return path(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String path(byte[] bytes) {
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        assertThat(target.read(text, HttpMethod.GET)).isEqualTo(Target.Form.PATH);
        StringBuilder path = new StringBuilder(target.count() == 0 ? "/" : "");
        for (int i = 0; i < target.count(); i++) {
            int from = target.from(i);
            path.append('/').append(new String(target.bytes(), from, target.to(i) - from, StandardCharsets.UTF_8));
        }
        return path.toString();
    }

    private Target.Form form(String text, HttpMethod method) {
        Text bytes = new Text();
        Requests.set(bytes, text);
        return target.read(bytes, method);
    }

    @Test
    void a_path_in_normal_form_is_read_as_one_that_has_to_be_made_so() {
        Random random = new Random(7);
        Target normalised = new Target();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int depth = 1 + random.nextInt(Target.MAX_SEGMENTS + 2); depth > 0; depth--) {
                path.append('/').append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
            }
            target.read(text(path + "?a=/b"), HttpMethod.GET);
            normalised.read(text("/." + path + "/"), HttpMethod.GET);

            assertThat(shown(target)).isEqualTo(shown(normalised));
        }
    }

    private static Text text(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return text;
    }

    private static String shown(Target target) {
        StringBuilder shown = new StringBuilder(target.cut() ? "cut " : "");
        for (int i = 0; i < target.count(); i++) {
            int length = target.to(i) - target.from(i);
            shown.append('/')
                    .append(new String(target.bytes(), target.from(i), length, StandardCharsets.UTF_8))
                    .append(' ')
                    .append(target.kinds(i));
        }
        return shown.toString();
    }
}
