package io.apilog.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static final Endpoint FILE = new Endpoint(5, "/users/{id}/files/{file}", Rule.SHAPE);

    private final Masking masking = Masking.pseudonymous();

    @ParameterizedTest
    @CsvSource({
        "/users/17/files/a.pdf, /users/V/files/V",
        "/users/17/files/a.pdf?token=x, /users/V/files/V?Q",
        "/users/17/files/a.pdf#x?token=y, /users/V/files/V#Q",
        "/users/17/../files/, /users/V/V/files/",
        "//users, //users",
        "/users;sid=1/17, /V/V",
        "https://alice:secret@example.com:8443/users/17?x, https://U@H/users/V?Q",
        "https://example.com, https://H",
        "http://example.com?x, http://H?Q",
        "example.com:443, V",
        "alice://users/17, V//users/V",
        "*, *",
        "/a?, /V?",
    })
    void a_target_keeps_the_words_of_its_endpoint(String target, String masked) {
        assertThat(masking.target(target, FILE)
                        .replaceAll("value-[0-9a-f]{12}", "V")
                        .replaceAll("query-[0-9a-f]{12}", "Q")
                        .replaceAll("host-[0-9a-f]{12}", "H")
                        .replaceAll("user-[0-9a-f]{12}", "U"))
                .isEqualTo(masked);
    }

    @Test
    void what_made_no_endpoint_keeps_no_word() {
        assertThat(masking.target("/unmatched/jane", Endpoint.UNMATCHED))
                .matches("/value-[0-9a-f]{12}/value-[0-9a-f]{12}");
        assertThat(masking.shape("/people/{id}/jane")).matches("/value-[0-9a-f]{12}/\\{id}/value-[0-9a-f]{12}");
    }

    @Test
    void the_same_value_is_the_same_in_each_line() {
        assertThat(masking.target("/users/17", FILE)).isEqualTo(masking.target("/users/17", FILE));
    }

    @Test
    void a_method_that_no_standard_has_is_a_word_of_the_client() {
        assertThat(masking.method("get")).isEqualTo("get");
        assertThat(masking.method("JANE-DOE")).startsWith("method-");
        assertThat(masking.method("")).isEmpty();
    }

    @Test
    void an_agent_is_shown_by_its_kind() {
        assertThat(masking.agent(text("App (jane doe)"))).isEqualTo("unknown");
        assertThat(masking.agent(text("curl/8.5.0 jane"))).isEqualTo("tool");
        assertThat(masking.agent(text(""))).isEmpty();
    }

    @Test
    void nothing_that_a_log_has_for_nothing_is_replaced() {
        assertThat(masking.host("-")).isEqualTo("-");
        assertThat(masking.referer("-")).isEqualTo("-");
    }

    @Test
    void without_a_mask_all_is_as_it_is() {
        assertThat(Masking.NONE.target("https://alice@example.com/users/17?x", FILE))
                .isEqualTo("https://alice@example.com/users/17?x");
        assertThat(Masking.NONE.method("JANE")).isEqualTo("JANE");
        assertThat(Masking.NONE.agent(text("App (jane doe)"))).isEqualTo("App (jane doe)");
        assertThat(Masking.NONE.shape("/people/{id}")).isEqualTo("/people/{id}");
    }

    private static Text text(String of) {
        byte[] bytes = of.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return text;
    }
}
