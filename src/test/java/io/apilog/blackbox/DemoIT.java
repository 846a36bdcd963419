package io.apilog.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo}: something to look at without an API. */
class DemoIT {
    @TempDir
    Path temporary;

    @Test
    void it_says_where_to_look_shows_metrics_and_leaves_nothing_behind() {
        ApilogCommand command = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(() -> assertThat(demo.out()).contains("http://localhost:" + demo.port() + "/"));
            Eventually.holds(() -> assertThat(demo.metrics().lines().getOrDefault("accepted", 0L))
                    .isGreaterThan(20));
            assertThat(temporary).isNotEmptyDirectory();

            assertThat(demo.stop().exitCode()).isZero();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void it_has_customers_with_funnels() {
        ApilogCommand command = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(
                    () -> assertThat(new String(demo.get("/metrics").body(), UTF_8))
                            .contains(
                                    "apilog_clients_active{source=\"default\",window=\"5m\"",
                                    "apilog_transitions_total{source=\"default\",from=\"entry\"",
                                    "apilog_funnel_total{source=\"default\",funnel=\"checkout\",step=\"/api/products\",result=\"reached\""));
        }
    }

    @Test
    void it_is_held_against_a_document_and_an_old_program_keeps_to_none() {
        ApilogCommand command = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.within(
                    Duration.ofMinutes(2),
                    () -> assertThat(new String(demo.get("/metrics").body(), UTF_8))
                            .contains(
                                    "apilog_api_operations{source=\"default\",state=\"deprecated_called\"",
                                    "apilog_undocumented_requests_total{source=\"default\",kind=\"endpoint\"",
                                    "apilog_credentials_in_url_total{source=\"default\",endpoint=\"/api/v1/stock/{id}\",kind=\"token\"",
                                    "apilog_http_violations_total{source=\"default\",endpoint=\"/api/v1/stock/{id}\",kind=\"http_1_0\""));
        }
    }

    @Test
    void it_says_what_comes_when() {
        ApilogCommand command = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(() -> assertThat(demo.out()).contains("Ctrl-C ends it"));

            assertThat(demo.out()).contains("a scanner asks", "the outage:", "--with-prometheus");
        }
    }

    @Test
    void a_real_prometheus_and_alertmanager_run_beside_it_and_end_with_it() {
        Programs.required("prometheus");
        Programs.required("prometheus-alertmanager");
        ApilogCommand command = ApilogCommand.of("demo", "--with-prometheus", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(() -> assertThat(demo.out()).contains("Ctrl-C ends all of it"));
            List<ProcessHandle> servers = demo.descendants();

            // The watchdog's alert fires at once, so what Alertmanager has came all the way from the rules.
            Eventually.holds(() -> assertThat(answer(demo.out(), "Alertmanager", "api/v2/alerts"))
                    .contains("ApilogWatchdog"));
            assertThat(servers).hasSizeGreaterThanOrEqualTo(2);
            assertThat(demo.stop().exitCode()).isZero();
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void they_end_with_it_however_it_ends() {
        Programs.required("prometheus");
        Programs.required("prometheus-alertmanager");
        ApilogCommand command = ApilogCommand.of("demo", "--with-prometheus", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(() -> assertThat(demo.out()).contains("Ctrl-C ends all of it"));
            List<ProcessHandle> servers = demo.descendants();

            demo.kill();

            Eventually.holds(() -> assertThat(servers).isNotEmpty().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void without_the_programs_it_says_how_to_install_them() {
        ApilogCommand command = ApilogCommand.of("demo", "--with-prometheus", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary)
                .withEnvironment("PATH", temporary.toString());

        Ended finished = command.run();

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.err()).contains("apt-get install prometheus prometheus-alertmanager");
    }

    private static String answer(String told, String server, String path) {
        String address = Pattern.compile("(http://localhost:[0-9]+/)\\S* +" + server)
                .matcher(told)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        try (InputStream in = URI.create(address + path).toURL().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
