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
    private static final Duration LENGTH = Duration.ofMinutes(18);
    /** Fewer than the fifteen of the shortest window. */
    private static final int SECONDS_BETWEEN = 10;

    private History() {}

    /**
     * Writes blocks into the folder {@code data} of a Prometheus that has not been started, for the same hours so long ago.
     *
     * @param steady the jobs of which there is just enough for them to have bands
     */
    static void write(Path folder, RunningDaemon daemon, String job, List<String> steady, Duration... ago)
            throws IOException {
        String exposition = new String(daemon.get("/metrics").body(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        SAMPLE.matcher(exposition).results().forEach(sample -> {
            String name = sample.group(1) + "{job=\"" + job + "\",instance=\"before\"," + sample.group(2) + "} ";
            double value = Double.parseDouble(sample.group(3));
            if (value == 0) {
                return; // of no rate, and most buckets are such
            }
            for (Duration before : ago) {
                lines.addAll(growing(name, value, Instant.now().minus(before).minus(LENGTH.dividedBy(6))));
            }
        });
        lines.addAll(recorded(job));
        steady.forEach(one -> lines.addAll(bands(one)));
        lines.add("# EOF");
        Path file = Files.write(folder.resolve("history.om"), lines);
        String promtool = Programs.required("promtool");
        Path data = folder.resolve("data");
        String said = Programs.output(List.of(
                promtool,
                "tsdb",
                "create-blocks-from",
                // It reads the file anew for each block.
                "--max-block-duration=240h",
                "openmetrics",
                file.toString(),
                data.toString()));
        assertThat(said).contains("BLOCK ULID");
    }

    /**
     * What rules would have recorded of the same daemon: what the same hour of earlier days and weeks was like, by which it is known what is
     * usual now. Rates were a thousandth of what they are in the test, and answers as fast.
     */
    private static List<String> recorded(String job) {
        List<String> lines = new ArrayList<>();
        String source = "{job=\"" + job + "\",source=\"edge\",vhost=\"one.example.com\"";
        for (Duration before : List.of(Duration.ofDays(1), Duration.ofDays(7))) {
            Duration begin = before.plus(Duration.ofMinutes(20));
            lines.addAll(operation(source + ",endpoint=\"/alpha\",method=\"GET\"", begin));
            lines.addAll(constant("source:apilog_requests:rate5m" + source + "} 0.02", begin));
            lines.addAll(constant("source:apilog_requests_failed:rate5m" + source + "} 0.0001", begin));
            lines.addAll(constant("source_status:apilog_requests:rate5m" + source + ",status=\"401\"} 0.0001", begin));
            for (String bound : List.of("0.05", "0.1", "+Inf")) {
                lines.addAll(constant(
                        "source_le:apilog_request_duration_seconds_bucket:rate5m" + source + ",le=\"" + bound
                                + "\"} 0.02",
                        begin));
            }
        }
        lines.addAll(constant("source:apilog_logins:ratio_rate6h" + source + "} 0.02", Duration.ofHours(8)));
        for (String operation : List.of("endpoint=\"/alpha\",method=\"GET\"", "endpoint=\"other\",method=\"POST\"")) {
            String labels = source + "," + operation + "} ";
            String recorded = "source_endpoint_method:apilog_request";
            Duration atThisHour = Duration.ofHours(23).plusMinutes(50);
            lines.addAll(constant(recorded + "s:rate5m_avg1h" + labels + "0.002", atThisHour));
            lines.addAll(constant(recorded + "_duration_seconds:mean_rate5m_avg1h" + labels + "0.001", atThisHour));
            Duration today = Duration.ofHours(3);
            lines.addAll(constant(recorded + "s_failed:ratio_rate5m_avg1h" + labels + "0.0001", today));
            lines.addAll(constant(recorded + "s_unserved:ratio_rate5m_avg1h" + labels + "0.0001", today));
        }
        return lines;
    }

    /** What is recorded of an operation, for where one is chosen. */
    private static List<String> operation(String labels, Duration begin) {
        String recorded = "source_endpoint_method:apilog_request";
        List<String> lines = new ArrayList<>();
        lines.addAll(constant(recorded + "s:rate5m" + labels + "} 0.02", begin));
        lines.addAll(constant(recorded + "s_failed:rate5m" + labels + "} 0.0001", begin));
        lines.addAll(constant(recorded + "_duration_seconds_sum:rate5m" + labels + "} 0.001", begin));
        lines.addAll(constant(recorded + "_duration_seconds_count:rate5m" + labels + "} 0.02", begin));
        lines.addAll(constant(
                "source_endpoint_method_status:apilog_requests:rate5m" + labels + ",status=\"401\"} 0.0001", begin));
        for (String bound : List.of("0.05", "0.1", "+Inf")) {
            lines.addAll(constant(
                    "source_endpoint_method_outcome_le:apilog_request_duration_seconds_bucket:rate5m" + labels
                            + ",outcome=\"served\",le=\"" + bound + "\"} 0.02",
                    begin));
        }
        return lines;
    }

    /** That there was a yesterday, and the whole of the hour before now, so that there are bands: but nothing at this hour of yesterday. */
    private static List<String> bands(String job) {
        String requests = "source:apilog_requests:rate5m{job=\"" + job + "\",source=\"default\"} 30";
        List<String> lines = new ArrayList<>();
        lines.addAll(constant(requests, Duration.ofHours(25).plusMinutes(25), 45));
        lines.addAll(constant(requests, Duration.ofMinutes(80), 60));
        return lines;
    }

    /** For two hours from so long ago on, as often as the shortest span that is asked for needs it. */
    private static List<String> constant(String sample, Duration ago) {
        return constant(sample, ago, 120);
    }

    private static List<String> constant(String sample, Duration ago, int minutes) {
        List<String> samples = new ArrayList<>();
        for (int second = 0; second < 60 * minutes; second += SECONDS_BETWEEN) {
            samples.add(
                    sample + " " + Instant.now().minus(ago).plusSeconds(second).getEpochSecond());
        }
        return samples;
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
