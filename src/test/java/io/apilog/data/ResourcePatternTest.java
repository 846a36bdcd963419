package io.apilog.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How paths are recognized. */
class ResourcePatternTest {
    private final ResourcePattern.Parameter found = new ResourcePattern.Parameter();
    private final RequestPath path = new RequestPath();

    private String object(String pattern, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!ResourcePattern.parse(pattern).orElseThrow().matches(bytes, bytes.length, found)) {
            return "no";
        }
        return new String(bytes, found.from(), found.to() - found.from(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/patients/{id}, /patients/17, 17",
        "/patients/{id}, /patients/{param}, {param}",
        "/patients/{id}, /patients/17/files, no",
        "/patients/{id}, /patients/, no",
        "/patients/{id}/files/{file}, /patients/17/files/3, 17",
        "/patients/{id}/*, /patients/17/files/3, 17",
        "/patients*, /patients, ''",
        "/patients*, /patients/17, ''",
        "/*/patients/{id}, /v1/eu/patients/17, 17",
        "/*/{id}, /a/b/c, c",
        "/a*b*c, /aXXbYYc, ''",
        "/a*b*c, /aXXbYY, no",
        "/Ärzte/{id}, /Ärzte/ö, ö",
    })
    void a_parameter_is_one_segment_and_a_star_is_any_characters(String pattern, String text, String object) {
        assertThat(object(pattern, text)).isEqualTo(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patients", "", "/a{id}", "/{id}b", "/{}", "/{id", "/id}", "/a b"})
    void what_is_no_pattern_is_refused(String text) {
        assertThat(ResourcePattern.parse(text)).isEmpty();
    }

    @Test
    void matching_takes_no_time_whatever_a_path_holds() {
        String pattern = "/" + "*a".repeat(100) + "b";
        assertThat(object(pattern, "/" + "a".repeat(RequestPath.LONGEST - 1))).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({
        "/patients/17, /patients/17",
        "/patients/17?q=1/2, /patients/17",
        "//patients///17/, /patients/17",
        "/./patients/./17, /patients/17",
        "/x/../patients/17, /patients/17",
        "/../../patients/17, /patients/17",
        "/p%61tients/%31%37, /patients/17",
        "/patients/17%, /patients/17%",
        "https://example.com/patients/17#a, /patients/17",
        "/, /",
        "/a/.., /",
        "/a/../.., /",
        "/.., /",
    })
    void a_path_has_one_spelling(String target, String spelled) {
        AccessRecord record = new AccessRecord();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        assertThat(path.read(record.target)).isTrue();
        assertThat(new String(path.bytes(), 0, path.length(), StandardCharsets.UTF_8))
                .isEqualTo(spelled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "example.com:443", "https://example.com"})
    void a_target_without_a_path_has_none(String target) {
        AccessRecord record = new AccessRecord();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        assertThat(path.read(record.target)).isFalse();
    }

    @Test
    void a_long_path_is_cut() {
        AccessRecord record = new AccessRecord();
        for (String target :
                new String[] {"/" + "a".repeat(70_000), "/a".repeat(70_000), "/".repeat(70_000), "/..".repeat(30_000)
                }) {
            byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
            record.target.set(bytes, 0, bytes.length);
            assertThat(path.read(record.target)).isTrue();
            assertThat(path.length()).isBetween(1, RequestPath.LONGEST);
        }
    }
}
