package io.apilog.endpoint;

import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes requests for the tests and has them named. */
public final class Requests {
    private final EndpointNamer namer;
    private final AccessRecord record = new AccessRecord();

    public Requests(EndpointNamer namer) {
        this.namer = namer;
    }

    public static Requests withRoutes(String... routes) {
        return new Requests(new EndpointNamer(new EndpointSettings(List.of(routes), EndpointSettings.DEFAULT_BUDGET)));
    }

    public static Requests withBudget(int budget) {
        return new Requests(new EndpointNamer(new EndpointSettings(List.of(), budget)));
    }

    public EndpointNamer namer() {
        return namer;
    }

    /** A GET answered 200. */
    public Endpoint get(String target) {
        return send(HttpMethod.GET, target, 200);
    }

    public Endpoint get(byte[] target) {
        record.clear();
        record.target.set(target, 0, target.length);
        record.status = 200;
        return namer.name(record, HttpMethod.GET);
    }

    public Endpoint send(HttpMethod method, String target, int status) {
        return send(method, target, "", status);
    }

    Endpoint send(HttpMethod method, String target, String route, int status) {
        record.clear();
        set(record.target, target);
        set(record.route, route);
        record.status = status;
        return namer.name(record, method);
    }

    /** A request of a client. */
    public Endpoint sendFrom(String client, HttpMethod method, String target, int status) {
        record.clear();
        set(record.target, target);
        set(record.client, client);
        record.status = status;
        return namer.name(record, method);
    }

    /** A request of which the route is known. */
    public Endpoint send(SampleApi.Sample sample) {
        return sendFrom(sample.client(), sample.method(), sample.path(), sample.status());
    }

    /** A GET of a host answered 200. */
    public Endpoint getFrom(String host, String target) {
        record.clear();
        set(record.target, target);
        set(record.host, host);
        record.status = 200;
        return namer.name(record, HttpMethod.GET);
    }

    public static void set(Text text, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text.set(bytes, 0, bytes.length);
    }
}
