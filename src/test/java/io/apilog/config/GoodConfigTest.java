package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.endpoint.EndpointConfig;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.http.setting.WebSettings;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.log.LogFormat;
import io.apilog.log.LogLevel;
import io.apilog.log.LogSettings;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.RequestRules;
import io.apilog.metrics.StatusLabel;
import io.apilog.pipeline.FilterSettings;
import io.apilog.pipeline.PathTemplate;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.file.YamlFile;
import io.apilog.source.FollowConfig;
import io.apilog.source.ReadFrom;
import io.apilog.source.SourceSettings;
import io.apilog.state.SaverSettings;
import io.apilog.state.StateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodConfigTest {
    private static final Path FOLDER = Path.of("src/test/resources/config/good");

    static Stream<Path> good_files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("good_files")
    void a_good_file_is_read(Path file) throws Exception {
        assertThat(load(file.getFileName().toString())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.yaml", "only-a-comment.yaml", "empty-sections.yaml"})
    void a_file_that_sets_nothing_leaves_the_defaults(String file) throws Exception {
        Config config = load(file);

        assertThat(config.sources()).isEmpty();
        assertThat(config.endpoints().settings()).isEqualTo(EndpointSettings.DEFAULT);
        assertThat(config.metrics()).isEqualTo(MetricsSettings.DEFAULT);
        assertThat(config.web()).isEqualTo(WebSettings.DEFAULT);
        assertThat(config.log()).isEqualTo(LogSettings.DEFAULT);
        assertThat(config.readFrom()).isEqualTo(ReadFrom.END);
        assertThat(config.follow()).isEqualTo(FollowConfig.DEFAULT);
        assertThat(config.state()).isEqualTo(StateConfig.DEFAULT);
        assertThat(config.shutdownLinger()).isZero();
        assertThat(config.once()).isFalse();
    }

    @Test
    void every_key_of_the_list_stands_in_a_good_file() throws IOException {
        Set<String> written = new HashSet<>();
        for (Path file : good_files().toList()) {
            YamlFile.read(file.toString(), new Problems()).ifPresent(root -> collect(root, "", written));
        }

        assertThat(written)
                .containsAll(
                        Sections.SHIPPED.keys().all().stream().map(Key::path).toList());
    }

    private static void collect(Node node, String path, Set<String> to) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String child = path.isEmpty() ? entry.key() : path + "." + entry.key();
                to.add(child);
                collect(entry.value(), child, to);
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, path + "[]", to));
        }
    }

    @Test
    void sources_keep_what_was_written_and_where() throws Exception {
        List<SourceConfig> sources = load("every-key.yaml").sources();

        SourceConfig web = sources.get(0);
        assertThat(web.source())
                .isEqualTo(
                        new SourceSettings("web", List.of("/var/log/nginx/*access*.log", "/var/log/nginx/**/api.log")));
        assertThat(web.format().value()).startsWith("$remote_addr - ").endsWith(" $request_time");
        assertThat(web.format().place()).hasToString(FOLDER.resolve("every-key.yaml") + ":4:13");
        assertThat(web.labels()).containsExactly(entry("site", "shop"), entry("version", "1.10"), entry("live", "yes"));
        assertThat(web.durationUnit()).isEqualTo("s");

        SourceConfig gateway = sources.get(1);
        assertThat(gateway.source()).isEqualTo(new SourceSettings("gateway", List.of("/var/log/gateway.json")));
        assertThat(gateway.format().value()).isEqualTo("auto");
        assertThat(gateway.fields().get("status").value()).isEqualTo("response.status");
        assertThat(gateway.fields().get("duration").place().line()).isEqualTo(11);
        assertThat(gateway.durationUnit()).isNull();
        assertThat(gateway.captures())
                .flatExtracting(PathTemplate::names)
                .contains("namespace", "pod", "container", "site");
    }

    @Test
    void the_settings_of_each_stage_are_read() throws Exception {
        Config config = load("every-key.yaml");

        assertThat(config.endpoints().settings())
                .isEqualTo(new EndpointSettings(List.of("/users/{id}", "GET /files/**"), 500, false));
        assertThat(config.endpoints().routes().get(1).place()).hasToString(FOLDER.resolve("every-key.yaml") + ":14:27");
        assertThat(config.endpoints().openapi())
                .extracting(file -> file.value() + " " + file.place().line())
                .containsExactly("api.yaml 15", "v2/api.json 15");
        assertThat(config.endpoints().openapiMaxBytes()).isEqualTo(8 << 20);
        assertThat(config.metrics())
                .isEqualTo(new MetricsSettings(
                        40_000,
                        Naming.OTEL,
                        StatusLabel.CLASS,
                        StatusLabel.NONE,
                        2,
                        Map.of("endpoint", "route"),
                        List.of(
                                ExtraLabel.ofField("tenant", "ctx.tenant", 20),
                                ExtraLabel.ofCapture("namespace", "namespace", 100)),
                        List.of(.01, .1, 1., 10.),
                        List.of(.5, 5.),
                        Set.of(Metric.REQUEST_BYTES, Metric.CATCHING_UP),
                        Duration.ofHours(24),
                        new RequestRules(Duration.ofHours(1), false)));
        assertThat(config.filters())
                .containsExactly(
                        new FilterSettings(
                                "health",
                                Set.of("web"),
                                List.of(),
                                List.of("/health", "/ready*"),
                                Set.of("GET"),
                                Set.of("200"),
                                List.of("kube-probe"),
                                0),
                        new FilterSettings(
                                "assets",
                                Set.of(),
                                List.of("/static/**"),
                                List.of(),
                                Set.of(),
                                Set.of("2xx", "304", "none"),
                                List.of(),
                                0.1));
        assertThat(config.web().listenAddresses())
                .containsExactly(new ListenAddress("127.0.0.1", 10180), new ListenAddress("::1", 0));
        assertThat(config.web().lifecycle()).isTrue();
        assertThat(config.autoReload()).isTrue();
        assertThat(config.log()).isEqualTo(new LogSettings(LogLevel.WARN, LogFormat.JSON));
        assertThat(config.readFrom()).isEqualTo(ReadFrom.BEGINNING);
        assertThat(config.follow()).isEqualTo(new FollowConfig(Duration.ofMillis(1500), 65_536, 100, 10));
        assertThat(config.state())
                .isEqualTo(new StateConfig(
                        Optional.of(Path.of("/var/lib/apilog-exporter")),
                        new SaverSettings(Duration.ofSeconds(5), Optional.empty())));
        assertThat(config.shutdownLinger()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void an_alias_stands_for_a_word_or_a_whole_value() throws Exception {
        List<SourceConfig> sources = load("aliases.yaml").sources();

        assertThat(sources.get(1).format().value()).isEqualTo("json");
        assertThat(sources.get(1).fields()).isEqualTo(sources.get(0).fields()).hasSize(2);
    }

    @Test
    void an_address_without_a_host_needs_no_quotes() throws Exception {
        assertThat(load("plain-listen-address.yaml").web().listenAddresses())
                .containsExactly(new ListenAddress("", 10181));
    }

    @Test
    void routes_may_have_a_host_and_one_document_needs_no_list() throws Exception {
        EndpointConfig endpoints = load("routes-of-hosts.yaml").endpoints();

        assertThat(endpoints.settings().routes()).hasSize(4).contains("*.example.com/users/{name}");
        assertThat(endpoints.openapi()).extracting(Located::value).containsExactly("api.yaml");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_matter() throws Exception {
        Config config = load("from-windows.yaml");

        assertThat(config.metrics().budget()).isEqualTo(1234);
        assertThat(config.log().level()).isEqualTo(LogLevel.ERROR);
    }

    private static Config load(String name) throws ConfigException {
        String file = FOLDER.resolve(name).toString();
        return ConfigLoader.load(Map.of(Flag.CONFIG_FILE, List.of(file)), List.of(), Map.of(), Inputs.OPTIONAL);
    }
}
