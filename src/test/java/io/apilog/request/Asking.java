package io.apilog.request;

import io.apilog.line.Line;
import io.apilog.line.LogFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests for tests of observers: one object, changed for each request, as the pipeline has it. */
public final class Asking {
    private static final Source WEB = new Source(0, "web", Map.of());

    private final AccessRecord record;
    private final Source source;
    private final LogFile file;
    private HttpMethod method = HttpMethod.GET;
    private Endpoint endpoint = Endpoint.UNMATCHED;

    public Asking() {
        this(WEB, new AccessRecord());
    }

    public Asking(Source source, AccessRecord record) {
        this(source, record, "access.log");
    }

    public Asking(Source source, AccessRecord record, String file) {
        this.source = source;
        this.record = record;
        this.file = new LogFile(source.name(), file);
    }

    public Asking client(String address) {
        return set(record.client, address);
    }

    public Asking user(String name) {
        return set(record.user, name);
    }

    public Asking agent(String agent) {
        return set(record.userAgent, agent);
    }

    public Asking host(String name) {
        return set(record.host, name);
    }

    public Asking extra(int index, String value) {
        return set(record.extras[index], value);
    }

    public Asking target(String target) {
        return set(record.target, target);
    }

    public Asking atSecond(double second) {
        record.timeMillis = Math.round(second * 1e3);
        return this;
    }

    public Asking withoutTime() {
        record.timeMillis = AccessRecord.ABSENT;
        return this;
    }

    public Asking took(double seconds) {
        record.durationNanos = Math.round(seconds * 1e9);
        return this;
    }

    public Asking answered(int status) {
        record.status = status;
        return this;
    }

    public Asking method(HttpMethod by) {
        this.method = by;
        return this;
    }

    public Asking endpoint(Endpoint as) {
        this.endpoint = as;
        return this;
    }

    /** The request as it is now. */
    public Request request() {
        Request request = new Request(source, file, new Line(), record);
        request.begin(new Line(), 0);
        request.read(record, method);
        request.named(endpoint);
        return request;
    }

    private Asking set(Text text, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text.set(bytes, 0, bytes.length);
        return this;
    }
}
