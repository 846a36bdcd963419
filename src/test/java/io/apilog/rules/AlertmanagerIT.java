package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alertmanager's own judgement of the shipped configuration. Skipped where {@code amtool} is not installed. */
class AlertmanagerIT {
    private static final Path CONFIG = Shipped.RULES.resolve("alertmanager").resolve("alertmanager.yml");
    private static final Map<String, String> RECEIVERS =
            Map.of("critical", "pager", "warning", "tickets", "info", "dashboards-only", "none", "watchdog");

    @BeforeAll
    static void needs_amtool() {
        Programs.required("amtool");
    }

    static Stream<JsonNode> alerts() {
        return Shipped.alerts().stream();
    }

    private static String amtool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("amtool"));
        command.addAll(List.of(arguments));
        return Programs.output(command);
    }

    private static String receiver(String... labels) {
        List<String> arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + CONFIG));
        arguments.addAll(List.of(labels));
        return amtool(arguments.toArray(String[]::new))
                .lines()
                .filter(line -> !line.startsWith("Warning"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_configuration_and_its_templates_are_valid() {
        assertThat(amtool("check-config", CONFIG.toString())).contains("SUCCESS", "1 templates");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void each_alert_goes_where_its_severity_says(JsonNode alert) {
        String severity = alert.at("/labels/severity").asText();

        assertThat(receiver("alertname=" + alert.get("alert").asText(), "severity=" + severity))
                .isEqualTo(RECEIVERS.get(severity));
    }

    @Test
    void what_has_no_severity_is_not_lost() {
        assertThat(receiver("alertname=SomethingElse")).isEqualTo("tickets");
    }
}
