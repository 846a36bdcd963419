package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.rules.Expression.Selector;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void a_metric_is_found_with_its_function_matchers_and_range() {
        assertThat(selectors("sum by (source) (rate(apilog_lines_total{result=\"accepted\"}[5m])) > 0"))
                .isEqualTo(new Selector[] {new Selector("rate", "apilog_lines_total", "result=\"accepted\"", "5m")});
    }

    @Test
    void recorded_names_and_metrics_of_prometheus_are_metrics_too() {
        assertThat(selectors("up == 0 unless on (job) source:apilog_requests:rate5m"))
                .extracting(Selector::metric)
                .containsExactly("up", "source:apilog_requests:rate5m");
    }

    @Test
    void braces_within_a_matched_value_do_not_end_the_matchers() {
        assertThat(selectors("apilog_requests_total{endpoint=\"/users/{id}\", status=~\"5..\"}")[0].labels())
                .containsExactly("endpoint", "status");
    }

    @Test
    void labels_of_groupings_are_no_metrics() {
        Expression expression = new Expression("test", "sum by (job, up) (apilog_series) / on (job) group_left () up");

        assertThat(expression.groupings()).containsExactly("job", "up", "job");
        assertThat(expression.selectors()).extracting(Selector::metric).containsExactly("apilog_series", "up");
    }

    private static Selector[] selectors(String text) {
        return new Expression("test", text).selectors().toArray(Selector[]::new);
    }
}
