package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.rules.Played.Series;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An incident is seen whether its series was there before, at 0, or appears with it: an exporter has no series for a status that an operation
 * has never had. Each alert is played both ways, all of them at once, after a day in which nothing happens.
 */
class FirstAppearanceIT {
    /** Promtool lets no query hold more than 10,000 samples, which a day of more jobs would be. */
    private static final int AT_A_TIME = 12;

    /** What tells that something is missing has no series that could appear, nor has what tells of how an exporter is configured. */
    private static final Set<String> OF_ABSENCE = Set.of(
            "ApilogNoTraffic",
            "ApilogTrafficDrop",
            "ApilogExporterDown",
            "ApilogMostExportersDown",
            "ApilogExportersGone",
            "ApilogDurationsGone",
            "ApilogAlertsBlind",
            "ApilogObjectiveBlind",
            "ApilogCapacityForecast",
            "ApilogWatchdog");

    /** What tells of customers, intruders, secrets and trails has histories of its own among the tests of rules, with and without a day before. */
    private static final Set<String> OF_HISTORIES_OF_THEIR_OWN = Set.of(
            "ApilogAnsweredToNobody",
            "ApilogAttacked",
            "ApilogAuditFailing",
            "ApilogAuditNotGrowing",
            "ApilogAuditNotVerified",
            "ApilogAuditNotWhole",
            "ApilogCustomersAffected",
            "ApilogFunnelDrop",
            "ApilogLoginsEverywhere",
            "ApilogLoginsGuessed",
            "ApilogNewSource",
            "ApilogObjectsEnumerated",
            "ApilogProbed",
            "ApilogRetryStorm",
            "ApilogSecretsInUrls");

    @TempDir
    Path dir;

    @Test
    void every_alert_is_played_has_a_history_of_its_own_or_tells_that_something_is_missing() {
        Set<String> known = new HashSet<>(OF_ABSENCE);
        known.addAll(OF_HISTORIES_OF_THEIR_OWN);
        Incident.ALL.forEach(incident -> known.add(incident.alert()));

        assertThat(known)
                .isEqualTo(Shipped.alerts().stream()
                        .map(alert -> alert.get("alert").asText())
                        .collect(Collectors.toSet()));
    }

    @Test
    void each_fires_with_a_series_that_was_at_0_and_with_one_that_appears() throws Exception {
        Played played = new Played();
        for (int i = 0; i < Incident.ALL.size(); i++) {
            play(Incident.ALL.get(i), true, played);
            play(Incident.ALL.get(i), false, played);
            if (i % AT_A_TIME == AT_A_TIME - 1) {
                played.next();
            }
        }
        played.holds(dir);
    }

    private static void play(Incident incident, boolean there, Played played) {
        String job = incident.alert() + (there ? "-at-0" : "-absent");
        String target = "job=\"" + job + "\", instance=\"a:10180\"";
        incident.steady().forEach(series -> played.addThroughout(series, target));
        for (Series series : incident.bad()) {
            if (there) {
                played.addAsBefore(series, target);
            } else {
                played.addFromThen(series, target);
            }
        }
        String count = "count(count_over_time(ALERTS{alertname=\"" + incident.alert()
                + "\", alertstate=\"firing\", job=\"" + job + "\"}[" + Played.LASTS + "m])) > bool 0";
        played.expect(count, Played.BEGINS - Played.EVERY_MINUTES);
        played.expect(count, Played.BEGINS + Played.LASTS - Played.EVERY_MINUTES, "{labels: \"{}\", value: 1}");
    }

    /** What is compared with the past is 0 where there is none: a bare comparison drops what has no past, and says nothing. */
    @Test
    void what_counts_and_is_compared_with_the_past_is_0_where_it_has_none() {
        Pattern compared = Pattern.compile("(?:refused|missing)\\S*_usual(?! or )");

        assertThat(Shipped.alerts())
                .allSatisfy(alert -> assertThat(alert.get("expr").asText()).doesNotContainPattern(compared));
    }
}
