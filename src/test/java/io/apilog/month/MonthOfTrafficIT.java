package io.apilog.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Thirty days with twenty incidents: {@code docs/alerts.md} has the command, and the table that it prints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "apilog.month",
        matches = "true",
        disabledReason = "takes twenty minutes: -Dapilog.month=true")
class MonthOfTrafficIT {
    private static final long SEED = 20_240_501;
    private static final int DAY = 1440;
    /** Between two evaluations of the rules: what the whole costs is inverse to it. */
    private static final int EVERY_MINUTES = Integer.getInteger("apilog.month.every", 5);

    private static final int LIMIT_MINUTES = 90;

    @TempDir
    static Path folder;

    private Findings findings;
    private List<Incident> incidents;

    @BeforeAll
    void play() throws Exception {
        incidents = Incidents.ofAMonth();
        findings = new Findings(Simulation.run(SEED, 30 * DAY, EVERY_MINUTES, incidents, folder, LIMIT_MINUTES));
        Path table = Files.writeString(Path.of("target", "month-of-traffic.md"), findings.table());
        System.out.println(table + ":\n" + findings.table());
    }

    @Test
    void twenty_incidents_are_planted() {
        assertThat(incidents).hasSize(20);
    }

    @Test
    void each_that_spends_two_per_cent_of_a_budget_pages_as_soon_as_the_workbook_says() {
        assertThat(incidents)
                .filteredOn(incident -> findings.spent(incident) >= .02)
                .filteredOn(incident -> findings.workbookMinutes(incident).isPresent())
                .isNotEmpty()
                .allSatisfy(incident -> assertThat(
                                findings.pageMinutes(incident).orElseThrow())
                        .isLessThanOrEqualTo(findings.workbookMinutes(incident).orElseThrow() + 2 + EVERY_MINUTES));
    }

    @Test
    void at_least_eighteen_name_what_was_planted_first() {
        assertThat(incidents.stream().filter(findings::namesItsCause)).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void nobody_is_paged_in_a_quiet_week() {
        assertThat(findings.falseAlarms()).filteredOn(Alarm::pages).isEmpty();
    }
}
