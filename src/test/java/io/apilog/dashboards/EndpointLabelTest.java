package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a dashboard finds out what the label of endpoints is called, from a series as Grafana writes it. */
class EndpointLabelTest {
    private final Pattern regex = Pattern.compile(regexOf("endpoint_label"));

    @Test
    void the_exporters_own_name() {
        assertThat(found("endpoint=\"/users/{id}\",instance=\"a:1\",job=\"apilog\",method=\"GET\""))
                .isEqualTo("endpoint");
    }

    @Test
    void another_name_that_the_configuration_gives_it() {
        assertThat(found("instance=\"a:1\",job=\"apilog\",route=\"/users/{id}\""))
                .isEqualTo("route");
    }

    @Test
    void the_name_that_prometheus_gives_it_where_the_target_has_one_of_that_name() {
        assertThat(found("endpoint=\"metrics\",exported_endpoint=\"/users/{id}\""))
                .isEqualTo("exported_endpoint");
    }

    @Test
    void requests_without_an_endpoint_tell_it_too() {
        assertThat(found("job=\"apilog\",route=\"unmatched\"")).isEqualTo("route");
    }

    @Test
    void other_labels_with_paths_do_not_win_over_it() {
        assertThat(found("app_path=\"/srv\",endpoint=\"/users/{id}\",metrics_path=\"/metrics\""))
                .isEqualTo("endpoint");
        assertThat(found("metrics_path=\"/metrics\",route=\"/users/{id}\"")).isEqualTo("route");
    }

    @Test
    void a_series_without_paths_tells_nothing() {
        assertThat(found("endpoint=\"other\",job=\"apilog\"")).isEmpty();
    }

    private String found(String labels) {
        Matcher matcher = regex.matcher("apilog_requests_total{" + labels + "} 5 1795190605000");
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Without the slashes that JavaScript has around it. */
    private static String regexOf(String variable) {
        for (JsonNode one : Variables.showing()) {
            if (one.get("name").asText().equals(variable)) {
                String regex = one.get("regex").asText();
                return regex.substring(1, regex.length() - 1);
            }
        }
        throw new AssertionError("no variable " + variable);
    }
}
