package io.apilog.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.rules.Shipped;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links as Grafana fills them in and a browser sends them: what arrives can be read, and is what was meant. */
class LogLinesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w.]+)(?::(\\w+))?}");
    private static final String SELECTOR = "app=`nginx`, env=`live`";

    private static final Map<String, String> VALUES = Map.of(
            "log_selector", SELECTOR,
            "log_target", "logs",
            "__data.fields.Method", "GET",
            "__data.fields.Source", "web & more",
            "__from", "1700000000000",
            "__to", "1700003600000");

    /** The links of a column of the table of operations, for an endpoint's pattern. */
    private static List<String> links(String column, String pattern) {
        return Shipped.read(Dashboards.FOLDER.resolve("apilog-overview.json")).findParents("matcher").stream()
                .filter(override -> override.at("/matcher/options").asText().equals(column))
                .flatMap(override -> override.get("properties").valueStream())
                .filter(property -> property.get("id").asText().equals("links"))
                .flatMap(property -> property.get("value").valueStream())
                .map(link -> filledIn(link.get("url").asText(), pattern))
                .toList();
    }

    private static String filledIn(String url, String pattern) {
        return VARIABLE.matcher(url).replaceAll(variable -> {
            String value = variable.group(1).equals("__value.raw") ? pattern : VALUES.get(variable.group(1));
            assertThat(value).as(variable.group()).isNotNull();
            boolean encoded = "percentencode".equals(variable.group(2));
            return Matcher.quoteReplacement(
                    encoded ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20") : value);
        });
    }

    private static JsonNode query(String link) throws Exception {
        String panes = link.substring(link.indexOf("panes=") + "panes=".length());
        return new ObjectMapper()
                .readTree(URLDecoder.decode(panes, StandardCharsets.UTF_8))
                .at("/lines/queries/0");
    }

    @Test
    void explore_is_given_a_query_of_loki_that_it_can_read() throws Exception {
        List<String> links = links("Loki", "/users/[^/? ]+/orders");

        assertThat(links).hasSize(2);
        assertThat(query(links.get(0)).get("expr").asText())
                .isEqualTo("{" + SELECTOR + "} |~ `GET /users/[^/? ]+/orders[? ]`");
        assertThat(query(links.get(1)).get("expr").asText())
                .isEqualTo("{" + SELECTOR + "} |~ `GET /users/[^/? ]+/orders[? ]` |~ `\\b5[0-9][0-9]\\b`");
    }

    @Test
    void explore_is_given_a_query_of_elasticsearch_that_it_can_read() throws Exception {
        List<String> links = links("Elasticsearch", ".users.[!-.0-~]+.orders");

        assertThat(links).hasSize(2);
        assertThat(query(links.get(1)).get("query").asText())
                .isEqualTo("http.request.method:GET AND url.path:/.users.[!-.0-~]+.orders/"
                        + " AND http.response.status_code:[500 TO 599]");
    }

    @Test
    void an_address_of_ones_own_is_asked_with_the_operation_its_source_and_the_time() {
        assertThat(links("Log lines", "/users/[^/? ]+"))
                .containsExactly(
                        "logs?source=web%20%26%20more&method=GET&endpoint=%2Fusers%2F%5B%5E%2F%3F%20%5D%2B"
                                + "&from=1700000000000&to=1700003600000",
                        "logs?source=web%20%26%20more&method=GET&endpoint=%2Fusers%2F%5B%5E%2F%3F%20%5D%2B"
                                + "&from=1700000000000&to=1700003600000&status=5..");
    }

    /** Double quotes would end the text of JSON that the labels are put into. */
    @Test
    void the_labels_of_the_lines_come_in_the_quotes_that_json_has_no_use_for() {
        assertThat(LogLines.selector()).contains("\"$1`$2\", \"selector\", \"(.*)\\\"(.*)\"");
    }
}
