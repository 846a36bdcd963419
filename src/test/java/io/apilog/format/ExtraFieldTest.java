package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import io.apilog.request.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraFieldTest {
    private static final String JSON = "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,%s}";

    @Test
    void a_variable_of_nginx() throws Exception {
        String format = "$remote_addr \"$request\" $status $upstream_cache_status \"$http_x_tenant\"";
        assertThat(read(
                        format,
                        "192.0.2.1 \"GET / HTTP/1.1\" 200 HIT \"a \\x22b\\x22\"",
                        "$upstream_cache_status",
                        "http_x_tenant"))
                .containsExactly("HIT", "a \"b\"");
        assertThat(read(format, "192.0.2.1 \"GET / HTTP/1.1\" 200 - \"-\"", "upstream_cache_status", "http_x_tenant"))
                .containsExactly("", "");
    }

    @Test
    void headers_variables_and_notes_of_apache() throws Exception {
        assertThat(read(
                        "%h \"%r\" %>s \"%{X-Tenant}i\" %{X-Cache}o %{REGION}e %{handler}n",
                        "192.0.2.1 \"GET / HTTP/1.1\" 200 \"acme\" HIT eu php",
                        "http_x_tenant",
                        "sent_http_x_cache",
                        "env_region",
                        "note_handler"))
                .containsExactly("acme", "HIT", "eu", "php");
    }

    @Test
    void a_path_of_json_nested_or_with_dots_whatever_its_case() throws Exception {
        String[] fields = {"kubernetes.namespace_name", "Tenant", "version", "canary"};
        assertThat(read(
                        "json",
                        String.format(
                                JSON,
                                "\"kubernetes\":{\"namespace_name\":\"shop\"},\"tenant\":\"a\",\"version\":2,\"canary\":true"),
                        fields))
                .containsExactly("shop", "a", "2", "true");
        assertThat(read(
                        "json",
                        String.format(JSON, "\"kubernetes.namespaceName\":\"shop\",\"tenant\":null,\"version\":1.10"),
                        fields))
                .containsExactly("shop", "", "1.10", "");
    }

    @Test
    void a_field_of_json_outside_of_unknown_objects_wins_and_of_a_list_the_first() throws Exception {
        assertThat(read("json", String.format(JSON, "\"ctx\":{\"tenant\":\"inner\"},\"tenant\":\"outer\""), "tenant"))
                .containsExactly("outer");
        assertThat(read("json", String.format(JSON, "\"tenant\":\"outer\",\"ctx\":{\"tenant\":\"inner\"}"), "tenant"))
                .containsExactly("outer");
        assertThat(read("json", String.format(JSON, "\"ctx\":{\"tenant\":\"inner\"}"), "tenant"))
                .containsExactly("inner");
        assertThat(read("json", String.format(JSON, "\"tenant\":[\"a\",\"b\"]"), "tenant"))
                .containsExactly("a");
    }

    @Test
    void a_field_that_means_something_to_us_keeps_its_meaning() throws Exception {
        AccessRecord record = record(
                "json",
                String.format(JSON, "\"service\":\"checkout\",\"http_host\":\"a.example.com\""),
                "service",
                "http_host",
                "host");
        assertThat(record.extras)
                .extracting(Text::toString)
                .containsExactly("checkout", "a.example.com", "a.example.com");
        assertThat(record.host).hasToString("a.example.com");
    }

    @Test
    void a_label_of_ltsv_and_a_key_of_logfmt() throws Exception {
        assertThat(read("ltsv", "req:GET / HTTP/1.1\tstatus:200\ttenant:acme\tvhost:b.example.com", "tenant", "host"))
                .containsExactly("acme", "b.example.com");
        assertThat(read("logfmt", "method=GET path=/ status=200 tenant=\"a b\" protocol=http/2", "tenant", "protocol"))
                .containsExactly("a b", "http/2");
    }

    @Test
    void a_column_of_w3c() throws Exception {
        assertThat(read(
                        "w3c",
                        "#Fields: cs-method cs-uri-stem sc-status s-sitename cs(X-Tenant)\nGET /a 200 W3SVC1 acme",
                        "s-sitename",
                        "cs(X-Tenant)"))
                .containsExactly("W3SVC1", "acme");
    }

    @Test
    void a_group_of_an_expression_that_is_named_for_it() throws Exception {
        assertThat(read(
                        "^(?<method>\\S+) (?<path>\\S+) (?<status>\\d+)(?: (?<tenant>\\S+))?$",
                        "GET /a 200 acme",
                        "tenant"))
                .containsExactly("acme");
        assertThat(read("^(?<method>\\S+) (?<path>\\S+) (?<status>\\d+)(?: (?<tenant>\\S+))?$", "GET /a 200", "tenant"))
                .containsExactly("");
    }

    @Test
    void one_of_several_ways_to_write_a_format() throws Exception {
        assertThat(read("uvicorn", "INFO:     192.0.2.1:5000 - \"GET / HTTP/1.1\" 200 OK", "reason"))
                .containsExactly("OK");
    }

    @Test
    void what_the_path_tells_holds_for_every_line() throws Exception {
        List<ExtraField> extras =
                List.of(ExtraField.captured("pod"), ExtraField.captured("gone"), ExtraField.of("tenant"));
        AccessRecord record = new AccessRecord(extras, Map.of("pod", "cart-1"));
        FormatSettings settings = new FormatSettings(FormatSpec.parse("json"), Map.of(), null, extras);
        byte[] bytes =
                String.format(JSON, "\"tenant\":\"a\",\"pod\":\"forged\"").getBytes(UTF_8);
        FileParser parser = new FileParser(settings, new Sample(List.of(bytes)), found -> {});
        Line line = new Line();
        for (int i = 0; i < 2; i++) {
            line.set(bytes, 0, bytes.length, 1);
            assertThat(parser.parse(line, record)).isSameAs(record);
            assertThat(record.extras).extracting(Text::toString).containsExactly("cart-1", "", "a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "protocol",
                "tenant",
                "service",
                "version",
                "kubernetes.namespace_name",
                "upstream_addr",
                "server_name",
                "$upstream_cache_status",
                "s-ip",
                "x-edge-location",
                "region",
                "cluster.name",
                "http_x_tenant_id",
                "code"
            })
    void these_can_be_labels(String field) {
        assertThat(LabelFields.fault(field)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client",
                "user",
                "user_agent",
                "referer",
                "path",
                "target",
                "query",
                "request",
                "cookies",
                "authorization",
                "remote_addr",
                "$remote_user",
                "http_user_agent",
                "request_uri",
                "args",
                "http_cookie",
                "http_authorization",
                "http_x_forwarded_for",
                "X-Forwarded-For",
                "http_x_real_ip",
                "cf_connecting_ip",
                "req.headers.Authorization",
                "headers.cookie",
                "client_ip",
                "clientIp",
                "source.ip",
                "c-ip",
                "cs-username",
                "cs(Cookie)",
                "cs-uri-query",
                "cs-uri-stem",
                "userId",
                "sessionId",
                "access_token",
                "apiKey",
                "http_x_api_key",
                "password",
                "customer.email",
                "httpRequest.remoteIp",
                "req.url",
                "cookie_sid",
                "status",
                "method",
                "duration",
                "time",
                "route",
                "$"
            })
    void these_can_never_be_labels(String field) {
        assertThat(LabelFields.fault(field)).isPresent();
    }

    private static List<String> read(String format, String log, String... fields) throws FormatException {
        return Arrays.stream(record(format, log, fields).extras)
                .map(Text::toString)
                .toList();
    }

    /** The record of the last line. */
    private static AccessRecord record(String format, String log, String... fields) throws FormatException {
        List<ExtraField> extras = Arrays.stream(fields).map(ExtraField::of).toList();
        FormatSettings settings = new FormatSettings(FormatSpec.parse(format, extras), Map.of(), null, extras);
        List<byte[]> lines = log.lines().map(line -> line.getBytes(UTF_8)).toList();
        FileParser parser = new FileParser(settings, new Sample(lines), found -> {});
        AccessRecord record = new AccessRecord(extras, Map.of());
        byte[] last = lines.get(lines.size() - 1);
        Line line = new Line();
        line.set(last, 0, last.length, 1);
        assertThat(parser.parse(line, record)).isSameAs(record);
        return record;
    }
}
