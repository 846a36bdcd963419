package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.rules.Played.Series;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services of one scrape job and one source, told apart by a label that no rule names, are neither added up nor silenced for each other: each
 * alert fires for the one that has its incident, and for it alone, beside a larger one that is well and counts a backlog.
 */
class ServicesIT {
    /** Promtool lets no query hold more than 10,000 samples. */
    private static final int AT_A_TIME = 8;

    private static final int LATER = 60;
    private static final String CATCHING_UP = "apilog_catching_up{@, source=\"web\"}";
    private static final Series EXPORTER = new Series("apilog_build_info{@, version=\"1\"}", "1+0");
    private static final String ENDED = "_x" + Played.LASTS;

    @TempDir
    Path dir;

    private static String target(String job, String color) {
        return "job=\"" + job + "\", team=\"" + color + "\", instance=\"" + color + ":10180\"";
    }

    /** Ten times the traffic, and it counts a backlog while the other one has its incident. */
    private static void isWellBeside(Played played, String job) {
        String blue = target(job, "blue");
        for (Series series : Incident.HEALTH) {
            played.addThroughout(series.as("0+2000"), blue);
        }
        played.addAsBefore(new Series(CATCHING_UP, "1+0"), blue);
        played.addThroughout(EXPORTER, blue);
        played.addThroughout(new Series("up{@}", "1+0"), blue);
    }

    private static void expectRedAlone(Played played, String alert) {
        played.expect(
                "group by (team) (count_over_time(ALERTS{alertname=\"" + alert + "\", alertstate=\"firing\", job=\""
                        + alert + "\"}[" + Played.LASTS + "m]))",
                Played.BEGINS + Played.LASTS - Played.EVERY_MINUTES,
                "{labels: \"{team=\\\"red\\\"}\", value: 1}");
    }

    @Test
    void each_alert_fires_for_the_service_that_has_its_incident() throws Exception {
        Played played = new Played();
        for (int i = 0; i < Incident.ALL.size(); i++) {
            Incident incident = Incident.ALL.get(i);
            String red = target(incident.alert(), "red");
            incident.steady().forEach(series -> played.addThroughout(series, red));
            incident.bad().forEach(series -> played.addAsBefore(series, red));
            isWellBeside(played, incident.alert());
            expectRedAlone(played, incident.alert());
            if (i % AT_A_TIME == AT_A_TIME - 1) {
                played.next();
            }
        }
        played.holds(dir);
    }

    @Test
    void each_alert_on_what_is_missing_fires_for_the_service_that_misses_it() throws Exception {
        Played played = new Played();
        for (String alert : List.of("ApilogNoTraffic", "ApilogTrafficDrop", "ApilogDurationsGone")) {
            String red = target(alert, "red");
            for (Series series : Incident.HEALTH) {
                boolean goesOn =
                        alert.equals("ApilogDurationsGone") && !series.name().contains("duration");
                String then =
                        goesOn ? " 300000+200x" : alert.equals("ApilogTrafficDrop") ? " 300000+20x" : " 300000+0x";
                played.add(series, red, series.step() + "x" + Played.BEGINS + then + Played.LASTS);
            }
            isWellBeside(played, alert);
            expectRedAlone(played, alert);
        }
        String down = target("ApilogExporterDown", "red");
        played.add(EXPORTER, down, "1x" + Played.BEGINS + " " + ENDED);
        played.add(new Series("up{@}", ""), down, "1x" + Played.BEGINS + " 0x" + Played.LASTS);
        isWellBeside(played, "ApilogExporterDown");
        expectRedAlone(played, "ApilogExporterDown");
        String most = target("ApilogMostExportersDown", "red");
        played.add(EXPORTER, most, "1x" + Played.BEGINS + " " + ENDED);
        played.add(new Series("up{@}", ""), most, "1x" + Played.BEGINS + " 0x" + Played.LASTS);
        isWellBeside(played, "ApilogMostExportersDown");
        expectRedAlone(played, "ApilogMostExportersDown");
        String blind = target("ApilogAlertsBlind", "red");
        played.addThroughout(EXPORTER, blind);
        isWellBeside(played, "ApilogAlertsBlind");
        expectRedAlone(played, "ApilogAlertsBlind");
        played.holds(dir);
    }

    /** But for what is one for all: objectives as they are stated, the watchdog, and which target is known. */
    @Test
    void everything_that_is_recorded_of_a_service_keeps_what_tells_it_apart() throws Exception {
        Played played = new Played();
        isWellBeside(played, "apis");
        String ofAll = "slo:(objective|error_budget|time_period|latency):.+|sloth_slo_info|job_instance:.+";
        played.expect(
                "group by (__name__) ({__name__=~\".+:.+\", __name__!~\"" + ofAll + "\", team=\"\"})",
                Played.BEGINS - LATER);
        played.holds(dir);
    }

    /** Fixed labels of a source, and extra ones of requests, are in the requests but not in what an exporter tells of itself. */
    @Test
    void a_backlog_is_left_out_of_what_has_labels_of_its_own_too() throws Exception {
        Played played = new Played();
        Incident flood = Incident.ALL.stream()
                .filter(incident -> incident.alert().equals("ApilogTrafficFlood"))
                .findFirst()
                .orElseThrow();
        for (String color : List.of("red", "blue")) {
            String target = target("sites", color);
            String withLabel = target + ", site=\"shop\"";
            for (Series series : flood.steady()) {
                played.addThroughout(series, series.name().startsWith("apilog_lines") ? target : withLabel);
            }
            flood.bad().forEach(series -> played.addAsBefore(series, withLabel));
        }
        played.addAsBefore(new Series(CATCHING_UP, "1+0"), target("sites", "blue"));
        played.addAsBefore(new Series(CATCHING_UP, "0+0"), target("sites", "red"));
        played.expect(
                "group by (team) (count_over_time(ALERTS{alertname=\"ApilogTrafficFlood\", alertstate=\"firing\"}[1h]))",
                Played.BEGINS + LATER - Played.EVERY_MINUTES,
                "{labels: \"{team=\\\"red\\\"}\", value: 1}");
        played.holds(dir);
    }

    @Test
    void no_alert_and_no_record_matches_services_by_a_list_that_leaves_out_how_they_are_told_apart() {
        assertThat(Shipped.rules())
                .extracting(rule -> rule.get("expr").asText())
                .filteredOn(expr -> expr.contains(" on (cluster"))
                .allSatisfy(expr -> assertThat(expr).containsPattern("on \\(cluster[^)]*, job, instance"));
    }
}
