package io.apilog.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.request.Source;
import io.apilog.security.Offender;
import io.apilog.security.SecurityKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of offenders says who was found doing what, when and where, and not whose address that is. */
class OffendersPageTest {
    private static final List<Source> SOURCES = List.of(new Source(0, "web", Map.of()), new Source(1, "api", Map.of()));
    private static final Offender ONE = new Offender(
            0x0123_4567_89ab_cdefL,
            1,
            1 << SecurityKind.BRUTE_FORCE.ordinal() | 1 << SecurityKind.PROBING.ordinal(),
            7,
            0,
            1_795_000_000_000L,
            1_795_000_300_500L,
            "/login");

    @Test
    void as_text_it_is_a_table() {
        assertThat(OffendersPage.text(List.of(ONE), SOURCES))
                .contains("client-0123456789ab  api")
                .contains("2026-11-18T11:06:40Z  2026-11-18T11:11:40Z  brute_force, probing")
                .endsWith("/login\n");
    }

    @Test
    void as_json_it_is_a_list() throws Exception {
        JsonNode offender = new ObjectMapper()
                .readTree(OffendersPage.json(List.of(ONE), SOURCES))
                .at("/offenders/0");
        assertThat(offender.get("client").asText()).isEqualTo("client-0123456789ab");
        assertThat(offender.get("events").asInt()).isEqualTo(7);
        assertThat(offender.get("found").toString()).isEqualTo("[\"brute_force\",\"probing\"]");
        assertThat(offender.get("last").asText()).isEqualTo("2026-11-18T11:11:40Z");
    }

    @Test
    void without_anybody_it_says_so() {
        assertThat(OffendersPage.text(List.of(), SOURCES)).startsWith("Nobody was found");
    }
}
