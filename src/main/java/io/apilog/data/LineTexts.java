package io.apilog.data;

import io.apilog.audit.LineBuffer;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lines of a trail say again and again, as JSON, made once. For one thread. */
final class LineTexts {
    private static final String ENDPOINT = ",\"endpoint\":";

    private final byte[][] resources;
    private final byte[][] operations;
    private final byte[][] outcomes;
    private final byte[][] methods;
    private final byte[][][] patterns;
    private byte[] @Nullable [] sources = new byte[8][];
    private byte[] @Nullable [] endpoints = new byte[256][];

    LineTexts(List<DataResource> all) {
        resources = all.stream()
                .map(one -> field(",\"resource\":", one.name(), sensitivity(one)))
                .toArray(byte[][]::new);
        operations = DataOperation.labels().stream()
                .map(label -> field(",\"operation\":", label, ""))
                .toArray(byte[][]::new);
        outcomes = AccessOutcome.labels().stream()
                .map(label -> field(",\"outcome\":", label, ""))
                .toArray(byte[][]::new);
        methods = Arrays.stream(HttpMethod.values())
                .map(method -> field(",\"method\":", method.label(), ""))
                .toArray(byte[][]::new);
        patterns = all.stream().map(LineTexts::patterns).toArray(byte[][][]::new);
    }

    private static String sensitivity(DataResource resource) {
        return resource.sensitivity().isEmpty() ? "" : ",\"sensitivity\":\"" + resource.sensitivity() + "\"";
    }

    private static byte[][] patterns(DataResource resource) {
        return resource.match().stream()
                .map(pattern -> field(ENDPOINT, pattern.toString(), ""))
                .toArray(byte[][]::new);
    }

    private static byte[] field(String name, String value, String behind) {
        byte[] quoted = LineBuffer.quoted(value);
        byte[] before = name.getBytes(StandardCharsets.US_ASCII);
        byte[] after = behind.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(before, before.length + quoted.length + after.length);
        System.arraycopy(quoted, 0, all, before.length, quoted.length);
        System.arraycopy(after, 0, all, before.length + quoted.length, after.length);
        return all;
    }

    byte[] resource(int index) {
        return resources[index];
    }

    byte[] operation(DataOperation operation) {
        return operations[operation.ordinal()];
    }

    byte[] outcome(AccessOutcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    byte[] method(HttpMethod method) {
        return methods[method.ordinal()];
    }

    /** The first field of a line. */
    byte[] source(Source source) {
        sources = room(sources, source.index());
        byte[] text = sources[source.index()];
        if (text == null) {
            text = field("\"source\":", source.name(), "");
            sources[source.index()] = text;
        }
        return text;
    }

    /** The endpoint that has the name of a pattern of a resource. */
    byte[] endpoint(int resource, int pattern) {
        return patterns[resource][pattern];
    }

    /** An endpoint by its own name. */
    byte[] endpoint(Endpoint endpoint) {
        endpoints = room(endpoints, endpoint.index());
        byte[] text = endpoints[endpoint.index()];
        if (text == null) {
            text = field(ENDPOINT, endpoint.name(), "");
            endpoints[endpoint.index()] = text;
        }
        return text;
    }

    private static byte[] @Nullable [] room(byte[] @Nullable [] texts, int index) {
        return index < texts.length ? texts : Arrays.copyOf(texts, Math.max(2 * texts.length, index + 1));
    }

    /** An endpoint is another one from now on. */
    void forget(Endpoint endpoint) {
        if (endpoint.index() < endpoints.length) {
            endpoints[endpoint.index()] = null;
        }
    }
}
