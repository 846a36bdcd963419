package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Series played through the shipped rules by promtool, and what is expected of them. */
final class Played {
    /** When incidents begin, in minutes: after a day in which nothing happens. */
    static final int BEGINS = 1500;

    static final int LASTS = 180;
    static final int EVERY_MINUTES = 10;

    private static final int LIMIT_MINUTES = 10;

    private final StringBuilder tests = new StringBuilder();
    private StringBuilder series = new StringBuilder();
    private StringBuilder questions = new StringBuilder();

    /**
     * A series of an incident.
     *
     * @param name with {@code @} for the target's labels
     * @param step its value and what is added in a minute, as promtool has it
     * @param before what it shows until then, if it is there
     */
    record Series(String name, String step, String before) {
        Series(String name, String step) {
            this(name, step, "0");
        }

        Series as(String otherStep) {
            return new Series(name, otherStep, before);
        }
    }

    /** Adds a series of a target, with values as promtool has them. */
    void add(Series one, String target, String values) {
        series.append("      - series: '")
                .append(one.name().replace("@", target))
                .append("'\n        values: '")
                .append(values)
                .append("'\n");
    }

    /** Adds a series that is there all the time. */
    void addThroughout(Series one, String target) {
        add(one, target, one.step() + "x" + (BEGINS + LASTS));
    }

    /** Adds a series that is there when incidents begin. */
    void addFromThen(Series one, String target) {
        add(one, target, "_x" + BEGINS + " " + one.step() + "x" + LASTS);
    }

    /** Adds a series that shows nothing happening until incidents begin. */
    void addAsBefore(Series one, String target) {
        add(one, target, one.before() + "x" + BEGINS + " " + one.step() + "x" + LASTS);
    }

    /** Expects samples of an expression, each written as promtool has it. */
    void expect(String expression, int minute, String... samples) {
        questions
                .append("      - {expr: '")
                .append(expression)
                .append("', eval_time: ")
                .append(minute)
                .append("m, exp_samples: [")
                .append(String.join(", ", samples))
                .append("]}\n");
    }

    /** Ends what is played together: promtool lets no query hold more than 10,000 samples, which a day of many jobs would be. */
    void next() {
        tests.append("  - interval: 1m\n    input_series:\n")
                .append(series)
                .append("    promql_expr_test:\n")
                .append(questions);
        series = new StringBuilder();
        questions = new StringBuilder();
    }

    /** Plays all of it, which takes a minute or two. */
    void holds(Path folder) throws IOException, InterruptedException {
        String promtool = Programs.required("promtool");
        if (!series.isEmpty()) {
            next();
        }
        Path test = Files.writeString(folder.resolve("played.test.yml"), head() + tests);
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(promtool, "test", "rules", test.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GOGC", "400");
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).as("ended within %d minutes", LIMIT_MINUTES).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private static String head() {
        StringBuilder text = new StringBuilder("rule_files:\n");
        List<String> groups = new ArrayList<>();
        // What records first: promtool takes another order each time where none is said.
        for (Path file : Stream.of("apilog-recording", "apilog-slo", "apilog-alerts")
                .map(name -> Shipped.RULES.resolve(name + ".rules.yml"))
                .toList()) {
            text.append("  - ").append(file.toAbsolutePath()).append('\n');
            for (JsonNode group : Shipped.read(file).get("groups")) {
                groups.add(group.get("name").asText());
            }
        }
        return text + "evaluation_interval: " + EVERY_MINUTES + "m\ngroup_eval_order: " + groups + "\ntests:\n";
    }
}
