package io.apilog.demo.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Prometheus and Alertmanager as processes of the demo's, on free ports of the loopback address; they end with it. */
public final class Monitoring implements AutoCloseable {
    private static final List<String> RULES = List.of(
            "apilog-recording.rules.yml",
            "apilog-alerts.rules.yml",
            "apilog-customers.rules.yml",
            "apilog-security.rules.yml",
            "apilog-trust.rules.yml",
            "apilog-slo.rules.yml");
    private static final List<String> MESSAGES = List.of("alertmanager.yml", "apilog.tmpl");
    private static final String SHIPPED = "/prometheus-rules/";
    private static final int PATIENCE_SECONDS = 5;

    /** Ends the server when its standard input ends, which it does however the demo does, by a kill -9 too. */
    private static final String BOUND_TO_US =
            "exec 3<&0; \"$@\" 3<&- & server=$!; (cat <&3 >/dev/null; kill \"$server\") 2>/dev/null & wait \"$server\"";

    private final Path folder;
    private final List<Server> processes = new ArrayList<>();
    private final int prometheus;
    private final int alertmanager;
    private final Receiver receiver;

    private Monitoring(Path folder, Receiver receiver) throws IOException {
        this.folder = folder;
        this.receiver = receiver;
        this.prometheus = freePort();
        this.alertmanager = freePort();
    }

    /**
     * Starts both.
     *
     * @param folder for their data; it is the caller's to remove
     * @param target the port on which metrics are served
     * @param messages takes what would go to a chat, as Slack has it, on a thread of its own
     * @throws IOException one of the two is not installed or does not start; what was started is ended
     */
    public static Monitoring start(Path folder, int target, Map<String, String> environment, Consumer<byte[]> messages)
            throws IOException {
        Path prometheus = installed(Program.PROMETHEUS, environment);
        Path alertmanager = installed(Program.ALERTMANAGER, environment);
        Monitoring monitoring = new Monitoring(Files.createDirectories(folder), Receiver.start(messages));
        try {
            monitoring.startAlertmanager(alertmanager);
            monitoring.startPrometheus(prometheus, target);
        } catch (IOException e) {
            monitoring.close();
            throw e;
        }
        return monitoring;
    }

    private static Path installed(Program program, Map<String, String> environment) throws IOException {
        return program.find(environment)
                .orElseThrow(() -> new IOException(
                        program.usualName() + " is not on the PATH; Debian and Ubuntu have it:" + " apt-get install "
                                + Program.PROMETHEUS.usualName() + " " + Program.ALERTMANAGER.usualName()));
    }

    private void startAlertmanager(Path program) throws IOException {
        Path chat = Files.writeString(folder.resolve("chat-url"), receiver.address() + "/chat");
        for (String name : MESSAGES) {
            String text = shipped("alertmanager/" + name)
                    .replaceAll("/etc/alertmanager/\\w+-url", Matcher.quoteReplacement(chat.toString()))
                    .replaceAll("http://[\\w.:]+/watchdog", receiver.address() + "/watchdog")
                    .replaceAll("group_wait: 30s", "group_wait: 5s");
            Files.writeString(folder.resolve(name), text);
        }
        start(
                program,
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + alertmanager,
                "--cluster.listen-address=",
                "--log.level=error");
    }

    private void startPrometheus(Path program, int target) throws IOException {
        for (String name : RULES) {
            Files.writeString(folder.resolve(name), shipped(name));
        }
        String config = """
            global: {scrape_interval: 5s, evaluation_interval: 5s}
            rule_files: [%s]
            alerting:
              alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]
            scrape_configs:
              - job_name: apilog
                honor_labels: true
                static_configs: [{targets: ["127.0.0.1:%d"]}]
            """.formatted(String.join(", ", RULES), alertmanager, target);
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        start(
                program,
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + prometheus,
                // What fires before it has found its Alertmanager would else be told a minute later.
                "--rules.alert.resend-delay=5s",
                "--log.level=error");
    }

    private void start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", BOUND_TO_US, "sh", program.toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve(program.getFileName() + ".log");
        processes.add(new Server(
                program.getFileName().toString(),
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()));
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = Monitoring.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IOException("the program's jar lacks " + SHIPPED + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where alerts can be seen in Prometheus. */
    public String prometheus() {
        return "http://localhost:" + prometheus + "/alerts";
    }

    /** Where Alertmanager shows what it tells, and what it keeps to itself. */
    public String alertmanager() {
        return "http://localhost:" + alertmanager + "/";
    }

    private record Server(String name, Process process) {}

    /** What ended by itself; empty while both run. */
    public String trouble() {
        return processes.stream()
                .filter(server -> !server.process().isAlive())
                .map(server -> server.name() + " has ended with code "
                        + server.process().exitValue() + ": see " + folder.resolve(server.name() + ".log"))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        for (Server server : processes) {
            try {
                server.process().getOutputStream().close();
                if (!server.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    server.process().descendants().forEach(ProcessHandle::destroyForcibly);
                }
            } catch (IOException e) {
                server.process().descendants().forEach(ProcessHandle::destroyForcibly);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                server.process().descendants().forEach(ProcessHandle::destroyForcibly);
            }
        }
        receiver.close();
    }
}
