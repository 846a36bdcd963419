package io.apilog.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A quiet day, and one with five incidents. {@link MonthOfTrafficIT} is longer, and for whoever changes a rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "apilog.day",
        matches = "true",
        disabledReason = "takes minutes of both processors: -Dapilog.day=true, see CONTRIBUTING")
class DayOfTrafficIT {
    private static final long SEED = 20_240_501;
    private static final int EVERY_MINUTES = 4;
    private static final int LIMIT_MINUTES = 10;

    @TempDir
    static Path folder;

    private Findings findings;
    private List<Incident> incidents;

    @BeforeAll
    void play() throws Exception {
        incidents = Incidents.ofADay();
        findings = new Findings(Simulation.run(SEED, 44 * 60, EVERY_MINUTES, incidents, folder, LIMIT_MINUTES));
        System.out.println("A day of traffic:\n" + findings.table());
    }

    private Incident incident(String name) {
        return incidents.stream()
                .filter(incident -> incident.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> alertsOf(String name) {
        return findings.of(incident(name)).stream().map(Alarm::alert);
    }

    @Test
    void nobody_is_paged_for_nothing() {
        assertThat(findings.falseAlarms()).filteredOn(Alarm::pages).isEmpty();
    }

    @Test
    void what_spends_the_budget_pages_as_soon_as_the_workbook_says() {
        assertThat(List.of(incident("error burst"), incident("upstream down")))
                .allSatisfy(incident -> assertThat(
                                findings.pageMinutes(incident).orElseThrow())
                        .isLessThanOrEqualTo(findings.workbookMinutes(incident).orElseThrow() + 2 + EVERY_MINUTES));
    }

    @Test
    void a_restart_with_a_short_backlog_disturbs_nobody() {
        assertThat(alertsOf("exporter restarted")).isEmpty();
    }

    @Test
    void guessed_passwords_and_a_silent_log_are_told() {
        assertThat(findings.namesItsCause(incident("brute force"))).isTrue();
        assertThat(alertsOf("brute force")).contains("ApilogRefusedBurst");
        assertThat(alertsOf("log stalled")).contains("ApilogNoTraffic");
    }
}
