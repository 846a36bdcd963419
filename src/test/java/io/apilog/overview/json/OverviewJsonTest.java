package io.apilog.overview.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.overview.Example;
import io.apilog.overview.Overview;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OverviewJsonTest {
    @Test
    void an_operation_has_its_figures() throws IOException {
        JsonNode operation = json(Example.full()).at("/operations/0");

        assertThat(operation.at("/endpoint").asText()).isEqualTo("/users/{id}");
        assertThat(operation.at("/requests").asLong()).isEqualTo(1000);
        assertThat(operation.at("/answered_5xx").asLong()).isEqualTo(31);
        assertThat(operation.at("/statuses/404").asLong()).isEqualTo(12);
        assertThat(operation.at("/p50_seconds").asDouble()).isEqualTo(0.1);
        assertThat(operation.at("/recent/seconds").asDouble()).isEqualTo(15);
    }

    @Test
    void a_figure_that_there_is_none_of_is_null() throws IOException {
        assertThat(json(Example.empty()).at("/total/p95_seconds").isNull()).isTrue();
    }

    @Test
    void any_text_is_text() throws IOException {
        String hostile = "\"}\u0000</script>\n";
        JsonNode json = json(Example.with(hostile));

        assertThat(json.at("/operations/0/endpoint").asText()).isEqualTo(hostile);
        assertThat(json.at("/findings/0/paste/0/line").asText()).isEqualTo(hostile);
        assertThat(json.at("/files/0/path").asText()).isEqualTo(hostile);
    }

    @Test
    void half_a_character_does_not_end_it() throws IOException {
        assertThat(json(Example.with("a\uD800b")).at("/files/0/path").asText()).isEqualTo("a?b");
    }

    private static JsonNode json(Overview overview) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OverviewJson.write(overview, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
