package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From a failing request to a message in a chat and back: nginx, the daemon, Prometheus and Alertmanager, all real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotificationIT {
    private static final List<String> RULES = List.of("apilog-recording.rules.yml", "apilog-alerts.rules.yml");
    private static final String RUNBOOK =
            "What to do: https://github.com/apilog/apilog-exporter/blob/main/docs/runbooks/ApilogEndpointErrorRatio.md";

    /** The last one first, as they are ended. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    @TempDir
    static Path dir;

    private Nginx nginx;
    private Chat chat;

    @BeforeAll
    void start() throws IOException {
        Stream.of("nginx", "prometheus", "promtool", "prometheus-alertmanager", "amtool")
                .forEach(Programs::required);
        nginx = opened(Nginx.start(Files.createDirectory(dir.resolve("nginx"))));
        RunningDaemon daemon =
                opened(ApilogCommand.following(nginx.accessLog()).start().awaitReady());
        chat = opened(Chat.start());
        Alertmanager alertmanager =
                opened(Alertmanager.start(Files.createDirectory(dir.resolve("alertmanager")), chat.address()));
        opened(Prometheus.start(
                Files.createDirectory(dir.resolve("prometheus")), daemon.port(), hastened(), alertmanager.port()));
    }

    private <T extends AutoCloseable> T opened(T program) {
        started.push(program);
        return program;
    }

    /** The shipped rules on a scale of seconds, but for those of the exporter itself, which is still to be found at first. */
    private static List<Path> hastened() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("rules"));
        for (String name : RULES) {
            String text = Files.readString(Path.of("prometheus-rules", name))
                    .replace("    interval: 1m\n", "")
                    .replace("[5m]", "[10s]")
                    .replaceAll("keep_firing_for: \\w+", "keep_firing_for: 1s");
            int health = Math.max(0, text.indexOf("  - name: apilog-exporter-health"));
            Files.writeString(
                    folder.resolve(name),
                    text.substring(0, health).replaceAll("\\bfor: \\w+", "for: 1s") + text.substring(health));
        }
        return RULES.stream().map(folder::resolve).toList();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable program : started) {
            program.close();
        }
    }

    private List<String> messages(String title) {
        return chat.messages().stream()
                .filter(message -> message.startsWith(title))
                .toList();
    }

    @Test
    @Order(1)
    void the_watchdog_is_sent_where_nobody_is_disturbed_and_a_good_api_sends_nothing() {
        nginx.send(20, "GET", "/api/users/#", 200);

        Eventually.holds(() -> assertThat(chat.watchdogs()).isNotEmpty());
        assertThat(chat.messages()).isEmpty();
    }

    @Test
    @Order(2)
    void errors_are_told_with_the_endpoint_the_rate_and_the_runbook() {
        Eventually.holds(() -> {
            nginx.send(5, "GET", "/api/broken", 500);
            nginx.send(5, "GET", "/api/orders", 200);
            assertThat(messages("Warning: ApilogEndpointErrorRatio in default (apilog)"))
                    .isNotEmpty();
        });

        assertThat(messages("Warning: ApilogEndpointErrorRatio").get(0))
                .contains(
                        "An operation answers many requests with server errors.",
                        "GET /api/broken: 100% of the requests GET /api/broken in source default (job apilog) were"
                                + " answered 5xx",
                        "Why: GET /api/broken 500 100%",
                        "Dashboard: https://grafana.example.com/d/apilog-",
                        "var-endpoint=%2Fapi%2Fbroken",
                        RUNBOOK)
                .containsPattern(Pattern.compile("Since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"))
                .doesNotContain("<no value>");
        Eventually.holds(
                () -> assertThat(messages("Critical: ApilogHighErrorRatio")).isNotEmpty());
    }

    @Test
    @Order(3)
    void the_end_of_the_errors_is_told_too() {
        Eventually.holds(() -> {
            nginx.send(10, "GET", "/api/orders", 200);
            assertThat(messages("Over: ApilogEndpointErrorRatio in default (apilog)"))
                    .isNotEmpty();
        });

        assertThat(messages("Over: ApilogEndpointErrorRatio").get(0))
                .contains("GET /api/broken: ", RUNBOOK)
                .containsPattern(Pattern.compile("Over since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, began \\d{4}"));
        Eventually.holds(() -> {
            nginx.send(10, "GET", "/api/orders", 200);
            assertThat(messages("Over: ApilogHighErrorRatio")).isNotEmpty();
        });
    }
}
