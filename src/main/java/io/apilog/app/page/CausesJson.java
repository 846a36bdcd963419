package io.apilog.app.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.apilog.cause.Cause;
import io.apilog.cause.Explained;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Causes as JSON: an object with a list, in which what is not known is absent. */
public final class CausesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private CausesJson() {}

    public static String of(List<Explained> explained) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("explained");
            for (Explained one : explained) {
                write(json, one);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Explained one) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", one.source());
        json.writeStringField("until", Instant.ofEpochMilli(one.untilMillis()).toString());
        json.writeStringField("harm", one.harm().plural());
        json.writeNumberField("bad", one.bad());
        json.writeNumberField("requests", one.requests());
        ratio(json, "ratio", one.ratio());
        ratio(json, "ratio_before", one.ratioBefore());
        common(json, "answers", one.answers());
        json.writeBooleanField("risen", one.risen());
        json.writeArrayFieldStart("causes");
        for (Cause cause : one.causes()) {
            json.writeStartObject();
            json.writeStringField("dimension", cause.dimension().word());
            json.writeStringField("value", cause.value());
            json.writeNumberField("bad", cause.bad());
            json.writeNumberField("requests", cause.requests());
            ratio(json, "share", cause.share());
            ratio(json, "ratio", cause.ratio());
            ratio(json, "ratio_before", cause.ratioBefore());
            ratio(json, "ratio_elsewhere", cause.ratioElsewhere());
            common(json, "in_common", cause.within());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void common(JsonGenerator json, String name, List<Cause.Common> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Cause.Common value : values) {
            json.writeStartObject();
            json.writeStringField("dimension", value.dimension().word());
            json.writeStringField("value", value.value());
            ratio(json, "share", value.share());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void ratio(JsonGenerator json, String name, double value) throws IOException {
        if (value >= 0) {
            json.writeNumberField(name, Math.round(value * 1e6) / 1e6);
        }
    }
}
