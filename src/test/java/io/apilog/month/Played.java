package io.apilog.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Series played through the shipped rules by promtool, which is asked in every minute what fires, and during incidents why.
 *
 * @param alarms every one, in the order in which they began
 * @param told what they said, in the order of time
 */
record Played(List<Alarm> alarms, List<Told> told) {
    private static final Path RULES = Path.of("prometheus-rules");
    private static final String QUESTION = "ALERTS{alertstate=\"firing\", alertname!=\"ApilogWatchdog\"}";
    private static final int REASONS_MINUTES = 15;
    private static final Pattern ALERT_NAME = Pattern.compile("(?m)^      - alert: (\\w+)");
    private static final Pattern EXPLAINED =
            Pattern.compile("(?s)alertname: (\\w+), time: (\\S+),\\s+exp:\\[],\\s+got:\\[(.*?)\n\\s+]");
    private static final Pattern WHY = Pattern.compile("severity=\"(\\w+)\".*\n.*, why=\"((?:[^\"\\\\]|\\\\.)+)\"");
    private static final Pattern ANSWER = Pattern.compile("time: (\\S+),\\s+exp: nil\\s+got: (.*)");
    private static final Pattern ALERT = Pattern.compile("\\{__name__=\"ALERTS\", ([^}]*(?:\\{[^}]*}[^}]*)*)} 1E\\+00");
    private static final Pattern GROUP = Pattern.compile("(?m)^  - name: \"?([\\w-]+)");
    private static final Set<String> ALERTING =
            Set.of("apilog-api", "apilog-forecasts", "apilog-exporter-health", "apilog-watchdog");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:\\d+s)?(?:\\d+ms)?");

    /**
     * Plays them.
     *
     * @param every how many minutes there are between two evaluations of the rules
     */
    static Played of(
            Map<String, StringBuilder> series,
            int minutes,
            int every,
            List<Incident> incidents,
            Path folder,
            long limitMinutes)
            throws IOException, InterruptedException {
        String promtool = Programs.required("promtool");
        Path test = folder.resolve("traffic.test.yml");
        write(test, series, minutes, every, incidents);
        Path output = folder.resolve("promtool.out");
        ProcessBuilder builder = new ProcessBuilder("nice", "-n", "5", promtool, "test", "rules", test.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // promtool spends a fifth of its time on collecting garbage otherwise.
        builder.environment().put("GOGC", "400");
        Process process = builder.start();
        boolean ended = process.waitFor(limitMinutes, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended within %d minutes", limitMinutes).isTrue();
        String answers = Files.readString(output);
        return new Played(read(answers, every), told(answers));
    }

    private static List<Told> told(String output) {
        return EXPLAINED
                .matcher(output)
                .results()
                .flatMap(answer -> WHY.matcher(answer.group(3))
                        .results()
                        .map(why -> new Told(answer.group(1), why.group(1), minutes(answer.group(2)), why.group(2))))
                .sorted(Comparator.comparingInt(Told::minute))
                .toList();
    }

    /** Asks for each alert while an incident lasts, and a quarter of an hour longer. */
    private static void writeReasons(Writer out, List<Incident> incidents, int every) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : ruleFiles()) {
            ALERT_NAME.matcher(Files.readString(file)).results().forEach(name -> names.add(name.group(1)));
        }
        out.write("    alert_rule_test:\n");
        for (Incident incident : incidents) {
            for (int minute = incident.start() / every * every;
                    minute <= incident.end() + REASONS_MINUTES;
                    minute += every) {
                for (String name : names.stream()
                        .distinct()
                        .filter(alert -> !alert.equals("ApilogWatchdog"))
                        .toList()) {
                    out.write("      - {alertname: " + name + ", eval_time: " + minute + "m, exp_alerts: []}\n");
                }
            }
        }
    }

    private static void write(
            Path test, Map<String, StringBuilder> series, int minutes, int every, List<Incident> incidents)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(test)) {
            List<String> groups = new ArrayList<>();
            out.write("rule_files:\n");
            for (Path file : ruleFiles()) {
                out.write("  - " + file.toAbsolutePath() + "\n");
                GROUP.matcher(Files.readString(file)).results().forEach(group -> groups.add(group.group(1)));
            }
            // What records before what is made of it: else promtool takes another order each time.
            groups.sort(Comparator.comparingInt(Played::rank));
            out.write("group_eval_order: [" + String.join(", ", groups) + "]\n");
            out.write("evaluation_interval: " + every + "m\ntests:\n  - interval: 1m\n    input_series:\n");
            for (Map.Entry<String, StringBuilder> one : series.entrySet()) {
                out.write("      - series: '" + one.getKey() + "'\n        values: '");
                out.append(one.getValue().toString().strip());
                out.write("'\n");
            }
            out.write("    promql_expr_test:\n");
            for (int minute = 0; minute < minutes; minute += every) {
                out.write("      - {expr: '" + QUESTION + "', eval_time: " + minute + "m, exp_samples: []}\n");
            }
            writeReasons(out, incidents, every);
        }
    }

    private static List<Path> ruleFiles() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(name -> name.toString().endsWith(".rules.yml"))
                    .sorted(Comparator.comparing((Path name) -> !name.toString().contains("recording")))
                    .toList();
        }
    }

    private static int rank(String group) {
        boolean alerts = group.contains("-alerts-") || ALERTING.contains(group);
        return alerts ? 2 : group.contains("-meta-") ? 1 : 0;
    }

    private static List<Alarm> read(String output, int every) {
        Map<String, Alarm> open = new HashMap<>();
        List<Alarm> alarms = new ArrayList<>();
        Matcher answers = ANSWER.matcher(output);
        boolean any = false;
        while (answers.find()) {
            any = true;
            int minute = minutes(answers.group(1));
            for (MatchResult alert : ALERT.matcher(answers.group(2)).results().toList()) {
                fires(alert.group(1), minute, every, open, alarms);
            }
        }
        assertThat(any || output.contains("SUCCESS"))
                .as(output.substring(0, Math.min(2000, output.length())))
                .isTrue();
        alarms.addAll(open.values());
        alarms.sort(Comparator.comparingInt(Alarm::from));
        return alarms;
    }

    private static void fires(String labels, int minute, int every, Map<String, Alarm> open, List<Alarm> ended) {
        Map<String, String> byName = new HashMap<>();
        LABEL.matcher(labels).results().forEach(label -> byName.put(label.group(1), label.group(2)));
        Alarm before = open.get(labels);
        if (before != null && before.to() < minute - every) {
            ended.add(before);
            before = null;
        }
        int from = before == null ? minute : before.from();
        String particular = Stream.of("endpoint", "anomaly_name", "sloth_slo")
                .map(name -> byName.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        open.put(labels, new Alarm(byName.get("alertname"), byName.get("severity"), particular, from, minute));
    }

    private static int minutes(String duration) {
        Matcher parts = DURATION.matcher(duration);
        assertThat(parts.matches()).as(duration).isTrue();
        return ((number(parts.group(1)) * 7 + number(parts.group(2))) * 24 + number(parts.group(3))) * 60
                + number(parts.group(4));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
