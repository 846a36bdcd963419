import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;

/**
 * Plays hostile clients against a daemon on loopback, one kind after the other, while one good client scrapes it four times a second, and
 * says what the good one and the counting felt.
 *
 * <pre>java bench/Attacks.java PORT PID SECONDS USER:PASSWORD [WORDS]</pre>
 *
 * <p>With words, only the kinds that have them in their name.
 *
 * <p>The daemon follows a log that is written at a constant rate meanwhile. Every kind is bounded in clients and in time.
 */
final class Attacks {
    private static final int SCRAPE_EVERY_MILLIS = 250;
    private static final int BIG = 1 << 20;

    private final InetSocketAddress daemon;
    private final long pid;
    private final long nanos;
    private final String good;
    private final String only;
    private final LongAdder sent = new LongAdder();
    private volatile boolean over;

    /** Whether the hostile clients have another address than the good one. */
    private volatile boolean elsewhere;

    private Attacks(int port, long pid, int seconds, String login, String only) {
        this.only = only;
        this.daemon = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.pid = pid;
        this.nanos = seconds * 1_000_000_000L;
        this.good = basic(login);
    }

    public static void main(String... args) throws Exception {
        Attacks attacks = new Attacks(
                Integer.parseInt(args[0]),
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                args[3],
                args.length > 4 ? args[4] : "");
        System.out.printf(
                "%-44s %9s %9s %8s %7s %9s %8s %8s%n",
                "attack", "requests", "scrapes", "failed", "p50 ms", "worst ms", "lines/s", "RSS MiB");
        attacks.play("none", 0, n -> {});
        attacks.play("500 clients, a byte of the header a second", 1, n -> attacks.dripping(500));
        attacks.play("5,000 connections that say nothing", 1, n -> attacks.idle(5_000));
        attacks.play("60 clients that do not read what they asked", 60, n -> attacks.notReading());
        attacks.play("8 clients, headers of 1 MiB", 8, n -> attacks.again(attacks.header()));
        attacks.play("8 clients, targets of 1 MiB", 8, n -> attacks.again(attacks.target()));
        attacks.play("8 clients, bodies of 1 MiB", 8, n -> attacks.again(attacks.body()));
        attacks.play("8 clients, random bytes", 8, n -> attacks.again(random(n)));
        attacks.play("8 clients, names of other hosts", 8, n -> attacks.again(attacks.host()));
        attacks.play("16 clients, wrong passwords", 16, n -> attacks.guessing(n));
        attacks.play("8 clients, reloads", 8, n -> attacks.again(attacks.reload()));
        attacks.play("8 clients, scrapes", 8, n -> attacks.again(attacks.scrape()));
        attacks.play("60 clients, scrapes", 60, n -> attacks.again(attacks.scrape()));
        attacks.play("8 clients, scrapes as Prometheus does", 8, n -> attacks.again(attacks.scrapeAsPrometheus()));
        attacks.elsewhere = true;
        attacks.play("60 clients elsewhere, scrapes", 60, n -> attacks.again(attacks.scrape()));
        attacks.play("200 clients elsewhere, scrapes", 200, n -> attacks.again(attacks.scrape()));
        attacks.play("60 clients elsewhere that do not read", 60, n -> attacks.notReading());
        attacks.elsewhere = false;
        attacks.play("none, after all", 0, n -> {});
        System.exit(0);
    }

    private interface Hostile {
        void act(int number) throws Exception;
    }

    private void play(String name, int clients, Hostile hostile) throws Exception {
        if (!name.contains(only)) {
            return;
        }
        sent.reset();
        over = false;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                while (!over) {
                    try {
                        hostile.act(number);
                    } catch (Exception e) {
                        // Refused, cut off: that is what is tried.
                        pause(1);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        Scraped scraped = scrapeFor(nanos);
        over = true;
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        System.out.printf(
                "%-44s %9d %9d %8d %7.1f %9.1f %8.0f %8d%n",
                name,
                sent.sum(),
                scraped.millis.size(),
                scraped.failed,
                scraped.percentile(0.5),
                scraped.percentile(1),
                scraped.linesASecond(),
                rss());
        // What is left of it is over before the next.
        pause(4_000);
    }

    /** What a good client met. */
    private static final class Scraped {
        final List<Double> millis = new ArrayList<>();
        int failed;
        double firstLines = -1;
        double lastLines;
        long firstAt;
        long lastAt;

        double percentile(double share) {
            double[] sorted = millis.stream().mapToDouble(d -> d).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
        }

        double linesASecond() {
            return (lastLines - firstLines) * 1e9 / (lastAt - firstAt);
        }
    }

    private Scraped scrapeFor(long nanos) {
        Scraped scraped = new Scraped();
        long until = System.nanoTime() + nanos;
        for (long next = System.nanoTime(); System.nanoTime() < until; next += SCRAPE_EVERY_MILLIS * 1_000_000L) {
            pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            long began = System.nanoTime();
            try {
                double lines = lines(get("/metrics"));
                long now = System.nanoTime();
                scraped.millis.add((now - began) / 1e6);
                if (scraped.firstLines < 0) {
                    scraped.firstLines = lines;
                    scraped.firstAt = now;
                }
                scraped.lastLines = lines;
                scraped.lastAt = now;
            } catch (IOException e) {
                scraped.failed++;
                System.err.println("failed: " + e);
            }
        }
        return scraped;
    }

    private static double lines(String exposition) {
        return Arrays.stream(exposition.split("\n"))
                .filter(line -> line.startsWith("apilog_lines_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + daemon.getPort() + path).toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Authorization", good);
        connection.setRequestProperty("X-Prometheus-Scrape-Timeout-Seconds", "10");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        // One that is kept open is in already; a scraper that has to come in anew has it hardest.
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = new GZIPInputStream(connection.getInputStream())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void dripping(int count) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            while (!over) {
                while (sockets.size() < count) {
                    Socket socket = connect();
                    socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
                    sockets.add(socket);
                    sent.increment();
                }
                for (Socket socket : List.copyOf(sockets)) {
                    try {
                        socket.getOutputStream().write('a');
                    } catch (IOException e) {
                        socket.close();
                        sockets.remove(socket);
                    }
                }
                pause(1_000);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void idle(int count) throws Exception {
        List<SocketChannel> channels = new ArrayList<>();
        try {
            while (!over && channels.size() < count) {
                channels.add(SocketChannel.open(daemon));
                sent.increment();
            }
            while (!over) {
                pause(200);
            }
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private void notReading() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(2_048);
            bind(socket);
            socket.connect(daemon, 5_000);
            OutputStream out = socket.getOutputStream();
            String request = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + good + "\r\n\r\n";
            for (int i = 0; i < 20 && !over; i++) {
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                sent.increment();
            }
            while (!over) {
                pause(1_000);
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            }
        }
    }

    private void again(byte[] request) throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            sent.increment();
            out.write(request);
            out.flush();
            readAnswer(socket);
        }
    }

    private void guessing(int number) throws Exception {
        String login = basic("prometheus:" + number + "-" + sent.sum());
        again(("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + login + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] header() {
        return ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(BIG) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] target() {
        return ("GET /" + "a".repeat(BIG) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] body() {
        return ("POST /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + good + "\r\nContent-Length: " + BIG + "\r\n\r\n"
                        + "a".repeat(BIG))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] host() {
        return ("GET / HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] reload() {
        return ("POST /-/reload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + good
                        + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] scrape() {
        return ("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + good + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] scrapeAsPrometheus() {
        return new String(scrape(), StandardCharsets.US_ASCII)
                .replaceFirst("\r\n", "\r\nX-Prometheus-Scrape-Timeout-Seconds: 10\r\nAccept-Encoding: gzip\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[4_096];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private void bind(Socket socket) throws IOException {
        if (elsewhere) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        bind(socket);
        socket.connect(daemon, 5_000);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void readAnswer(Socket socket) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        InputStream in = socket.getInputStream();
        while (in.read(buffer.array()) >= 0) {
            // To its end.
        }
    }

    private long rss() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
