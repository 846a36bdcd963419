package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium without a window, driven by the few requests of WebDriver that are needed.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final ServerProcess driver;
    private final String address;
    private String session = "";

    private Chromium(ServerProcess driver, int port) {
        this.driver = driver;
        this.address = "http://127.0.0.1:" + port;
    }

    /** Starts one. Where it is not installed, the test is skipped and says so. */
    static Chromium start(Path folder) throws IOException {
        String browser = Programs.required("chromium");
        int port = FreePort.find();
        Chromium chromium = new Chromium(
                ServerProcess.start(
                        List.of(Programs.required("chromedriver"), "--port=" + port),
                        folder.resolve("chromedriver.out")),
                port);
        try {
            Eventually.holds(
                    () -> assertThat(chromium.get("/status").path("ready").asBoolean())
                            .isTrue());
            chromium.session = "/session/" + chromium.open(browser, folder).asText();
            return chromium;
        } catch (AssertionError e) {
            chromium.close();
            throw e;
        }
    }

    private JsonNode open(String browser, Path folder) {
        List<String> arguments = List.of(
                "--headless=new",
                // Root, as which CI runs, has no sandbox; the pages are our own.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"));
        Map<String, Object> capabilities = Map.of(
                "browserName",
                "chrome",
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "goog:chromeOptions",
                Map.of("binary", browser, "args", arguments));
        return post("/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
                .path("sessionId");
    }

    /** Goes to an address and waits until the page is loaded. */
    void open(String url) {
        post(session + "/url", Map.of("url", url));
    }

    /** What a script in the page returns. */
    JsonNode script(String script) {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** What the page shows as a screen of this width does. */
    void show(int width, String scheme) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** A command of the DevTools. */
    JsonNode command(String name, Map<String, Object> parameters) {
        return post(session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    /** What was written on the console since the last time, refusals by a policy and failed requests among it. */
    List<String> console() {
        return post(session + "/se/log", Map.of("type", "browser")).findValuesAsText("message");
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    private JsonNode post(String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            assertThat(answer.statusCode()).as("%s", value).isEqualTo(200);
            return value;
        } catch (IOException e) {
            throw new AssertionError("no answer of chromedriver: " + driver.said(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends the browser, which clears up after itself, then its driver. */
    @Override
    public void close() {
        try {
            if (!session.isEmpty()) {
                send(HttpRequest.newBuilder(URI.create(address + session)).DELETE());
            }
        } finally {
            driver.close();
        }
    }
}
