package io.apilog.app.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.request.Source;
import io.apilog.security.Offender;
import io.apilog.security.SecurityKind;
import io.apilog.security.SecurityPart;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /-/security}: the clients that should not be here, as pseudonyms, the one with most events first. */
public final class OffendersPage {
    public static final String PATH = "/-/security";

    private static final JsonFactory JSON = new JsonFactory();

    private OffendersPage() {}

    public static String draw(ConfiguredStages counting, boolean json) {
        Optional<SecurityPart> part = counting.observing(SecurityPart.class);
        List<Offender> offenders =
                part.map(one -> counting.cut().take(one::offenders)).orElse(List.of());
        if (json) {
            return json(offenders, counting.sources());
        }
        return part.isEmpty()
                ? "Nobody is looked for: the metrics of security are switched off.\n"
                : text(offenders, counting.sources());
    }

    static String text(List<Offender> offenders, List<Source> sources) {
        if (offenders.isEmpty()) {
            return "Nobody was found doing what they should not since the start.\n";
        }
        StringBuilder text = new StringBuilder();
        text.append("""
                Clients that were found doing what they should not since the start, by pseudonym. The address is in the
                log at the time of the last event, in a request for the endpoint.

                """);
        text.append("%-19s  %-12s  %6s  %-20s  %-20s  %-40s  %s%n"
                .formatted("client", "source", "events", "first", "last", "found", "endpoint of the last"));
        for (Offender one : offenders) {
            text.append("%-19s  %-12s  %6s  %-20s  %-20s  %-40s  %s%n"
                    .formatted(
                            one.pseudonym(),
                            sources.get(one.source()).name(),
                            (one.tooMuch() > 0 ? "<=" : "") + one.events(),
                            time(one.firstMillis()),
                            time(one.lastMillis()),
                            one.found().stream().map(SecurityKind::label).collect(Collectors.joining(", ")),
                            one.endpoint()));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    static String json(List<Offender> offenders, List<Source> sources) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("offenders");
            for (Offender one : offenders) {
                json.writeStartObject();
                json.writeStringField("client", one.pseudonym());
                json.writeStringField("source", sources.get(one.source()).name());
                json.writeNumberField("events", one.events());
                json.writeNumberField("events_of_others", one.tooMuch());
                json.writeStringField("first", time(one.firstMillis()));
                json.writeStringField("last", time(one.lastMillis()));
                json.writeArrayFieldStart("found");
                for (SecurityKind kind : one.found()) {
                    json.writeString(kind.label());
                }
                json.writeEndArray();
                json.writeStringField("endpoint", one.endpoint());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        return text.append('\n').toString();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
