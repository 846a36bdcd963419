package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is not told because somebody is told already, judged by a real Alertmanager. */
class InhibitionIT {
    private static final Map<String, String> PAGE = Map.of(
            "alertname", "ApilogErrorBudgetBurn", "severity", "critical", "job", "a", "source", "web", "sloth_id", "s");

    @TempDir
    Path dir;

    private Chat chat;
    private Alertmanager alertmanager;

    @BeforeEach
    void start() throws IOException {
        Stream.of("prometheus-alertmanager", "amtool").forEach(Programs::required);
        chat = Chat.start();
        alertmanager = Alertmanager.start(Files.createDirectory(dir.resolve("alertmanager")), chat.address());
    }

    @AfterEach
    void stop() {
        if (alertmanager != null) {
            alertmanager.close();
            chat.close();
        }
    }

    private static Map<String, String> alert(String name, String severity, String... labels) {
        Map<String, String> all = new HashMap<>(Map.of("alertname", name, "severity", severity));
        for (int i = 0; i < labels.length; i += 2) {
            all.put(labels[i], labels[i + 1]);
        }
        return all;
    }

    /** Whether the second is suppressed once both are there. */
    private boolean suppresses(Map<String, String> source, Map<String, String> target) throws IOException {
        alertmanager.receive(List.of(source));
        alertmanager.receive(List.of(target));
        JsonNode[] found = new JsonNode[1];
        Eventually.holds(() -> {
            found[0] = alertmanager
                    .alerts()
                    .valueStream()
                    .filter(alert -> alert.get("labels").size() == target.size()
                            && target.entrySet().stream()
                                    .allMatch(label -> alert.at("/labels/" + label.getKey())
                                            .asText()
                                            .equals(label.getValue())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not there yet"));
            assertThat(found[0].at("/status/state").asText()).isNotEqualTo("unprocessed");
        });
        return found[0].at("/status/state").asText().equals("suppressed");
    }

    @Test
    void a_page_makes_its_ticket_needless() throws IOException {
        assertThat(suppresses(
                        PAGE, alert("ApilogErrorBudgetBurn", "warning", "job", "a", "source", "web", "sloth_id", "s")))
                .isTrue();
    }

    @Test
    void the_ticket_of_another_objective_is_sent() throws IOException {
        assertThat(suppresses(
                        PAGE,
                        alert("ApilogErrorBudgetBurn", "warning", "job", "a", "source", "web", "sloth_id", "other")))
                .isFalse();
    }

    @Test
    void one_of_two_pages_for_the_same_failures_is_enough() throws IOException {
        assertThat(suppresses(PAGE, alert("ApilogHighErrorRatio", "critical", "job", "a", "source", "web")))
                .isTrue();
    }

    @Test
    void the_failures_of_another_source_are_told() throws IOException {
        assertThat(suppresses(PAGE, alert("ApilogHighErrorRatio", "critical", "job", "a", "source", "gateway")))
                .isFalse();
    }

    @Test
    void most_exporters_gone_explain_the_missing_traffic() throws IOException {
        assertThat(suppresses(
                        alert("ApilogMostExportersDown", "critical", "job", "a"),
                        alert("ApilogTrafficDrop", "warning", "job", "a", "source", "web")))
                .isTrue();
    }

    @Test
    void one_exporter_gone_silences_no_alert_of_its_jobs_traffic() throws IOException {
        assertThat(suppresses(
                        alert("ApilogExporterDown", "critical", "job", "a", "instance", "i"),
                        alert("ApilogTrafficDrop", "warning", "job", "a", "source", "web")))
                .isFalse();
    }

    @Test
    void that_there_is_no_exporter_at_all_has_no_labels_and_silences_nothing() throws IOException {
        assertThat(suppresses(
                        alert("ApilogExporterDown", "critical"),
                        alert("ApilogTrafficDrop", "warning", "source", "web")))
                .isFalse();
    }

    @Test
    void alerts_of_others_are_sent_whatever_labels_they_lack() throws IOException {
        assertThat(suppresses(PAGE, alert("DiskFull", "warning"))).isFalse();
    }
}
