import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes an access log: nginx's combined with {@code $request_time}, or the same requests as JSON. The same seed gives the same bytes.
 *
 * <pre>java bench/Traffic.java FORMAT LINES [SEED] > FILE
 * java bench/Traffic.java FORMAT live RATE SECONDS FILE</pre>
 *
 * <p>{@code FORMAT} is {@code combined} or {@code json}. {@code live} appends RATE lines a second to FILE, in a hundred portions a second,
 * and prints how many it wrote. Forty routes of very different weight, with numeric ids and UUIDs; a fiftieth of the requests fails.
 */
final class Traffic {
    private static final String[] ROUTES = routes();
    private static final String[] METHODS = {"GET", "GET", "GET", "GET", "GET", "GET", "POST", "POST", "PUT", "DELETE"};
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "python-requests/2.32.3",
        "Go-http-client/2.0",
    };
    private static final String[] REFERERS = {"-", "https://shop.example.com/products/winter", "https://shop.example.com/cart"};
    private static final int PORTIONS = 100;
    private static final long FIRST_SECOND = 1_793_520_000L;

    private final boolean json;
    private final SplittableRandom random;
    private final StringBuilder line = new StringBuilder(512);
    private long lines;
    private long stampSecond = -1;
    private String stamp = "";

    private Traffic(boolean json, long seed) {
        this.json = json;
        this.random = new SplittableRandom(seed);
    }

    private static String[] routes() {
        String[] resources = {"users", "orders", "invoices", "products", "carts", "payments", "shipments", "reviews"};
        String[] shapes = {"/api/v1/%s", "/api/v1/%s/#", "/api/v1/%s/#/items", "/api/v2/%s/@", "/api/v2/%s/@/history"};
        String[] routes = new String[resources.length * shapes.length];
        for (int i = 0; i < routes.length; i++) {
            routes[i] = String.format(Locale.ROOT, shapes[i % shapes.length], resources[i / shapes.length]);
        }
        return routes;
    }

    /** The first routes are asked for most. */
    private String route() {
        double share = random.nextDouble();
        return ROUTES[(int) (share * share * ROUTES.length)];
    }

    private void path() {
        String route = route();
        for (int i = 0; i < route.length(); i++) {
            char c = route.charAt(i);
            switch (c) {
                case '#' -> line.append(1 + random.nextInt(9_999_999));
                case '@' -> uuid();
                default -> line.append(c);
            }
        }
        if (random.nextInt(4) == 0) {
            line.append("?page=").append(1 + random.nextInt(50)).append("&sort=created");
        }
    }

    private void uuid() {
        hex(8).append('-');
        hex(4).append("-4");
        hex(3).append("-a");
        hex(3).append('-');
        hex(12);
    }

    private StringBuilder hex(int digits) {
        for (int i = 0; i < digits; i++) {
            line.append(Character.forDigit(random.nextInt(16), 16));
        }
        return line;
    }

    private int status(String method) {
        int n = random.nextInt(1_000);
        if (n < 5) {
            return 500 + (n & 3);
        }
        return n < 20 ? 404 : n < 25 ? 401 : method.equals("POST") ? 201 : 200;
    }

    private void next(long second) {
        if (second != stampSecond) {
            stampSecond = second;
            stamp = stamp(second);
        }
        String method = METHODS[random.nextInt(METHODS.length)];
        int address = random.nextInt(254) + 1;
        int status = status(method);
        int size = random.nextInt(20_000);
        int millis = (int) Math.exp(2 + random.nextDouble() * random.nextDouble() * 6);
        String agent = AGENTS[random.nextInt(AGENTS.length)];
        String referer = REFERERS[random.nextInt(REFERERS.length)];
        lines++;
        if (json) {
            line.append("{\"time_local\":\"").append(stamp).append("\",\"remote_addr\":\"192.0.2.").append(address);
            line.append("\",\"remote_user\":\"-\",\"host\":\"shop.example.com\",\"request_method\":\"").append(method).append("\",\"request_uri\":\"");
            path();
            line.append("\",\"server_protocol\":\"HTTP/1.1\",\"status\":").append(status);
            line.append(",\"body_bytes_sent\":").append(size).append(",\"http_referer\":\"").append(referer);
            line.append("\",\"http_user_agent\":\"").append(agent).append("\",\"request_time\":");
            seconds(millis).append("}\n");
        } else {
            line.append("192.0.2.").append(address).append(" - - [").append(stamp).append("] \"").append(method).append(' ');
            path();
            line.append(" HTTP/1.1\" ").append(status).append(' ').append(size).append(" \"").append(referer);
            line.append("\" \"").append(agent).append("\" ");
            seconds(millis).append('\n');
        }
    }

    private StringBuilder seconds(int millis) {
        line.append(millis / 1_000).append('.');
        return line.append(Integer.toString(1_000 + millis % 1_000), 1, 4);
    }

    private static String stamp(long second) {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                .format(java.time.Instant.ofEpochSecond(second).atOffset(java.time.ZoneOffset.UTC));
    }

    private void flush(OutputStream out) throws IOException {
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        line.setLength(0);
    }

    private void write(long count, OutputStream out) throws IOException {
        while (lines < count) {
            next(FIRST_SECOND + lines / 1_000);
            flush(out);
        }
        out.flush();
    }

    private void live(long rate, long seconds, String file) throws IOException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            for (long portion = 1; System.nanoTime() < end; portion++) {
                long due = rate * portion / PORTIONS;
                long second = System.currentTimeMillis() / 1_000;
                while (lines < due) {
                    next(second);
                }
                flush(out);
                long wait = began + portion * (1_000_000_000L / PORTIONS) - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
            }
        }
        System.out.println(lines);
    }

    public static void main(String[] args) throws IOException {
        boolean live = args.length == 5 && args[1].equals("live");
        if (!live && (args.length < 2 || args.length > 3)) {
            System.err.println("Traffic.java combined|json LINES [SEED] | combined|json live RATE SECONDS FILE");
            System.exit(2);
        }
        boolean json = args[0].equals("json");
        if (live) {
            new Traffic(json, 1).live(Long.parseLong(args[2]), Long.parseLong(args[3]), args[4]);
            return;
        }
        Traffic traffic = new Traffic(json, args.length == 3 ? Long.parseLong(args[2]) : 1);
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(java.io.FileDescriptor.out), 1 << 18)) {
            traffic.write(Long.parseLong(args[1]), out);
        }
    }
}
