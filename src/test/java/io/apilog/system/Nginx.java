package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx that answers a small API in a folder of its own, on the loopback address alone. */
final class Nginx implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String program;
    private final Path folder;
    private final int port;
    private final ServerProcess process;

    private Nginx(String program, Path folder, int port, ServerProcess process) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it; the folder is there and empty. */
    static Nginx start(Path folder) throws IOException {
        String program = Programs.required("nginx");
        int port = FreePort.find();
        Path config = Files.writeString(folder.resolve("nginx.conf"), config(port, FreePort.find()));
        List<String> command = command(program, folder, config);
        Nginx nginx = new Nginx(program, folder, port, ServerProcess.start(command, folder.resolve("nginx.out")));
        try {
            Eventually.holds(() -> {
                nginx.process.assertAlive();
                assertThat(nginx.answers()).isTrue();
            });
        } catch (AssertionError e) {
            nginx.close();
            throw e;
        }
        return nginx;
    }

    private static List<String> command(String program, Path folder, Path config) {
        return List.of(program, "-p", folder.toString(), "-c", config.toString(), "-e", errorLog(folder));
    }

    private static String errorLog(Path folder) {
        return folder.resolve("error.log").toString();
    }

    private static String config(int port, int upstreamPort) {
        String settings = """
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
                    log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                                     '"$http_referer" "$http_user_agent" $request_time $upstream_response_time';
                    server {
                        listen 127.0.0.1:PORT;
                        access_log access.log timed;
                        default_type text/plain;
                        location = /up { access_log off; return 204; }
                        location /api/users/ { return 200 "a user\\n"; }
                        location = /api/orders {
                            if ($request_method = POST) { return 201; }
                            if ($request_method = DELETE) { return 503; }
                            return 200 "orders\\n";
                        }
                        location /api/broken { return 500; }
                        location /api/proxied/ { proxy_pass http://127.0.0.1:UPSTREAM; }
                        location / { return 404; }
                    }
                    server {
                        listen 127.0.0.1:UPSTREAM;
                        access_log off;
                        location / { return 200 "from upstream\\n"; }
                    }
                }
                """.replace("UPSTREAM", String.valueOf(upstreamPort)).replace("PORT", String.valueOf(port));
        // Its workers must be able to open the log again in a folder that only its owner may enter.
        return Programs.isRoot() ? "user root;\n" + settings : settings;
    }

    Path accessLog() {
        return folder.resolve("access.log");
    }

    String version() {
        return Programs.output(List.of(program, "-v")).strip();
    }

    private boolean answers() {
        try {
            return send("GET", "/up") == 204;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Sends requests one after the other, each of which must be answered so. */
    void send(int count, String method, String path, int status) {
        for (int i = 0; i < count; i++) {
            assertThat(send(method, path.replace("#", String.valueOf(1000 + i))))
                    .as("%s %s", method, path)
                    .isEqualTo(status);
        }
    }

    private int send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The renaming of a rotation; nginx goes on writing to the renamed file. */
    void renameLog() throws IOException {
        Files.move(accessLog(), folder.resolve("access.log.1"));
    }

    /** The other half of it: nginx is told to open its log anew, and has done so when this returns. */
    void reopenLog() {
        Programs.output(List.of(
                program,
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                errorLog(folder),
                "-s",
                "reopen"));
        Eventually.holds(() -> assertThat(accessLog()).exists());
    }

    @Override
    public void close() {
        process.close();
    }
}
