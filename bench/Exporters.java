import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * Serves what many exporters with a full table of series would show, at one port: each address of 127.0.0.0/8 that is asked is one more of
 * them. All show the same, 200 operations with five or six statuses each, 20,160 series of the API, nearly as much of insight as its budget
 * allows, and what dashboards ask of the exporter.
 *
 * <pre>java bench/Exporters.java PORT SECONDS</pre>
 *
 * <p>It ends by itself after SECONDS, and answers on loopback alone.
 */
final class Exporters {
    private static final int OPERATIONS = 200;
    private static final double[] BOUNDS = {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10};
    private static final String[] STATUSES = {"200", "304", "400", "404", "500", "503"};
    private static final double[] SHARES = {.93, .03, .02, .015, .004, .001};
    private static final String[] METHODS = {"GET", "GET", "POST", "PUT", "DELETE"};
    private static final int PART = 1 << 16;
    private static final long MADE_ANEW_NANOS = 5_000_000_000L;
    /** As if it had run for a while: what begins at 0 would be a quiet API. */
    private static final double SECONDS_BEFORE = 3600;

    private final long started = System.nanoTime();
    private long madeAt = Long.MIN_VALUE;
    private byte[] made = {};

    public static void main(String... args) throws Exception {
        Exporters exporters = new Exporters();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName("0.0.0.0"), Integer.parseInt(args[0])), 200);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/metrics", exporters::answer);
        server.start();
        Thread.sleep(Long.parseLong(args[1]) * 1000);
        server.stop(0);
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            byte[] body = body();
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            // In parts: the server keeps a buffer of the largest one for each connection.
            for (int from = 0; from < body.length; from += PART) {
                exchange.getResponseBody().write(body, from, Math.min(PART, body.length - from));
            }
        }
    }

    private synchronized byte[] body() {
        long now = System.nanoTime();
        if (made.length == 0 || now - madeAt > MADE_ANEW_NANOS) {
            madeAt = now;
            made = text(SECONDS_BEFORE + (now - started) / 1e9);
        }
        return made;
    }

    private static byte[] text(double seconds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 << 20);
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        long all = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            String operation = "source=\"web\",endpoint=\"/api/v" + (1 + i % 3) + "/resources-" + i / 2 + "/{id}\",method=\""
                    + METHODS[i % METHODS.length] + "\"";
            double requests = seconds * 20 / (1 + i);
            double mean = .01 * (1 + i % 17);
            // 1,120 label sets of 18 lines.
            int statuses = i % 5 < 3 ? 6 : 5;
            for (int s = 0; s < statuses; s++) {
                String labels = operation + ",status=\"" + STATUSES[s] + "\"";
                long count = (long) (requests * SHARES[s]);
                all += count;
                out.print("apilog_requests_total{" + labels + "} " + count + "\n");
                for (double bound : BOUNDS) {
                    long upTo = (long) (count * (1 - Math.exp(-bound / mean)));
                    out.print("apilog_request_duration_seconds_bucket{" + labels + ",le=\"" + bound + "\"} " + upTo + "\n");
                }
                out.print("apilog_request_duration_seconds_bucket{" + labels + ",le=\"+Inf\"} " + count + "\n");
                out.print("apilog_request_duration_seconds_count{" + labels + "} " + count + "\n");
                out.print("apilog_request_duration_seconds_sum{" + labels + "} " + count * mean + "\n");
            }
            out.print("apilog_response_bytes_total{" + operation + "} " + (long) (requests * 2000) + "\n");
        }
        insight(out, seconds);
        for (String result : new String[] {"accepted", "rejected", "ignored", "filtered"}) {
            out.print("apilog_lines_total{source=\"web\",result=\"" + result + "\"} " + (result.equals("accepted") ? all : 0) + "\n");
        }
        out.print("apilog_read_bytes_total{source=\"web\"} " + all * 200 + "\n");
        for (String gauge : new String[] {"lag_seconds", "lag_bytes", "catching_up", "files_unreadable"}) {
            out.print("apilog_" + gauge + "{source=\"web\"} 0\n");
        }
        out.print("apilog_files{source=\"web\"} 1\n");
        out.print("apilog_last_entry_timestamp_seconds{source=\"web\"} " + System.currentTimeMillis() / 1000 + "\n");
        out.print("apilog_build_info{version=\"1\",revision=\"r\",javaversion=\"17\"} 1\n");
        out.print("apilog_endpoints 200\napilog_endpoint_budget 300\napilog_series 20160\napilog_series_budget 21000\n");
        out.print("apilog_config_last_reload_successful 1\nprocess_start_time_seconds 1700000000\nprocess_resident_memory_bytes 6.8e7\n");
        out.print("process_cpu_seconds_total " + seconds / 100 + "\n");
        out.flush();
        return bytes.toByteArray();
    }

    /** What customers, attackers and auditors are told by: some 1,900 sample lines. */
    private static void insight(PrintStream out, double seconds) {
        for (int i = 0; i < OPERATIONS; i += 2) {
            String endpoint = "source=\"web\",endpoint=\"/api/v" + (1 + i % 3) + "/resources-" + i / 2 + "/{id}\"";
            for (String outcome : new String[] {"recovered", "repeated", "left"}) {
                count(out, "failure_outcomes", endpoint + ",outcome=\"" + outcome + "\"", seconds / (1 + i));
            }
            count(out, "excess_wait_seconds", endpoint, seconds / (1 + i));
            count(out, "http_violations", endpoint + ",kind=\"http_1_0\"", seconds / (1 + i));
            count(out, "retries", endpoint + ",after=\"error\"", seconds / (1 + i));
            for (int to = i; to < i + 10; to += 2) {
                String pair = "source=\"web\",from=\"/api/resources-" + i + "/{id}\",to=\"/api/resources-" + to + "/{id}\"";
                count(out, "transitions", pair, seconds / (1 + i));
            }
            for (String status : new String[] {"2xx", "4xx", "5xx"}) {
                count(out, "consumer_requests", "source=\"web\",consumer=\"key-" + i + "\",status_class=\"" + status + "\"", seconds / (1 + i));
            }
            if (i % 10 == 0) {
                count(out, "credentials_in_url", endpoint + ",kind=\"token\"", seconds / 1000);
                count(out, "deprecated_requests", endpoint, seconds / (1 + i));
                count(out, "unauthenticated_success", endpoint, seconds / 1000);
                for (String operation : new String[] {"read", "create", "update", "delete"}) {
                    for (String outcome : new String[] {"allowed", "denied"}) {
                        String data = "source=\"web\",resource=\"resource-" + i + "\",operation=\"" + operation + "\",outcome=\"" + outcome + "\"";
                        count(out, "data_access", data + ",principal=\"anonymous\"", seconds / (1 + i));
                        count(out, "data_access", data + ",principal=\"authenticated\"", seconds);
                    }
                }
            }
        }
        kinds(out, "requests_by_agent", "status_class=\"2xx\",agent", seconds, "browser", "mobile_app", "bot", "tool", "library", "monitor", "none", "unknown");
        kinds(out, "sessions", "experience", seconds, "good", "slow", "error", "frustrated");
        kinds(out, "funnel", "funnel=\"buy\",step=\"/api/orders\",result", seconds, "reached", "lost", "lost_after_error", "lost_after_slow");
        kinds(out, "undocumented_requests", "kind", seconds / 100, "endpoint", "method", "status");
        kinds(out, "tls_requests", "version", seconds, "1.3", "1.2", "none");
        kinds(out, "scheme_requests", "scheme", seconds, "http", "https");
        kinds(out, "security_events", "kind", seconds / 1000, "brute_force", "login_burst", "probing", "enumeration", "attack_pattern", "scanner_agent", "new_source");
        kinds(out, "attack_requests", "pattern", seconds / 100, "sql_injection", "path_traversal", "xss", "command_injection", "jndi", "shellshock", "scanner", "tls_on_http");
        out.print("apilog_audit_records_total " + (long) seconds + "\napilog_audit_failures_total 0\napilog_audit_tree_size " + (long) seconds + "\n");
        out.print("apilog_session_requests_sum{source=\"web\"} " + (long) (seconds * 7) + "\n");
        count(out, "session_requests_count", "source=\"web\"", seconds);
        for (double bound : BOUNDS) {
            out.print("apilog_recovery_seconds_bucket{source=\"web\",le=\"" + bound * 30 + "\"} " + (long) (seconds * (1 - Math.exp(-bound))) + "\n");
        }
        out.print("apilog_recovery_seconds_bucket{source=\"web\",le=\"+Inf\"} " + (long) seconds + "\n");
        for (String window : new String[] {"5m", "1h"}) {
            out.print("apilog_clients_active{source=\"web\",window=\"" + window + "\"} 5000\napilog_unique_clients{source=\"web\",window=\"" + window + "\"} 6000\n");
            for (String kind : new String[] {"error", "slow", "refused"}) {
                out.print("apilog_clients_affected{source=\"web\",window=\"" + window + "\",kind=\"" + kind + "\"} 50\n");
            }
        }
        for (String state : new String[] {"called", "never_called", "deprecated_called"}) {
            out.print("apilog_api_operations{source=\"web\",state=\"" + state + "\"} 50\n");
        }
        for (String kind : new String[] {"brute_force", "probing", "attack_pattern"}) {
            out.print("apilog_security_active_sources{source=\"web\",kind=\"" + kind + "\"} 3\n");
        }
    }

    private static void kinds(PrintStream out, String family, String label, double value, String... kinds) {
        for (String kind : kinds) {
            count(out, family, "source=\"web\"," + label + "=\"" + kind + "\"", value);
        }
    }

    private static void count(PrintStream out, String family, String labels, double value) {
        out.print("apilog_" + family + (family.endsWith("_count") ? "" : "_total") + "{" + labels + "} " + (long) value + "\n");
    }
}
