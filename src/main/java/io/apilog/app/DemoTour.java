package io.apilog.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.apilog.demo.PlannedEvent;
import io.apilog.demo.Tour;
import io.apilog.demo.monitoring.Monitoring;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What the demo says: where to look, what comes when, and each message that an Alertmanager sends. Safe for use by many threads. */
final class DemoTour {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;
    private final ZoneId zone;

    DemoTour(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    synchronized void begin(String log, int port, Optional<Monitoring> monitoring, Instant start) {
        String address = "http://localhost:" + port + "/";
        out.println("A simulated shop's API writes " + log + ", some 50 requests a second.");
        out.println();
        out.println("  " + address + "           what is read, and what is found in it");
        out.println("  " + address + "metrics    the metrics");
        monitoring.ifPresent(servers -> {
            out.println("  " + servers.prometheus() + "     Prometheus with the shipped rules: what fires");
            out.println("  " + servers.alertmanager()
                    + "           Alertmanager: what is told, and what another alert says already");
        });
        out.println();
        out.println(
                "What there is to see (all the time: GET /api/reports/{date} is the slow one, and an old program has its token in addresses):");
        for (PlannedEvent moment : Tour.moments()) {
            out.println("  " + TIME.format(start.plus(moment.after()).atZone(zone)) + "  " + moment.what());
        }
        out.println();
        out.println(
                monitoring.isPresent()
                        ? "Messages follow as they are sent. Ctrl-C ends all of it."
                        : "With --with-prometheus the alerts come too. Ctrl-C ends it.");
        out.flush();
    }

    /** Prints what a person would read in a chat. */
    synchronized void message(byte[] slack, Instant now) {
        String title = "";
        String text = "";
        try (JsonParser json = JSON.createParser(slack)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "title".equals(json.currentName())) {
                    title = json.getText();
                } else if (token == JsonToken.VALUE_STRING && "text".equals(json.currentName())) {
                    text = json.getText();
                }
            }
        } catch (IOException e) {
            title = "a message that cannot be read";
        }
        out.println();
        out.println(TIME.format(now.atZone(zone)) + "  " + title);
        text.strip().lines().forEach(line -> out.println("          " + line));
        out.flush();
    }

    synchronized void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
