package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a Prometheus would have of a daemon if it had scraped it before: its series as they are now, growing as steadily then. */
final class History {
    private static final Pattern SAMPLE =
            Pattern.compile("(apilog_(?:request|response|upstream)\\w*)\\{(.*?),?} (\\S+)");
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private History() {}

    /** Writes blocks into the folder {@code data} of a Prometheus that has not been started, for the same hours so long ago. */
    static void write(Path folder, RunningDaemon daemon, String job, Duration... ago) throws IOException {
        String exposition = new String(daemon.get("/metrics").body(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        SAMPLE.matcher(exposition).results().forEach(sample -> {
            String name = sample.group(1) + "{job=\"" + job + "\",instance=\"before\"," + sample.group(2) + "} ";
            double value = Double.parseDouble(sample.group(3));
            for (Duration before : ago) {
                lines.addAll(growing(name, value, Instant.now().minus(before).minus(LENGTH.dividedBy(2))));
            }
        });
        lines.add("# EOF");
        Path file = Files.write(folder.resolve("history.om"), lines);
        String promtool = Programs.required("promtool");
        Path data = folder.resolve("data");
        String said = Programs.output(
                List.of(promtool, "tsdb", "create-blocks-from", "openmetrics", file.toString(), data.toString()));
        assertThat(said).contains("BLOCK ULID");
    }

    private static List<String> growing(String name, double value, Instant start) {
        List<String> samples = new ArrayList<>();
        for (long step = 0; step < LENGTH.dividedBy(STEP); step++) {
            samples.add(name + value * step + " "
                    + start.plus(STEP.multipliedBy(step)).getEpochSecond());
        }
        return samples;
    }
}
