package io.apilog.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.pipeline.CapturedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes are never over the budget, so one that is too small for them is told at the start. */
class TooManyRoutesTest {
    @TempDir
    Path folder;

    private String routes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"/r" + i + "/{id}\"").collect(Collectors.joining(", "));
    }

    private List<String> said(String endpoints) throws Exception {
        Path file = Files.writeString(
                folder.resolve("apilog.yaml"), "metrics: {budget: 180}\nendpoints: {" + endpoints + "}\n");
        Config config = Configured.yaml(file.toString());
        try (CapturedLog log = new CapturedLog(ConfiguredStages.class)) {
            new ConfiguredStages(config, config.metrics(), () -> 0).warnOfTooManyRoutes();
            return List.copyOf(log.messages());
        }
    }

    @Test
    void routes_that_alone_can_use_up_the_budget_are_told_with_the_figures() throws Exception {
        assertThat(said("routes: [" + routes(11) + "]"))
                .singleElement()
                .asString()
                .startsWith("11 routes and operations make 198 sample lines")
                .contains("metrics.budget is 180", "counted all the same");
    }

    @Test
    void routes_for_which_there_is_room_are_not() throws Exception {
        assertThat(said("routes: [" + routes(10) + "]")).isEmpty();
    }

    @Test
    void each_operation_of_a_document_counts_and_a_route_that_repeats_it_does_not() throws Exception {
        Files.writeString(folder.resolve("api.yaml"), """
                openapi: 3.0.3
                paths:
                  /r0/{id}:
                    get: {responses: {"200": {description: it}}}
                    delete: {responses: {"204": {description: gone}}}
                """);

        assertThat(said("openapi: api.yaml, routes: [" + routes(9) + "]")).isEmpty();
        assertThat(said("openapi: api.yaml, routes: [" + routes(10) + "]"))
                .singleElement()
                .asString()
                .startsWith("11 routes and operations");
    }
}
