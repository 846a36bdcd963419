package io.apilog.overview.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.apilog.metrics.history.Hour;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Finding;
import io.apilog.overview.Lost;
import io.apilog.overview.Overview;
import io.apilog.overview.Overview.Budget;
import io.apilog.overview.Overview.FollowedFile;
import io.apilog.overview.Traffic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an overview as one JSON object, UTF-8. A figure that there is none of is null. */
public final class OverviewJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private OverviewJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes to {@code out}, which is flushed and left open. */
    public static void write(Overview overview, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            new OverviewJson(json).write(overview);
            json.writeRaw('\n');
        }
    }

    private void write(Overview overview) throws IOException {
        json.writeStartObject();
        text("product", overview.program().name());
        text("version", overview.program().version());
        text("revision", overview.program().revision());
        text("at", overview.at().toString());
        text("up_since", overview.upSince().toString());
        json.writeObjectFieldStart("condition");
        text("level", overview.condition().level().text());
        text("word", overview.condition().word());
        text("sentence", overview.condition().sentence());
        json.writeEndObject();
        text("kept", overview.kept());
        json.writeObjectFieldStart("lines");
        json.writeNumberField("accepted", overview.lines().accepted());
        json.writeNumberField("filtered", overview.lines().filtered());
        json.writeNumberField("rejected", overview.lines().rejected());
        json.writeNumberField("ignored", overview.lines().ignored());
        json.writeEndObject();
        if (overview.span().isPresent()) {
            text("first_entry", overview.span().get().first().toString());
            text("last_entry", overview.span().get().last().toString());
        }
        total(overview.traffic());
        recent(overview.hour().all());
        json.writeArrayFieldStart("operations");
        for (OperationTotals operation : overview.traffic().operations()) {
            operation(operation, overview.hour().of(operation.key()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("last_hour");
        for (Moment moment : overview.hour().all().moments()) {
            moment(moment);
        }
        json.writeEndArray();
        findings(overview.findings());
        reasons("rejected", overview.lost().rejected());
        reasons("ignored", overview.lost().ignored());
        paths("unmatched", overview.lost().unmatched());
        paths("overflowed", overview.lost().overflowed());
        budgets(overview.budgets());
        files(overview.files());
        json.writeEndObject();
    }

    /** A path can hold half a surrogate pair, which is no text in UTF-8. */
    private void text(String name, String value) throws IOException {
        json.writeStringField(name, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private void recent(Hour hour) throws IOException {
        json.writeFieldName("recent");
        if (hour.watched().isZero()) {
            json.writeNull();
        } else {
            moment(hour.recent());
        }
    }

    private void total(Traffic traffic) throws IOException {
        json.writeObjectFieldStart("total");
        counts(traffic.requests(), traffic.refused(), traffic.failed());
        statuses(traffic.statuses());
        quantiles(traffic.durations());
        json.writeEndObject();
    }

    private void operation(OperationTotals operation, Optional<OperationHour> hour) throws IOException {
        json.writeStartObject();
        text("source", operation.key().source());
        text("method", operation.key().method());
        text("endpoint", operation.key().endpoint());
        counts(operation.requests(), operation.refused(), operation.failed());
        statuses(operation.statuses());
        quantiles(operation.durations());
        json.writeFieldName("recent");
        if (hour.isPresent()) {
            moment(hour.get().recent());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private void moment(Moment moment) throws IOException {
        json.writeStartObject();
        json.writeNumberField("ended_seconds_ago", moment.ended());
        json.writeNumberField("seconds", moment.lasted());
        counts(moment.requests(), moment.refused(), moment.failed());
        json.writeNumberField("requests_per_second", moment.rate());
        quantiles(moment.durations());
        json.writeEndObject();
    }

    private void counts(long requests, long refused, long failed) throws IOException {
        json.writeNumberField("requests", requests);
        json.writeNumberField("answered_4xx", refused);
        json.writeNumberField("answered_5xx", failed);
    }

    private void statuses(Map<String, Long> statuses) throws IOException {
        json.writeObjectFieldStart("statuses");
        for (Map.Entry<String, Long> status : statuses.entrySet()) {
            json.writeNumberField(status.getKey(), status.getValue());
        }
        json.writeEndObject();
    }

    private void quantiles(Distribution durations) throws IOException {
        json.writeNumberField("durations", durations.count());
        number("p50_seconds", durations.quantile(0.5));
        number("p95_seconds", durations.quantile(0.95));
        number("p99_seconds", durations.quantile(0.99));
    }

    private void number(String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private void findings(List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            text("level", finding.level().text());
            text("what", finding.what());
            text("remedy", finding.remedy());
            json.writeArrayFieldStart("paste");
            for (Finding.Paste paste : finding.paste()) {
                json.writeStartObject();
                text("where", paste.where());
                text("line", paste.line());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void reasons(String name, List<Lost.Reason> reasons) throws IOException {
        json.writeArrayFieldStart(name);
        for (Lost.Reason reason : reasons) {
            json.writeStartObject();
            text("source", reason.source());
            text("reason", reason.reason());
            text("meaning", reason.meaning());
            json.writeNumberField("lines", reason.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void paths(String name, List<Lost.Paths> paths) throws IOException {
        json.writeArrayFieldStart(name);
        for (Lost.Paths path : paths) {
            json.writeStartObject();
            text("path", path.path());
            text("operations", path.operations());
            json.writeNumberField("requests", path.requests());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void budgets(List<Budget> budgets) throws IOException {
        json.writeArrayFieldStart("budgets");
        for (Budget budget : budgets) {
            json.writeStartObject();
            text("name", budget.name());
            json.writeNumberField("used", budget.used());
            json.writeNumberField("limit", budget.limit());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void files(List<FollowedFile> files) throws IOException {
        json.writeArrayFieldStart("files");
        for (FollowedFile file : files) {
            json.writeStartObject();
            text("source", file.source());
            text("path", file.path());
            text("format", file.format());
            text("unit", file.unit());
            text("state", file.state());
            text("level", file.level().text());
            text("identity", file.identity());
            json.writeNumberField("counted_bytes", file.offset());
            json.writeNumberField("size_bytes", file.size());
            json.writeNumberField("lag_bytes", file.lagBytes());
            json.writeNumberField("waiting_seconds", file.waiting().toMillis() / 1e3);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
