package io.apilog.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b?c=d, /a/b",
        "/a#b?c, /a",
        "/, /",
        "'', ''",
        "?a=b, ''",
        "https://example.com/a?b, /a",
        "https://example.com, /",
        "https://example.com?a=b, /",
        "/redirect/https://example.com/a, /redirect/https://example.com/a",
        "/a?to=https://example.com/b, /a",
        "*, *",
        "example.com:443, example.com:443",
    })
    void the_path_is_without_scheme_host_query_and_fragment(String target, String path) {
        assertThat(LogTarget.path(target)).isEqualTo(path);
    }
}
