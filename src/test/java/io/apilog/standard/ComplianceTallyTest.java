package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.Statuses;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report says of documents what the metrics say. */
class ComplianceTallyTest {
    private final EndpointNamer namer = new EndpointNamer(
            EndpointSettings.DEFAULT,
            List.of(new ApiOperation("/users", HttpMethod.GET, Statuses.NONE, false)),
            () -> 0);
    private final ComplianceTally tally = new ComplianceTally(
            new EventContext(
                    new InsightBudget(InsightSettings.DEFAULT),
                    List.of(new Source(0, "web", Map.of())),
                    () -> List.of(),
                    () -> 0),
            namer.operations(),
            -1);

    private void asked(int index, String name, Rule rule) {
        tally.counted(new Asking()
                .endpoint(new Endpoint(index, name, rule))
                .answered(200)
                .atSecond(1_795_000_000)
                .request());
    }

    @Test
    void files_that_pages_are_made_of_are_in_no_document_and_are_not_missed_there() {
        asked(50, "/internal", Rule.PATH);
        asked(51, "/v1/logo.png", Rule.PATH);
        asked(52, "/img/{file}", Rule.STATIC);
        assertThat(tally.of(ComplianceTally.Matter.ENDPOINT).keySet())
                .extracting(ComplianceTally.Asked::endpoint)
                .containsExactly("/internal");
    }

    @Test
    void an_index_that_another_endpoint_has_now_is_looked_at_anew() {
        asked(51, "/v1/logo.png", Rule.PATH);
        tally.vacated(new Endpoint(51, "/v1/logo.png", Rule.PATH));
        asked(51, "/internal", Rule.PATH);
        assertThat(tally.of(ComplianceTally.Matter.ENDPOINT)).hasSize(1);
    }
}
