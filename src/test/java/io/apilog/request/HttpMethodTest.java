package io.apilog.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMethodTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void a_standard_method_is_itself_whatever_its_case(HttpMethod method) {
        assertThat(HttpMethod.labelOf(method.name())).isEqualTo(method.name());
        assertThat(HttpMethod.labelOf(method.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(method.name());
    }

    @ParameterizedTest
    @CsvSource({"Get, GET", "pAtCh, PATCH"})
    void case_does_not_matter(String logged, String label) {
        assertThat(HttpMethod.labelOf(logged)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "geti",
                "PATCHp",
                "NETSPARKER",
                "PROPFIND",
                "GET ",
                "G\u0130T",
                "'ET",
                "_OTHER",
                "G\u00c5T"
            })
    void no_client_can_invent_one(String logged) {
        assertThat(HttpMethod.labelOf(logged)).isEqualTo("_OTHER");
    }
}
