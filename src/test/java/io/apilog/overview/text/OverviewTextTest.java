package io.apilog.overview.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.overview.Example;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OverviewTextTest {
    @Test
    void the_time_range_the_rate_and_the_lines_come_first() {
        assertThat(OverviewText.of(Example.full(), 100)).startsWith("""
            1,000 requests, 2026-01-01 00:00:00 to 2026-01-01 00:33:20 UTC (33 min 20 s, 0.50/s)
            lines: 1,234,567 accepted, 5 filtered, 89 rejected, 7 ignored
            """);
    }

    @Test
    void an_operation_has_requests_rate_errors_and_quantiles() {
        assertThat(OverviewText.of(Example.full(), 100))
                .contains(
                        "  requests    rate    4xx    5xx     p50     p95       p99  operation\n",
                        "     1,000  0.50/s  1.2 %  3.1 %  100 ms  917 ms  > 1.00 s  GET /users/{id}\n");
    }

    @Test
    void statuses_reasons_paths_and_findings_follow() {
        assertThat(OverviewText.of(Example.full(), 100))
                .contains(
                        "\nstatuses: 200 957; 404 12; 502 31\n",
                        "\nrejected:\n  89  no_matchweb: web\n",
                        "\nunmatched, the heaviest paths:\n  77  web  web\n",
                        "heaviest paths:\n  4,321  web\n",
                        "\nwarning: web.\n  web.\n  web: web\n");
    }

    @Test
    void of_nothing_there_is_no_table() {
        assertThat(OverviewText.of(Example.empty(), 100))
                .isEqualTo("0 requests\nlines: 0 accepted, 0 rejected, 0 ignored\n");
    }

    @Test
    void no_row_is_wider_than_the_terminal() {
        String longName = "/" + "x".repeat(300);
        assertThat(OverviewText.operations(Example.with(longName), 100).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anySatisfy(line -> assertThat(line).endsWith("..."));
    }

    @Test
    void many_operations_are_cut_and_that_is_said() {
        assertThat(OverviewText.operations(Example.operations(130), 100))
                .contains("GET /e39\n", "  and 90 more, with fewer requests: --once --output=json has them\n")
                .doesNotContain("/e40\n");
    }

    @Test
    void nothing_that_a_terminal_obeys_is_printed() {
        String text = OverviewText.of(Example.with("\u001b[2J\u202Ex"), 200);
        assertThat(text).contains("\\x1b[2J\\u202ex");
        assertThat(text.chars()
                        .filter(c -> Character.isISOControl(c) && c != '\n')
                        .boxed()
                        .collect(Collectors.toList()))
                .isEmpty();
    }
}
