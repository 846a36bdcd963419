package io.apilog.app.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What settings of customers name has to be there, where it is known what is there. */
class ConfiguredEndpointsTest {
    private static final String ROUTES = "endpoints: {routes: [/cart, \"/orders/{id}\", \"GET /reports/**\"]}\n";

    @TempDir
    Path dir;

    @Test
    void a_funnel_of_an_endpoint_that_is_no_route_is_refused_with_its_place() throws Exception {
        Config config = config(ROUTES + "funnels: [{name: buy, steps: [/cart, \"POST /order/{id}\"]}]\n");
        assertThatThrownBy(() -> made(config))
                .isInstanceOf(ConfigException.class)
                .hasMessage(dir.resolve("apilog.yaml")
                        + ":2:38: funnels[].steps: no route and no operation is named '/order/{id}': did you mean"
                        + " '/orders/{id}'?");
    }

    @Test
    void a_target_of_an_endpoint_that_is_no_route_is_refused_with_its_place() throws Exception {
        Config config = config(ROUTES + "experience: {targets: {/carts: 2s}}\n");
        assertThatThrownBy(() -> made(config))
                .hasMessageContaining(
                        "apilog.yaml:2:24: experience.targets: no route and no operation is named '/carts'");
    }

    @Test
    void what_is_a_route_is_taken() throws Exception {
        Config config = config(ROUTES + "experience: {targets: {\"/reports/*\": 2s}}\n"
                + "funnels: [{name: buy, steps: [/cart, \"POST /orders/*\"]}]\n");
        assertThatCode(() -> made(config)).doesNotThrowAnyException();
    }

    @Test
    void where_no_route_is_known_names_are_learned() throws Exception {
        Config config = config("funnels: [{name: buy, steps: [/cart, POST /orders]}]\n");
        assertThatCode(() -> made(config)).doesNotThrowAnyException();
    }

    private static void made(Config config) throws ConfigException {
        new ConfiguredStages(config, config.metrics(), System::nanoTime, ObservingParts.SHIPPED);
    }

    private Config config(String yaml) throws Exception {
        Path file = Files.writeString(dir.resolve("apilog.yaml"), yaml);
        return ConfigLoader.load(
                Map.of(Flag.CONFIG_FILE, List.of(file.toString())), List.of(), Map.of(), Inputs.OPTIONAL);
    }
}
