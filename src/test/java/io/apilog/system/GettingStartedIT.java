package io.apilog.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/getting-started.md} says, block by block, in a folder and on ports of its own. */
class GettingStartedIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Path RULES = Path.of("prometheus-rules");

    @TempDir
    private Path folder;

    private final Map<String, String> here = new LinkedHashMap<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<Map.Entry<String, String>> blocks = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        for (MatchResult block : BLOCK.matcher(Files.readString(Path.of("docs/getting-started.md")))
                .results()
                .toList()) {
            blocks.add(Map.entry(block.group(1), block.group(2)));
        }
        for (String port : List.of("10180", "9090", "9093")) {
            here.put(":" + port, ":" + FreePort.find());
        }
        here.put("/var/log/nginx/access.log", folder.resolve("access.log").toString());
        here.put("/var/lib/apilog-exporter", folder.resolve("state").toString());
        install();
    }

    private void install() throws IOException {
        Path jar = Path.of(System.getProperty("apilog.jar", "target/apilog-exporter.jar"));
        Programs.output(List.of("env", "DESTDIR=" + folder.resolve("root"), "JAR=" + jar, "sh", "deploy/install.sh"));
        try (DirectoryStream<Path> rules = Files.newDirectoryStream(RULES, "*.rules.yml")) {
            for (Path file : rules) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void end() {
        servers.forEach(ServerProcess::close);
    }

    @Test
    void the_page_leads_from_a_log_to_the_first_message() throws Exception {
        Programs.required("promtool");
        Programs.required("prometheus");
        Programs.required("prometheus-alertmanager");
        int web = nginx(block("nginx", 0));

        String explained = run(command("explain"));
        assertThat(explained).contains("$request_time", "seconds").doesNotContain("WARNING");

        start(command("--state.dir"));
        Eventually.holds(() -> assertThat(get(address(":10180", "/-/ready"))).isNotEmpty());
        assertThat(get("http://127.0.0.1:" + web + "/users/43")).isEqualTo("a user\n");
        Eventually.holds(() -> assertThat(run(command("curl")))
                .contains("source=\"shop\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\"")
                .contains("apilog_request_duration_seconds_count{source=\"shop\""));

        Files.writeString(folder.resolve("prometheus.yml"), inAHurry(block("yaml", 0)));
        run(command("promtool"));
        // What fires before it has found its Alertmanager would else be told a minute later.
        start(command("prometheus --config.file") + " --rules.alert.resend-delay=1s");
        String question = block("promql", 0).strip();
        Eventually.holds(() -> assertThat(
                        get(address(":9090", "/api/v1/query?query=" + URLEncoder.encode(question, UTF_8))))
                .contains("\"endpoint\":\"/users/{id}\""));

        alertmanagerFiles();
        run(command("amtool"));
        start(command("prometheus-alertmanager"));
        Eventually.holds(
                () -> assertThat(get(address(":9093", "/api/v2/alerts"))).contains("ApilogWatchdog"));
    }

    @Test
    void a_configuration_goes_on_where_the_trial_stood() throws Exception {
        Path log = Files.writeString(Path.of(here.get("/var/log/nginx/access.log")), "");
        ServerProcess trial = start(command("--state.dir"));
        Eventually.holds(() -> assertThat(get(address(":10180", "/-/ready"))).isNotEmpty());
        Files.writeString(log, json());
        Eventually.holds(() -> assertThat(run(command("curl"))).contains("status=\"200\",} 1.0"));
        trial.close();

        Files.writeString(folder.resolve("apilog.yaml"), local(block("yaml", 1)));
        assertThat(run(command("apilog-exporter check"))).contains("good; sources: 1");
        start(command("--config.file=apilog.yaml"));

        Eventually.holds(() -> assertThat(run(command("curl")))
                .contains("source=\"shop\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",} 1.0"));
    }

    @Test
    void the_line_of_json_is_read_with_its_duration() throws IOException {
        Files.writeString(Path.of(here.get("/var/log/nginx/access.log")), json().repeat(20));

        assertThat(run(command("explain"))).contains("20 accepted", "duration_seconds  0.0125");
    }

    /** nginx with the lines of the page in its {@code http} block, and one request in its log. */
    private int nginx(String lines) throws IOException {
        int port = FreePort.find();
        String config = (Programs.isRoot() ? "user root;\n" : "") + """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            events {}
            http {
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                %s
                server {
                    listen 127.0.0.1:%d;
                    default_type text/plain;
                    location /users/ { return 200 "a user\\n"; }
                }
            }
            """.formatted(local(lines), port);
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        servers.add(ServerProcess.start(
                List.of(
                        Programs.required("nginx"),
                        "-p",
                        folder.toString(),
                        "-c",
                        file.toString(),
                        "-e",
                        folder.resolve("error.log").toString()),
                folder.resolve("nginx.out")));
        Eventually.holds(
                () -> assertThat(get("http://127.0.0.1:" + port + "/users/42")).isEqualTo("a user\n"));
        return port;
    }

    private void alertmanagerFiles() throws IOException {
        Path chat = Files.writeString(folder.resolve("chat-url"), "http://127.0.0.1:9/");
        Files.copy(RULES.resolve("alertmanager/apilog.tmpl"), folder.resolve("apilog.tmpl"));
        Files.writeString(
                folder.resolve("alertmanager.yml"),
                Files.readString(RULES.resolve("alertmanager/alertmanager.yml"))
                        .replaceAll("/etc/alertmanager/\\w+-url", chat.toString()));
    }

    private static String inAHurry(String config) {
        return config.replace("15s", "1s");
    }

    private String block(String kind, int number) {
        return local(blocks.stream()
                .filter(block -> block.getKey().equals(kind))
                .skip(number)
                .findFirst()
                .orElseThrow()
                .getValue());
    }

    private String json() {
        return block("json", 0);
    }

    /** The line of the page that has these words. */
    private String command(String words) {
        return local(blocks.stream()
                .filter(block -> block.getKey().equals("sh"))
                .flatMap(block -> block.getValue().lines())
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow());
    }

    private String local(String text) {
        String local = text;
        for (Map.Entry<String, String> change : here.entrySet()) {
            local = local.replace(change.getKey(), change.getValue());
        }
        return local;
    }

    private String address(String port, String path) {
        return "http://127.0.0.1" + here.get(port) + path;
    }

    private List<String> shell(String command) {
        String path = folder.resolve("root/usr/local/bin") + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
        String listening = "APILOG_WEB_LISTEN_ADDRESS=127.0.0.1" + here.get(":10180");
        return List.of("env", "PATH=" + path, listening, "sh", "-c", "cd '" + folder + "' && exec " + command);
    }

    private String run(String command) {
        return Programs.output(shell(command));
    }

    private ServerProcess start(String command) throws IOException {
        ServerProcess server = ServerProcess.start(shell(command), folder.resolve("server-" + servers.size() + ".out"));
        servers.add(server);
        return server;
    }

    private static String get(String address) {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
