package io.apilog.month;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What became of each incident, and what fired without one, as tables in Markdown. */
final class Findings {
    /** An alert that begins so long after an incident's end is still its: windows look back. */
    private static final int AFTERMATH_MINUTES = 60;

    private static final int MINUTES_PER_DAY = 1440;

    private final Simulation simulation;
    private final List<Alarm> unexplained = new ArrayList<>();
    private final Map<Incident, List<Alarm>> byIncident = new LinkedHashMap<>();

    Findings(Simulation simulation) {
        this.simulation = simulation;
        simulation.incidents().forEach(incident -> byIncident.put(incident, new ArrayList<>()));
        for (Alarm alarm : simulation.alarms()) {
            simulation.incidents().stream()
                    .filter(incident ->
                            alarm.from() >= incident.start() && alarm.from() <= incident.end() + AFTERMATH_MINUTES)
                    .reduce((first, second) -> second)
                    .ifPresentOrElse(incident -> byIncident.get(incident).add(alarm), () -> unexplained.add(alarm));
        }
    }

    /** What fired though nothing was planted. */
    List<Alarm> falseAlarms() {
        return List.copyOf(unexplained);
    }

    List<Alarm> of(Incident incident) {
        return byIncident.get(incident);
    }

    /** The share of the budget of 30 days that it spends, of the objective that it hurts more. */
    double spent(Incident incident) {
        return Math.max(
                simulation.availability().spent(incident.start(), incident.end()),
                simulation.latency().spent(incident.start(), incident.end()));
    }

    /** Minutes from its start until the workbook's conditions hold, counted without rules. */
    OptionalInt workbookMinutes(Incident incident) {
        return Stream.of(simulation.availability(), simulation.latency())
                .map(budget -> budget.pages(incident.start(), incident.end() + AFTERMATH_MINUTES))
                .flatMapToInt(OptionalInt::stream)
                .map(minute -> minute - incident.start())
                .min();
    }

    /** Minutes from its start until someone was paged for its budget. */
    OptionalInt pageMinutes(Incident incident) {
        return of(incident).stream()
                .filter(alarm -> alarm.pages() && alarm.alert().endsWith("BudgetBurn"))
                .mapToInt(alarm -> alarm.from() - incident.start())
                .min();
    }

    /** What the first of its alerts said that gave a reason; alerts that an earlier incident had left do not count. */
    Optional<Told> reason(Incident incident) {
        return simulation.told().stream()
                .filter(told -> of(incident).stream().anyMatch(told::isOf))
                .findFirst();
    }

    /** Whether that is what was planted; where nothing is to fire, whether nothing did. */
    boolean namesItsCause(Incident incident) {
        return incident.cause().isEmpty()
                ? of(incident).isEmpty()
                : reason(incident)
                        .filter(told -> Pattern.compile(incident.cause())
                                .matcher(told.first() + " ")
                                .find())
                        .isPresent();
    }

    String table() {
        StringBuilder table = new StringBuilder("""
            | incident | minutes | budget spent | workbook pages after | paged for the budget after | first page, all alerts | everything that fired, minutes after the start | the first contributor that the first alert named |
            |---|---|---|---|---|---|---|---|
            """);
        for (Incident incident : simulation.incidents()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %s | %s | %s | %s | %s |%n",
                    incident.name(),
                    incident.minutes(),
                    spent(incident) * 100,
                    shown(workbookMinutes(incident)),
                    shown(pageMinutes(incident)),
                    shown(of(incident).stream()
                            .filter(Alarm::pages)
                            .mapToInt(alarm -> alarm.from() - incident.start())
                            .min()),
                    fired(incident),
                    reason(incident).map(Told::first).orElse("")));
        }
        table.append("\n| false alarm | severity | times | on days |\n|---|---|---|---|\n");
        unexplained.stream()
                .collect(groupingBy(Findings::title, LinkedHashMap::new, toList()))
                .forEach((title, alarms) -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %s |%n",
                        title,
                        alarms.get(0).severity(),
                        alarms.size(),
                        alarms.stream()
                                .map(alarm -> String.valueOf(alarm.from() / MINUTES_PER_DAY + 1))
                                .distinct()
                                .collect(joining(", ")))));
        if (unexplained.isEmpty()) {
            table.append("| none | | 0 | |\n");
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "%nOf %d incidents %d named first what was planted.%n",
                        simulation.incidents().size(),
                        simulation.incidents().stream()
                                .filter(this::namesItsCause)
                                .count()))
                .toString();
    }

    private String fired(Incident incident) {
        Map<String, Integer> first = new LinkedHashMap<>();
        of(incident).forEach(alarm -> first.merge(title(alarm), alarm.from() - incident.start(), Math::min));
        return first.isEmpty()
                ? "nothing"
                : first.entrySet().stream()
                        .map(alert -> alert.getKey() + " " + alert.getValue())
                        .collect(joining(", "));
    }

    private static String title(Alarm alarm) {
        String name = alarm.alert().replace("Apilog", "");
        String kind = name.endsWith("BudgetBurn") ? (alarm.pages() ? " (page)" : " (ticket)") : "";
        String particular = name.equals("Anomaly") ? " of " + alarm.labels().replace("apilog_", "") : "";
        return name + kind + particular;
    }

    private static String shown(OptionalInt minutes) {
        return minutes.isPresent() ? String.valueOf(minutes.getAsInt()) : "never";
    }
}
