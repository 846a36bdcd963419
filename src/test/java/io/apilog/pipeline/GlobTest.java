package io.apilog.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "/health,/health,true",
        "/health,/healthz,false",
        "/health,/Health,false",
        "/health*,/health,true",
        "/static/*,/static/a/b.css,true",
        "/static/*,/static,false",
        "*.css,/a.css,true",
        "*.css,/a.css.map,false",
        "*.css,.css,true",
        "/a*a,/a,false",
        "/a*a,/aa,true",
        "*ab*ab*,abab,true",
        "*ab*ab*,ab,false",
        "*aab*,aaab,true",
        "**,/,true",
        "*,'',true",
        "/a*b*c,/aXbYc,true",
        "/a*b*c,/aXcYb,false"
    })
    void a_star_is_any_characters_and_the_rest_is_itself(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text(text))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "kube-probe,kube-probe/1.27,true",
        "KUBE-Probe,kube-probe/1.27,true",
        "bot,Mozilla/5.0 (compatible; ExampleBot/2.1),true",
        "curl*libcurl,curl/8.5 libcurl/8.5,true",
        "curl,wget,false"
    })
    void within_a_text_any_part_will_do_whatever_its_case(String pattern, String text, boolean matches) {
        assertThat(Glob.within(pattern).matches(text(text))).isEqualTo(matches);
    }

    @Test
    void letters_beyond_ascii_are_bytes_like_others() {
        assertThat(Glob.of("/caf\u00e9*").matches(text("/caf\u00e9/1"))).isTrue();
        assertThat(Glob.of("/caf\u00e9").matches(text("/cafe"))).isFalse();
    }

    @Test
    void many_stars_in_a_long_text_that_does_not_fit_take_no_time() {
        Glob glob = Glob.of("*a".repeat(100) + "*b");
        long before = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(glob.matches(text("a".repeat(60_000)))).isFalse();
        }
        // Backtracking over a hundred stars would not end in this world.
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    static Text text(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        Text slice = new Text();
        slice.set(bytes, 1, bytes.length - 1);
        return slice;
    }
}
