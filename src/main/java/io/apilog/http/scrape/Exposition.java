package io.apilog.http.scrape;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** The forms in which metrics are written. */
public enum Exposition {
    /** The text format 0.0.4 of Prometheus. */
    TEXT_004("text/plain", "0.0.4", TextFormat.CONTENT_TYPE_004) {
        @Override
        void write(Writer out, List<MetricFamilySamples> families) throws IOException {
            TextFormat.write004(out, Collections.enumeration(families));
        }
    },
    /** OpenMetrics 1.0.0. */
    OPENMETRICS_100("application/openmetrics-text", "1.0.0", TextFormat.CONTENT_TYPE_OPENMETRICS_100) {
        @Override
        void write(Writer out, List<MetricFamilySamples> families) throws IOException {
            TextFormat.writeOpenMetrics100(out, Collections.enumeration(families));
        }
    };

    private static final byte[] REPLACEMENT_CHARACTER = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final String mediaType;
    private final String version;
    private final String contentType;

    Exposition(String mediaType, String version, String contentType) {
        this.mediaType = mediaType;
        this.version = version;
        this.contentType = contentType;
    }

    abstract void write(Writer out, List<MetricFamilySamples> families) throws IOException;

    /** Writes all families; {@code out} is flushed and left open. */
    public final void write(OutputStream out, List<MetricFamilySamples> families) throws IOException {
        Writer text = new TextBuffer(new OutputStreamWriter(out, utf8()));
        write(text, families);
        text.flush();
    }

    String mediaType() {
        return mediaType;
    }

    String version() {
        return version;
    }

    String contentType() {
        return contentType;
    }

    /** A label value can hold half a surrogate pair; a scraper refuses everything if one byte is not UTF-8. */
    private static CharsetEncoder utf8() {
        return StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT_CHARACTER);
    }
}
