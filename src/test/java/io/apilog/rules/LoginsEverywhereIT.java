package io.apilog.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apilog.blackbox.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real log of 439 clients at a form of login, a few tries each in five days, of whom none is over a threshold: behind a day on which one request in
 * a hundred was a login, their share is told. Skipped without the log or {@code promtool}.
 */
class LoginsEverywhereIT {
    private static final Path LOG = Path.of("../shared/corpus/hackers-access-basjes/hackers-access.log");
    private static final Pattern LINE = Pattern.compile("\\S+ \\S+ \\S+ \\[([^]]+)] \"(\\S+) (\\S+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    /** Two days before the log begins, and how much of the log is played. */
    private static final int BEFORE = 2 * 1440;

    private static final int PLAYED = 1440;

    @TempDir
    Path dir;

    @Test
    void logins_from_everywhere_are_told_by_their_share() throws Exception {
        assumeTrue(
                Files.exists(LOG),
                "skipped: there is no " + LOG.toAbsolutePath().normalize());
        Programs.required("promtool");
        int[] logins = new int[BEFORE + PLAYED];
        int[] others = new int[BEFORE + PLAYED];
        for (int minute = 0; minute < BEFORE; minute++) {
            logins[minute] = minute % 200 == 0 ? 1 : 0;
            others[minute] = minute % 2;
        }
        read(logins, others);
        Path test = dir.resolve("everywhere.test.yml");
        Files.writeString(test, test(logins, others));
        new Promtool(dir).plays(test);
    }

    private static void read(int[] logins, int[] others) throws Exception {
        long first = -1;
        for (String line : Files.readAllLines(LOG, StandardCharsets.ISO_8859_1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.lookingAt()) {
                long minute = OffsetDateTime.parse(parts.group(1), TIME).toEpochSecond() / 60;
                first = first < 0 ? minute : first;
                int at = (int) (BEFORE + minute - first);
                if (at < logins.length) {
                    boolean login =
                            parts.group(2).equals("POST") && parts.group(3).startsWith("/login_form");
                    logins[at] += login ? 1 : 0;
                    others[at] += login ? 0 : 1;
                }
            }
        }
    }

    private static String test(int[] logins, int[] others) {
        List<String> lines = new ArrayList<>(List.of(
                "rule_files:",
                "  - ../apilog-recording.rules.yml",
                "  - ../apilog-security.rules.yml",
                "evaluation_interval: 5m",
                "group_eval_order: [apilog-requests, apilog-usual, apilog-security, apilog-security-usual, apilog-security-alerts]",
                "tests:",
                "  - interval: 1m",
                "    input_series:"));
        lines.addAll(series("POST", "/login_form", logins));
        lines.addAll(series("GET", "/articles", others));
        lines.addAll(List.of(
                "    promql_expr_test:",
                "      - expr: count(ALERTS{alertname=\"ApilogLoginsEverywhere\", alertstate=\"firing\"})",
                "        eval_time: " + (BEFORE - 10) + "m",
                "      - expr: max_over_time(count(ALERTS{alertname=\"ApilogLoginsEverywhere\", alertstate=\"firing\"})[1d:5m])",
                "        eval_time: " + (BEFORE + PLAYED) + "m",
                "        exp_samples: [{labels: '{}', value: 1}]"));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> series(String method, String endpoint, int[] counts) {
        int[] sum = new int[1];
        String values = IntStream.of(counts)
                .mapToObj(count -> Integer.toString(sum[0] += count))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
        return List.of(
                "      - series: apilog_requests_total{job=\"apilog\", instance=\"a:10180\", source=\"web\", endpoint=\""
                        + endpoint + "\", method=\"" + method + "\", status=\"200\"}",
                "        values: " + values);
    }
}
