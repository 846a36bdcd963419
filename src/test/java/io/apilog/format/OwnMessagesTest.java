package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are known by the way in which their program writes them, beside its entries. */
class OwnMessagesTest {
    private static final String COMBINED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a/%d HTTP/1.1\" 200 512 \"-\" \"curl/8.5.0\" 12.345 ms";
    private static final String ENVOY =
            "[2026-11-21T09:00:00.706Z] \"GET /a/%d HTTP/1.1\" 200 - via_upstream - \"-\" 0 17877 55 54 \"192.0.2.142\""
                    + " \"curl/8.5.0\" \"e31f2277\" \"example.com\" \"192.0.2.8:8080\" outbound|8080||a.b.svc.cluster.local"
                    + " 192.0.2.4:53800 192.0.2.5:8080 192.0.2.4:53801 - default";
    private static final String OAUTH =
            "192.0.2.36:42711 - 259d5197-b15e - anna@example.com [2026/11/21 09:00:00] example.com GET"
                    + " \"http://192.0.2.9:8080/\" \"/a/%d\" HTTP/1.1 \"curl/8.5.0\" 200 9992 0.184";
    private static final String STRUCTLOG =
            "2026-11-21T09:00:00.567456Z [info     ] request_finished               [app.middleware] duration_ms=131.55"
                    + " method=POST path=/a/%d request_id=a543bf6a status_code=200";
    private static final String TOWER =
            "2026-11-21T09:00:00.671456Z  INFO request{method=GET uri=/a/%d version=HTTP/1.1}: tower_http::trace::on_response:"
                    + " finished processing request latency=2 ms status=200";
    private static final String DOTNET =
            "      Request finished HTTP/1.1 GET http://example.com/a/%d - 200 316 application/json 6.5582ms";
    private static final String SPRING =
            "2026-11-21T09:00:00.500Z  INFO 1 --- [orders] [nio-8080-exec-2] c.e.orders.web.AccessLogFilter           :"
                    + " method=POST uri=/a/%d status=401 duration=65ms";
    private static final String GIN =
            "[GIN] 2026/11/21 - 09:00:00 | 200 |      46.192ms |       192.0.2.9 | GET      \"/a/%d\"";
    private static final String KUBERNETES =
            "I1121 09:00:00.217456       1 httplog.go:132] \"HTTP\" verb=\"LIST\" URI=\"/api/v1/pods?limit=%d\" latency=\"747µs\""
                    + " userAgent=\"kubectl/v1.30.0\" audit-ID=\"c5d25956\" srcIP=\"192.0.2.2:56365\" resp=200";

    /** Every ninth line is the message. */
    private static ReadLog with(String entry, String message) {
        IntFunction<String> line = i -> i % 9 == 8 ? message : entry.formatted(i);
        return ReadLog.of(45, line);
    }

    private static void isIgnored(String entry, String message) {
        ReadLog log = with(entry, message);
        assertThat(log.requests).as(message).hasSize(40);
        assertThat(log.ignored).as(message).isEqualTo(5);
        assertThat(log.rejected).as(message).isZero();
    }

    private static void isRejected(String entry, String message) {
        ReadLog log = with(entry, message);
        assertThat(log.requests).as(message).hasSize(40);
        assertThat(log.rejected).as(message).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T09:00:00.056456Z\tinfo\tcache\tgenerated new workload certificate\tlatency=123.4ms ttl=23h59m59s",
                "2026-11-21T09:00:00.055456Z\tinfo\txdsproxy\tconnected to delta upstream XDS server: istiod.svc:15012\tid=12",
                "2026-11-21T09:00:00.055456Z\twarning\tenvoy config external/envoy/grpc_stream.h:152\tgRPC config stream to"
                        + " xds-grpc closed: 14, upstream reset\tthread=22"
            })
    void the_agent_of_istio_speaks_in_columns(String message) {
        isIgnored(ENVOY, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T09:00:00.056456Z\tinfo\t/a/b\tnot seen\t200",
                "2026-11-21T09:00:00.056456Z\tinfo\thttp\tanswered it\t200"
            })
    void columns_of_a_request_are_rejected(String line) {
        isRejected(ENVOY, line);
    }

    @Test
    void oauth2_proxy_names_its_source() {
        isIgnored(
                OAUTH,
                "[2026/11/21 09:00:00] [stored_session.go:76] Error loading cookied session: cookie \"_oauth2_proxy\" not"
                        + " present, removing session");
        isIgnored(OAUTH, "[2026/11/21 09:00:00] [oauthproxy.go:1018] No valid authentication in request.");
    }

    @Test
    void structlog_has_wide_levels() {
        isIgnored(
                STRUCTLOG,
                "2026-11-21T09:00:00.865456Z [info     ] order_created                  [app.orders] order_id=5 total=99.5");
        isIgnored(STRUCTLOG, "2026-11-21 09:00:00 [warning  ] stock_low                      item=7");
        isRejected(STRUCTLOG, STRUCTLOG.formatted(7).replaceFirst("131.*", ""));
        isRejected(STRUCTLOG, STRUCTLOG.formatted(7).replaceFirst("finished.*", ""));
    }

    @Test
    void stern_names_what_it_follows() {
        isIgnored("api-7d9f8c6b5-x2x9z api " + COMBINED, "+ api-7d9f8c6b5-k8s2l › api");
        isIgnored("api-7d9f8c6b5-x2x9z api " + COMBINED, "- api-7d9f8c6b5-k8s2l › api");
        isIgnored(COMBINED, "\u001b[1;92m+\u001b[0m \u001b[35mapi-7d9f8c6b5-k8s2l\u001b[0m › \u001b[36mapi\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      Executing endpoint 'HTTP: GET /api/v1/orders'",
                "      Executed endpoint 'HTTP: GET /api/v1/orders'",
                "      Request reached the end of the middleware pipeline without being handled by application code. Request"
                        + " path: GET http://example.com/a, Response status code: 404"
            })
    void routing_of_dotnet_is_beside_the_request(String message) {
        isIgnored(DOTNET, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[PaymentClient#charge] ---> POST http://payments/v1/charges HTTP/1.1",
                "[PaymentClient#charge] <--- HTTP/1.1 200 OK (85ms)",
                "<-- 200 OK https://payments.example.com/v1/charges (85ms, 12-byte body)"
            })
    void what_clients_of_java_were_answered_is_no_entry(String message) {
        isIgnored(
                SPRING,
                "2026-11-21T09:00:00.263Z  DEBUG 1 --- [orders] [nio-8080-exec-2] c.example.orders.PaymentClient           : "
                        + message);
    }

    @Test
    void a_failure_of_tower_has_its_response_too() {
        isIgnored(
                TOWER,
                "2026-11-21T09:00:00.584456Z ERROR request{method=POST uri=/a version=HTTP/1.1}: tower_http::trace::on_failure:"
                        + " response failed classification=Status code: 500 Internal Server Error latency=12 ms");
    }

    @Test
    void the_head_that_gin_shows_of_a_request_that_failed_is_no_entry() {
        isIgnored(GIN, "POST /api/v1/orders HTTP/1.1");
        isIgnored(GIN, "POST /api/v1/orders HTTP/1.1\r");
        isRejected(GIN, "POST /api/v1/orders HTTP/1.1 200");
    }

    @Test
    void a_trace_of_kubernetes_is_beside_its_entry() {
        isIgnored(
                KUBERNETES,
                "I1121 09:00:00.497456       1 trace.go:236] Trace[123456]: \"Get\" accept:application/json,protocol:HTTP/2.0,"
                        + "url:/api/v1/configmaps/x,verb:GET (21-Nov-2026 09:00:00.100) (total time: 512ms):");
    }
}
