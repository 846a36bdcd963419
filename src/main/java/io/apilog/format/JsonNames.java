package io.apilog.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * THE list of the names under which JSON logs carry what we look for. A name is compared without regard to case, {@code _},
 * {@code -} and {@code @}; a dot is a step into an object, whether the log nests or writes the dotted name as one key. Where a line
 * has several names of one meaning, the one that stands first here wins.
 */
final class JsonNames {
    /** Names that say only that a duration is meant; a unit may stand behind them ({@code duration_ms}, {@code elapsedSeconds}). */
    private static final List<String> DURATIONS = List.of(
            "duration",
            "latency",
            "elapsed",
            "responsetime",
            "requestduration",
            "requestlatency",
            "timetaken",
            "took",
            "elapsedtime",
            "processingtime",
            "processtime",
            "totaltime",
            "totalduration",
            "executiontime",
            "rt",
            "reqtime",
            "httpduration",
            "responseduration",
            "runtime",
            "service");

    private static final Map<String, Unit> UNIT_SUFFIXES = Map.ofEntries(
            Map.entry("ns", Unit.NANOSECONDS),
            Map.entry("nanos", Unit.NANOSECONDS),
            Map.entry("nanoseconds", Unit.NANOSECONDS),
            Map.entry("us", Unit.MICROSECONDS),
            Map.entry("micros", Unit.MICROSECONDS),
            Map.entry("microseconds", Unit.MICROSECONDS),
            Map.entry("usec", Unit.MICROSECONDS),
            Map.entry("ms", Unit.MILLISECONDS),
            Map.entry("msec", Unit.MILLISECONDS),
            Map.entry("millis", Unit.MILLISECONDS),
            Map.entry("milliseconds", Unit.MILLISECONDS),
            Map.entry("inmillis", Unit.MILLISECONDS),
            Map.entry("s", Unit.SECONDS),
            Map.entry("sec", Unit.SECONDS),
            Map.entry("secs", Unit.SECONDS),
            Map.entry("seconds", Unit.SECONDS));

    /** The tree where nothing is configured: one for all files, never changed once it is made. */
    private static final JsonNode KNOWN = build(Map.of(), new ExtraSlots(List.of()), null);

    private final JsonNode root = new JsonNode();
    private int rank;

    private JsonNames() {}

    /** The tree of all names of the list, and before them those configured: a record's key to a dotted path. */
    static JsonNode tree(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        return configured.isEmpty() && extras.isEmpty() ? KNOWN : build(configured, extras, configuredUnit);
    }

    private static JsonNode build(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = new JsonNames();
        names.extras(extras);
        names.configured(configured, configuredUnit);
        names.known();
        return names.root;
    }

    /** The same for LTSV, whose recommended labels say other things under some of the names. */
    static JsonNode treeOfLabels(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = new JsonNames();
        names.extras(extras);
        names.configured(configured, configuredUnit);
        names.add(Meaning.CLIENT, null, "host");
        names.add(Meaning.REQUEST, null, "req");
        names.add(Meaning.REQUEST_BYTES, null, "reqsize");
        names.add(Meaning.HOST, null, "vhost");
        names.add(Meaning.DURATION, Unit.SECONDS, "reqtime");
        names.add(Meaning.DURATION, Unit.MICROSECONDS, "reqtime_microsec");
        names.add(Meaning.UPSTREAM, Unit.SECONDS, "apptime");
        names.known();
        return names.root;
    }

    private void configured(Map<String, String> fields, @Nullable Unit unit) {
        fields.forEach((key, path) -> add(Meaning.of(key).orElseThrow(), key.equals("duration") ? unit : null, path));
    }

    private void known() {
        add(Meaning.STATUS, null, "status", "status_code", "http_status", "http_status_code", "response_status");
        add(Meaning.STATUS, null, "response_code", "response_status_code", "EdgeResponseStatus");
        add(Meaning.STATUS, Unit.NANOSECONDS, "DownstreamStatus"); // Traefik
        add(Meaning.STATUS, null, "http.response.status_code", "http.status_code", "http.status", "response.status");
        add(Meaning.STATUS, null, "response.status_code", "res.statusCode", "res.status", "sc_status", "resp_status");
        add(Meaning.STATUS, null, "httpRequest.status", "code");

        add(Meaning.SKIP, Unit.SECONDS, "resp_headers"); // Caddy

        add(Meaning.METHOD, null, "method", "request_method", "http_method", "httpMethod", "verb", "http_verb");
        add(Meaning.METHOD, null, "http.request.method", "http.method", "request.method", "req.method", "cs_method");
        add(Meaning.METHOD, null, "ClientRequestMethod", "httpRequest.requestMethod");

        add(Meaning.REQUEST, null, "request", "request_line", "http_request", "http.request_line");

        add(Meaning.TARGET, null, "request_uri", "original_url", "requested_url", "uri", "url", "target");
        add(Meaning.TARGET, null, "url.original", "http.target", "http.url", "http.request.uri", "request.uri");
        add(Meaning.TARGET, null, "request.url", "request.target", "req.url", "req.originalUrl", "request_url");
        add(Meaning.TARGET, null, "requestUrl", "ClientRequestURI", "httpRequest.requestUrl", "full_path");
        add(
                Meaning.PATH,
                null,
                "path",
                "request_path",
                "uri_path",
                "url_path",
                "url.path",
                "http.path",
                "request.path");
        add(Meaning.PATH, null, "req.path", "http.request.path", "cs_uri_stem", "raw_path", "endpoint", "resource");

        add(Meaning.ROUTE, null, "http.route", "route", "http_route", "resourcePath", "routeKey", "route_pattern");
        add(Meaning.ROUTE, null, "url.template", "matched_route", "path_template", "uri_template", "request.route");

        add(Meaning.PROTOCOL, null, "protocol", "server_protocol", "http_version", "http.version", "request.proto");
        add(Meaning.PROTOCOL, null, "proto", "http_protocol", "network.protocol.version", "request.protocol");
        add(Meaning.PROTOCOL, null, "RequestProtocol", "ClientRequestProtocol", "httpRequest.protocol");

        add(Meaning.DURATION, Unit.SECONDS, "request_time");
        add(Meaning.DURATION, Unit.NANOSECONDS, "event.duration");
        add(Meaning.DURATION, Unit.MILLISECONDS, "latencies.request", "responseLatency");
        add(Meaning.DURATION, Unit.SECONDS, "httpRequest.latency", "http.server.request.duration");
        for (String name : DURATIONS) {
            add(Meaning.DURATION, null, name);
            add(Meaning.DURATION, null, "http." + name, "response." + name, "request." + name, "res." + name);
        }

        add(Meaning.UPSTREAM, Unit.SECONDS, "upstream_response_time", "upstream_time");
        add(Meaning.UPSTREAM, Unit.NANOSECONDS, "OriginDuration");
        add(Meaning.UPSTREAM, Unit.MILLISECONDS, "upstream_service_time", "latencies.proxy", "integrationLatency");

        add(Meaning.RESPONSE_BYTES, null, "body_bytes_sent", "bytes_sent", "response_bytes", "response_size", "bytes");
        add(Meaning.RESPONSE_BYTES, null, "response_length", "content_length", "DownstreamContentSize", "bytes_out");
        add(Meaning.RESPONSE_BYTES, null, "http.response.body.bytes", "http.response.bytes", "response.size", "size");
        add(Meaning.RESPONSE_BYTES, null, "http.response.body.size", "res.contentLength", "httpRequest.responseSize");
        add(Meaning.RESPONSE_BYTES, null, "EdgeResponseBytes", "resp_size", "sc_bytes", "response.bytes");

        add(
                Meaning.REQUEST_BYTES,
                null,
                "request_length",
                "request_bytes",
                "request_size",
                "bytes_received",
                "bytes_in");
        add(Meaning.REQUEST_BYTES, null, "http.request.body.bytes", "http.request.bytes", "request.size", "cs_bytes");
        add(Meaning.REQUEST_BYTES, null, "RequestContentSize", "http.request.body.size", "httpRequest.requestSize");
        add(Meaning.REQUEST_BYTES, null, "ClientRequestBytes", "bytes_read");

        add(
                Meaning.CLIENT,
                null,
                "remote_addr",
                "client_ip",
                "remote_ip",
                "client_addr",
                "ClientHost",
                "ip",
                "client.ip");
        add(Meaning.CLIENT, null, "client.address", "source.ip", "source.address", "request.client_ip");
        add(Meaning.CLIENT, null, "request.remote_ip", "req.ip", "req.remoteAddress", "req.remote_addr", "remote_host");
        add(Meaning.CLIENT, null, "remote_address", "source_ip", "httpRequest.remoteIp", "client", "c_ip", "peer");
        add(Meaning.CLIENT, null, "downstream_remote_address", "http.client_ip", "host_ip", "x_forwarded_for");

        add(
                Meaning.USER,
                null,
                "remote_user",
                "ClientUsername",
                "user_name",
                "username",
                "user.name",
                "user.id",
                "user");
        add(Meaning.USER, null, "user_id", "request.user", "enduser.id", "caller");

        add(
                Meaning.USER_AGENT,
                null,
                "http_user_agent",
                "user_agent",
                "agent",
                "ua",
                "user_agent.original",
                "useragent");
        add(Meaning.USER_AGENT, null, "http.user_agent", "http.useragent", "request.headers.user-agent");
        add(Meaning.USER_AGENT, null, "req.headers.user-agent", "headers.user-agent", "httpRequest.userAgent");
        add(Meaning.USER_AGENT, null, "request_User-Agent", "ClientRequestUserAgent", "request.user_agent");

        add(Meaning.REFERER, null, "http_referer", "referer", "referrer", "http_referrer", "http.request.referrer");
        add(Meaning.REFERER, null, "http.referer", "request.headers.referer", "req.headers.referer", "headers.referer");
        add(Meaning.REFERER, null, "httpRequest.referer", "ClientRequestReferer", "request_Referer");

        add(
                Meaning.HOST,
                null,
                "http_host",
                "host",
                "server_name",
                "vhost",
                "virtual_host",
                "RequestHost",
                "request.host");
        add(
                Meaning.HOST,
                null,
                "url.domain",
                "server.address",
                "http.host",
                "request.headers.host",
                "req.headers.host");
        add(Meaning.HOST, null, "headers.host", "authority", "hostname", "ClientRequestHost", "domain", ":authority");

        add(
                Meaning.TIME,
                null,
                "@timestamp",
                "time_iso8601",
                "time_local",
                "timestamp",
                "time",
                "ts",
                "datetime",
                "date");
        add(Meaning.TIME, null, "msec", "start_time", "StartUTC", "started_at", "requestTimeEpoch", "event_time");
        add(Meaning.TIME, null, "EdgeStartTimestamp", "log_time", "event.created", "t");
    }

    private void add(Meaning meaning, @Nullable Unit unit, String... paths) {
        for (String path : paths) {
            node(path).name(new JsonName(meaning, rank++, unit));
        }
    }

    private JsonNode node(String path) {
        JsonNode node = root;
        for (String step : path.split("\\.", -1)) {
            node = node.childOrNew(normalise(step));
        }
        return node;
    }

    private void extras(ExtraSlots extras) {
        for (int slot = 0; slot < extras.count(); slot++) {
            if (!extras.path(slot).isEmpty()) {
                node(extras.path(slot)).extra(slot);
            }
        }
    }

    /** What a path means to us; {@link Meaning#SKIP} where nothing. */
    static Meaning meaning(String path) {
        JsonNode node = KNOWN;
        for (String step : path.split("\\.", -1)) {
            node = node == null ? null : node.child(normalise(step));
        }
        return node == null || node.name() == null ? Meaning.SKIP : node.name().meaning();
    }

    /** A key as it is compared. */
    static String normalise(String key) {
        StringBuilder normalised = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-' && c != '@' && c != ' ') {
                normalised.append(c);
            }
        }
        return normalised.toString().toLowerCase(Locale.ROOT);
    }

    /** The meaning of a normalised key that is the name of a duration with a unit behind it. */
    static Optional<JsonName> durationWithUnit(JsonNode parent, String normalised) {
        for (Map.Entry<String, Unit> suffix : UNIT_SUFFIXES.entrySet()) {
            if (normalised.endsWith(suffix.getKey())) {
                String base = normalised.substring(
                        0, normalised.length() - suffix.getKey().length());
                JsonNode node = parent.child(base);
                JsonName name = node == null ? null : node.name();
                if (name != null && name.meaning() == Meaning.DURATION) {
                    return Optional.of(new JsonName(Meaning.DURATION, name.rank(), suffix.getValue()));
                }
            }
        }
        return Optional.empty();
    }
}
