package io.apilog.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that the documentation shows can be used as they are. */
class DocumentedConfigurationsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    /** Rules and configurations of Prometheus, and web configurations. */
    private static final Pattern OTHERS = Pattern.compile("^(- record:|tls_server_config:|global:)");

    @TempDir
    Path folder;

    static Stream<String> configurations() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                YAML.matcher(Files.readString(page))
                        .results()
                        .map((MatchResult block) -> block.group(1))
                        .filter(yaml -> !OTHERS.matcher(yaml).find())
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    /** In it, lines with one # are settings, and lines with two are words. */
    @Test
    void the_configuration_to_begin_with_is_good_as_it_is_and_with_every_setting_in_it() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("deploy/config.yaml"));
        String all = lines.stream()
                .filter(line -> !line.startsWith("##"))
                .map(line -> line.startsWith("#") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));

        assertThatCode(() -> load(String.join("\n", lines))).doesNotThrowAnyException();
        assertThatCode(() -> load(all)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void what_is_shown_is_a_good_configuration(String yaml) {
        assertThatCode(() -> load(yaml)).doesNotThrowAnyException();
    }

    @Test
    void every_instance_of_a_fleet_gives_requests_the_same_endpoints_in_whatever_order_they_come() throws Exception {
        Config fleet = load(configurations()
                .filter(yaml -> yaml.contains("learn: false"))
                .findFirst()
                .orElseThrow());
        List<String> requests = requests();
        Set<String> first = named(fleet, requests);
        for (int instance = 1; instance <= 5; instance++) {
            Collections.shuffle(requests, new Random(instance));

            assertThat(named(fleet, requests)).isEqualTo(first);
        }
        assertThat(first)
                .hasSize(requests.size())
                .contains(
                        "/products/a1 is /products/{sku}",
                        "/categories/c7/products is /categories/{category}/products",
                        "/static/js/app3.js is /static/**",
                        "/orders/9 is /orders/{order}",
                        "/invoices/12 is /invoices/{id}");
    }

    private static List<String> requests() {
        List<String> requests = new ArrayList<>(List.of("/", "/login", "/search", "/orders", "/invoices/12"));
        for (int i = 0; i < 200; i++) {
            requests.addAll(List.of(
                    "/products/a" + i,
                    "/categories/c" + i + "/products",
                    "/static/js/app" + i + ".js",
                    "/orders/" + i));
        }
        return requests;
    }

    private static Set<String> named(Config config, List<String> requests) {
        EndpointNamer namer = new EndpointNamer(config.endpoints().settings(), List.of(), () -> 0);
        AccessRecord record = new AccessRecord();
        Set<String> named = new TreeSet<>();
        for (String request : requests) {
            byte[] target = request.getBytes(StandardCharsets.UTF_8);
            record.target.set(target, 0, target.length);
            record.status = 200;
            named.add(request + " is " + namer.name(record, HttpMethod.GET).name());
        }
        return named;
    }

    private Config load(String yaml) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("apilog.yaml"), yaml);
        return ConfigLoader.load(
                Map.of(Flag.CONFIG_FILE, List.of(file.toString())), List.of(), Map.of(), Inputs.OPTIONAL);
    }
}
