package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.apilog.blackbox.AccessLog;
import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import io.apilog.http.tls.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A daemon behind a web configuration, as Prometheus, browsers and strangers meet it. */
@Timeout(180)
class WebConfigIT {
    private static final Path FIXTURES = Path.of("src/test/resources/webconfig");
    private static final String SERVER_NAMES = "dns:localhost,ip:127.0.0.1";
    private static final String MUTUAL = """
        tls_server_config:
          cert_file: server.crt
          key_file: server.key
          client_ca_file: ca.crt
          client_auth_type: RequireAndVerifyClientCert
          client_allowed_sans: [prometheus.example.com]
        """;

    @TempDir
    static Path made;

    private static TestPki pki;

    @TempDir
    private Path folder;

    private Path log;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pki = new TestPki(made);
        pki.issue("server", SERVER_NAMES);
        pki.issue("next", SERVER_NAMES);
        pki.issue("prometheus", "dns:prometheus.example.com");
        pki.issue("other", "dns:other.example.com");
        for (String name : List.of("ca", "server", "next", "prometheus", "other")) {
            pki.write(name, made);
        }
    }

    @BeforeEach
    void copyCertificates() throws IOException {
        for (String name : List.of("ca.crt", "server.crt", "server.key")) {
            Files.copy(made.resolve(name), folder.resolve(name));
        }
        log = folder.resolve("access.log");
        new AccessLog(log).append(AccessLog.line("GET", "/users", 200));
    }

    private RunningDaemon daemon(String webConfig) throws IOException {
        Path file = Files.writeString(folder.resolve("web.yml"), webConfig);
        return ApilogCommand.following("--web.config.file=" + file, log).start();
    }

    private static SSLContext client(String name) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authority = KeyStore.getInstance("PKCS12");
        authority.load(null, null);
        authority.setCertificateEntry("ca", pki.keyStore().getCertificate("ca"));
        trust.init(authority);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (!name.isEmpty()) {
            own.setKeyEntry(
                    name,
                    pki.keyStore().getKey(name, pki.password()),
                    pki.password(),
                    pki.keyStore().getCertificateChain(name));
        }
        keys.init(own, pki.password());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(HttpClient client, RunningDaemon daemon, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + daemon.port() + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void prometheus_scrapes_over_mutual_tls_with_a_password() throws Exception {
        Programs.required("prometheus");
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(10, "secret".toCharArray());
        try (RunningDaemon daemon = daemon(MUTUAL + "basic_auth_users: {prometheus: " + hash + "}\n");
                Prometheus prometheus = Prometheus.start(
                        Files.createDirectory(folder.resolve("prometheus")),
                        List.of(Prometheus.job(
                                "apilog",
                                daemon.port(),
                                Map.of(
                                        "scheme",
                                        "https",
                                        "basic_auth",
                                        Map.of("username", "prometheus", "password", "secret"),
                                        "tls_config",
                                        Map.of(
                                                "ca_file",
                                                        made.resolve("ca.crt").toString(),
                                                "cert_file",
                                                        made.resolve("prometheus.crt")
                                                                .toString(),
                                                "key_file",
                                                        made.resolve("prometheus.key")
                                                                .toString())))),
                        List.of())) {
            Eventually.holds(
                    () -> assertThat(prometheus.samples("apilog_build_info")).hasSize(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"prometheus, true", "other, false", "'', false"})
    void only_a_client_with_an_allowed_name_comes_in(String name, boolean in) throws Exception {
        try (RunningDaemon daemon = daemon(MUTUAL)) {
            HttpClient client = HttpClient.newBuilder().sslContext(client(name)).build();
            if (in) {
                assertThat(get(client, daemon, "/metrics").body()).contains("apilog_build_info");
            } else {
                assertThatThrownBy(() -> get(client, daemon, "/metrics")).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_client_may_choose_http_2() throws Exception {
        try (RunningDaemon daemon = daemon(MUTUAL)) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .sslContext(client("prometheus"))
                    .build();
            HttpResponse<String> response = get(client, daemon, "/metrics");
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.body()).contains("apilog_build_info");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, true", "TLSv1.2, true", "TLSv1.1, false", "TLSv1, false"})
    void only_versions_that_hold_are_spoken(String version, boolean spoken) throws Exception {
        Programs.required("openssl");
        try (RunningDaemon daemon = daemon(MUTUAL.replace("RequireAndVerifyClientCert", "NoClientCert")
                .replaceAll("  client_(ca_file|allowed_sans).*\n", ""))) {
            String flag =
                    "-" + version.toLowerCase(Locale.ROOT).replace("v", "").replace('.', '_');
            Process process = new ProcessBuilder(
                            "openssl",
                            "s_client",
                            flag,
                            "-cipher",
                            "ALL:@SECLEVEL=0",
                            "-connect",
                            "127.0.0.1:" + daemon.port())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said.contains("Cipher is (NONE)")).as(said).isEqualTo(!spoken);
        }
    }

    @Test
    void certificates_change_under_a_thousand_scrapes_without_one_that_fails() throws Exception {
        try (RunningDaemon daemon = daemon(MUTUAL)) {
            SSLContext context = client("prometheus");
            Set<String> seen = ConcurrentHashMap.newKeySet();
            AtomicInteger scrapes = new AtomicInteger();
            Runnable scraper = () -> {
                for (int scrape = scrapes.incrementAndGet(); scrape <= 1_000; scrape = scrapes.incrementAndGet()) {
                    seen.add(nameOfServer(context, daemon));
                    if (scrape % 100 == 0) {
                        // Certificate and key are two files, one replaced 50 scrapes after the other.
                        replace(scrape % 200 == 0 ? "server" : "next", ".crt");
                    } else if (scrape % 100 == 50 && scrape > 100) {
                        replace(scrape % 200 == 50 ? "server" : "next", ".key");
                    }
                }
            };
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(scraper),
                            CompletableFuture.runAsync(scraper),
                            CompletableFuture.runAsync(scraper),
                            CompletableFuture.runAsync(scraper))
                    .get(150, TimeUnit.SECONDS);
            replace("next", ".crt");
            replace("next", ".key");
            Eventually.holds(() -> assertThat(nameOfServer(context, daemon)).isEqualTo("CN=next"));
            assertThat(seen).contains("CN=server");
        }
    }

    private void replace(String name, String ending) {
        try {
            Files.copy(
                    made.resolve(name + ending),
                    folder.resolve("server" + ending),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scrapes over a connection of its own. */
    private static String nameOfServer(SSLContext context, RunningDaemon daemon) {
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", daemon.port())) {
            socket.setSoTimeout(20_000);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 200");
            SSLSession session = socket.getSession();
            // One that is resumed does not show a certificate anew.
            session.invalidate();
            return ((X509Certificate) session.getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (IOException e) {
            throw new AssertionError("a scrape failed", e);
        }
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> good = Files.list(FIXTURES.resolve("good"));
                Stream<Path> bad = Files.list(FIXTURES.resolve("bad"))) {
            return Stream.concat(good.sorted().toList().stream(), bad.sorted().toList().stream());
        }
    }

    /** What we refuse and promtool takes, and why: all of it would hold less than it says, or cannot be kept by this server. */
    private static final Set<String> STRICTER = Set.of(
            "old-version.yml",
            "versions-are-crossed.yml",
            "sans-without-a-certificate.yml",
            "rate-without-burst.yml",
            "interval.yml",
            "users-are-a-list.yml",
            "both-cert-and-file.yml",
            "http2-is-neither.yml",
            "header-of-two-lines.yml",
            "no-map.yml");

    /** What newer versions of the toolkit take than that of the promtool that may be installed. */
    private static final Set<String> NEWER = Set.of("every-key.yml", "blank-headers.yml");

    @ParameterizedTest
    @MethodSource("fixtures")
    void promtool_agrees_on_what_is_good(Path file) throws Exception {
        Process promtool = new ProcessBuilder(Programs.required("promtool"), "check", "web-config", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean good = promtool.waitFor() == 0;
        boolean ours = file.getParent().endsWith("good");
        String name = file.getFileName().toString();
        if (!STRICTER.contains(name) && !NEWER.contains(name)) {
            assertThat(good).as("%s: %s", file, said).isEqualTo(ours);
        }
    }

    @Test
    void a_file_that_cannot_be_used_ends_the_start_with_its_place() throws Exception {
        Path file = Files.writeString(folder.resolve("web.yml"), "tls_server_config:\n  certfile: server.crt\n");
        ApilogCommand.Ended ended =
                ApilogCommand.following("--web.config.file=" + file, log).run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains(file + ":2:3: unknown key 'certfile' in tls_server_config: did you mean 'cert_file'?");
    }
}
