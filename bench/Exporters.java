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
 * them. All show the same, 200 operations with five or six statuses each, 20,160 series of the API, and what dashboards ask of the exporter.
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
}
