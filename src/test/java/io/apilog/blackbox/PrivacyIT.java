package io.apilog.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons, addresses, secrets and cards are planted wherever a log can have them, and nothing that the program shows, says or saves has them. */
class PrivacyIT {
    private static final String ADDRESS = "203.0.113.77";
    private static final String SIX = "2001:db8:77:88::99";
    private static final String USER = "wilhelmina";
    private static final String MAIL = "wilhelmina.planted@example.com";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJwbGFudGVkIjoidG9rZW4ifQ.c2lnbmF0dXJlLXBsYW50ZWQ";
    private static final String PASSWORD = "pl4nted-hunter2";
    private static final String CARD = "4111111111111111";
    private static final String OBJECT = "90210771";
    private static final String AGENT = "PlantedPhone";
    private static final String REFERER = "planted-referer";
    private static final List<String> PLANTED = List.of(
            ADDRESS,
            "203.0.113.77",
            SIX,
            "77:88::99",
            USER,
            "planted@",
            "planted%40",
            "planted%2540",
            "1111%201111",
            "eyJwbGFudGVk",
            PASSWORD,
            CARD,
            OBJECT,
            AGENT,
            REFERER,
            "planted-rejected");

    @TempDir
    Path dir;

    private Path log = Path.of("");

    @BeforeEach
    void write() throws IOException {
        StringBuilder lines = new StringBuilder();
        String[] requests = {
            "GET /patients/" + OBJECT,
            "GET /patients/" + OBJECT + "?name=" + USER + "&password=" + PASSWORD,
            "POST /login?user=" + MAIL.replace("@", "%40") + "&access_token=" + TOKEN,
            "GET /pay?card=" + CARD,
            "GET /verify/" + TOKEN,
            "GET /cards/" + CARD,
            "GET /users/" + MAIL,
            "DELETE /patients/" + OBJECT,
            "GET /login;user=" + USER + ";password=" + PASSWORD,
            "GET /pay?n=4111%201111%201111%201111&amp;password=" + PASSWORD,
            "GET /search?m=" + MAIL.replace("@", "%2540"),
            "GET /search?q=%27%20union%20select%20" + PASSWORD + "%20from%20" + USER,
        };
        for (int i = 0; i < 360; i++) {
            String client = i % 3 == 0 ? SIX : ADDRESS;
            int status = new int[] {200, 200, 401, 500, 404, 204}[i % 6];
            lines.append(
                    "%s - %s [21/Nov/2026:09:%02d:%02d +0000] \"%s HTTP/1.1\" %d 51 \"https://example.com/%s?%s\" \"%s/1.0 (iPhone)\" 0.010\n"
                            .formatted(
                                    client,
                                    i % 4 == 0 ? "-" : USER,
                                    i / 60,
                                    i % 60,
                                    requests[i % requests.length],
                                    status,
                                    REFERER,
                                    USER,
                                    AGENT));
        }
        lines.append("planted-rejected " + USER + " " + ADDRESS + "\n");
        lines.append(ADDRESS + " - " + USER + " [planted-rejected] \"GET / HTTP/1.1\" 200 5\n");
        lines.append(ADDRESS + " - " + USER
                + " [21/Nov/2026:09:10:00 +0000] \"\\x16\\x03planted-rejected\" 400 5 \"-\" \"-\"\n");
        log = Files.writeString(dir.resolve("access.log"), lines);
        assertThat(ApilogCommand.of(
                                "audit",
                                "keygen",
                                "--name=example.com/audit",
                                dir.resolve("keys").toString())
                        .run()
                        .exitCode())
                .isZero();
        Path document = Files.writeString(dir.resolve("api.yaml"), """
                openapi: 3.1.0
                info: {title: t, version: "1"}
                paths:
                  /patients/{id}:
                    get: {responses: {"200": {description: ok}}}
                """);
        Files.writeString(dir.resolve("apilog.yaml"), """
                sources: [{name: web, paths: ["%s"]}]
                read: {from: beginning}
                log: {level: debug}
                endpoints: {openapi: "%s", routes: ["/patients/{id}", "/users/{user}", "/verify/{token}", "/cards/{card}", /search, /pay, /login]}
                experience: {recovery: true, retries: true}
                sessions: {enabled: true, transitions: true}
                funnels: [{name: buying, steps: [/search, "/pay"]}]
                standards: {http: true}
                security: {unauthenticated_success: true}
                why: {enabled: true}
                data: {resources: [{name: patients, match: ["/patients/{id}", "/users/{user}", "/cards/{card}"]}]}
                audit: {dir: "%s", keys: "%s"}
                state: {dir: "%s", save_interval: 1s, fsync: 0s}
                """.formatted(
                        log, document, dir.resolve("trail"), dir.resolve("keys"), dir.resolve("state")));
    }

    @Test
    void nothing_that_is_planted_is_shown_said_or_saved() throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        try (RunningDaemon daemon = ApilogCommand.following("--config.file=" + dir.resolve("apilog.yaml"))
                .start()
                .awaitReady()) {
            daemon.awaitAccepted(362);
            daemon.scrape();
            for (String page :
                    List.of("/metrics", "/", "/-/overview", "/-/why", "/-/security", "/-/audit/checkpoint")) {
                told.put(page, new String(daemon.get(page).body(), UTF_8));
                told.put(
                        page + " as JSON",
                        new String(
                                daemon.get(page, "Accept", "application/json").body(), UTF_8));
            }
            assertThat(told.get("/metrics"))
                    .contains(
                            "apilog_credentials_in_url_total{", "kind=\"card\"", "kind=\"email\"", "kind=\"password\"")
                    .contains(
                            "apilog_data_access_total{", "apilog_audit_records_total", "apilog_attack_requests_total{");
            assertThat(daemon.stop().exitCode()).isZero();
            told.put("the log at debug", daemon.err() + daemon.out());
        }
        read("the trail", dir.resolve("trail"), told);
        read("the state", dir.resolve("state"), told);
        assertThat(told.get("the trail")).contains("\"principal\":\"", "\"object\":\"");
        String config = "--config.file=" + dir.resolve("apilog.yaml");
        for (String output : List.of("prometheus", "json", "table")) {
            told.put(
                    "--once as " + output,
                    ApilogCommand.of(config, "--once", "--output=" + output)
                            .run()
                            .out());
        }
        told.put("why", ApilogCommand.of("why", config).run().out());
        told.put("why as JSON", ApilogCommand.of("why", "--json", config).run().out());
        told.put(
                "report compliance",
                ApilogCommand.of("report", "compliance", config).run().out());
        told.put(
                "report compliance as JSON",
                ApilogCommand.of("report", "compliance", "--json", config).run().out());
        assertThat(told.get("report compliance as JSON")).contains("/patients/{id}");
        told.put(
                "audit verify",
                ApilogCommand.of(
                                "audit", "verify", "--key=" + dir.resolve("keys/verify.pub"), "" + dir.resolve("trail"))
                        .run()
                        .out());
        told.put(
                "audit query",
                ApilogCommand.of(
                                "audit",
                                "query",
                                "--keys=" + dir.resolve("keys"),
                                "--principal=" + USER,
                                "" + dir.resolve("trail"))
                        .run()
                        .out());
        assertThat(told.get("audit query")).contains("\"principal\":\"");
        told.put(
                "suggest-routes",
                ApilogCommand.of("suggest-routes", config).run().out());
        told.put(
                "explain --mask",
                ApilogCommand.of("explain", "--mask", config).run().out());
        assertThat(found(told)).isEmpty();
    }

    @Test
    void what_has_the_shape_of_a_secret_is_no_label_without_routes_either() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (String path : List.of(
                "/users/" + MAIL,
                "/verify/" + TOKEN,
                "/cards/" + CARD,
                "/k/AKIAIOSFODNN7EXAMPLE",
                "/hooks/xoxb-123456789012-abcdefghijk",
                "/t/ghp_0123456789abcdefghijABCDEFGHIJ012345")) {
            lines.append(ADDRESS + " - - [21/Nov/2026:09:00:00 +0000] \"GET " + path + " HTTP/1.1\" 200 51\n");
        }
        Files.writeString(log, lines);
        String told = ApilogCommand.of("--once", log).run().out();
        assertThat(told)
                .contains("endpoint=\"/users/{email}\"", "endpoint=\"/cards/{id}\"", "endpoint=\"/k/{id}\"")
                .doesNotContain(MAIL, "planted", "eyJ", CARD, "AKIA", "xoxb", "ghp_");
    }

    /** What of it is where, with some of what stands around it. */
    private static List<String> found(Map<String, String> told) {
        List<String> found = new ArrayList<>();
        told.forEach((where, text) -> {
            for (String planted : PLANTED) {
                int at = text.indexOf(planted);
                if (at >= 0) {
                    int end = Math.min(text.length(), at + 80);
                    found.add(planted + " in " + where + ": " + text.substring(Math.max(0, at - 60), end));
                }
            }
        });
        return found;
    }

    private static void read(String name, Path directory, Map<String, String> into) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        into.put(name, all.toString());
    }
}
