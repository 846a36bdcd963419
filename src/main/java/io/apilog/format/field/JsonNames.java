package io.apilog.format.field;

import io.apilog.request.Unit;
import java.util.List;
import java.util.Map;

/**
 * THE list of the names under which JSON logs carry what we look for. A name is compared without regard to case, {@code _},
 * {@code -} and {@code @}; a dot is a step into an object, whether the log nests or writes the dotted name as one key. Where a line
 * has several names of one meaning, the one that stands first here wins.
 */
final class JsonNames extends NameTreeBuilder {
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
            "dur",
            "timetotal",
            "resptime",
            "usedtime",
            "httplatency",
            "totalrequesttime",
            "requesttimetaken",
            "service",
            "rsduration",
            "scduration",
            "csduration",
            "xduration");

    /** Names that are nothing but a unit. */
    private static final Map<String, Unit> BARE_UNITS = Map.of(
            "ms", Unit.MILLISECONDS,
            "millis", Unit.MILLISECONDS,
            "milliseconds", Unit.MILLISECONDS,
            "usec", Unit.MICROSECONDS,
            "micros", Unit.MICROSECONDS,
            "microseconds", Unit.MICROSECONDS);

    /** What people put before the name of what is of the answer alone. */
    private static final List<String> ANSWERS =
            List.of("resp", "rsp", "res", "response", "reply", "http_response", "http_resp", "http_res");

    /** What they put before the name of what is of the request alone. */
    private static final List<String> REQUESTS = List.of("req", "request", "http_request", "http_req", "http");

    private void within(FieldKind meaning, String object, String... keys) {
        for (String key : keys) {
            add(meaning, null, object + '.' + key);
        }
    }

    /** Adds all of them, behind those that the tree has. */
    void known() {
        add(FieldKind.STATUS, null, "status", "status_code", "http_status", "http_status_code", "response_status");
        add(FieldKind.STATUS, null, "response_code", "response_status_code", "EdgeResponseStatus", "DownstreamStatus");
        add(FieldKind.STATUS, null, "http.response.status_code", "http.status_code", "http.status", "response.status");
        add(FieldKind.STATUS, null, "response.status_code", "res.statusCode", "res.status", "sc_status", "resp_status");
        add(
                FieldKind.STATUS,
                null,
                "httpRequest.status",
                "http.response.status",
                "httpResponse.status",
                "lbStatusCode");
        add(FieldKind.STATUS, null, "status_number", "http_response_code", "http_code", "res_status", "rsp_status");
        add(FieldKind.STATUS, null, "response.code", "http.response.code", "resp.status", "response_status_number");
        add(FieldKind.STATUS, null, "response.status.code", "res.status.code", "http.response.status.code");
        add(FieldKind.STATUS, null, "proxy.statusCode", "responseStatus.code", "ibm_responseCode", "return_code");
        add(FieldKind.STATUS, null, "response", "code", "resp", "result_code", "状态码", "http状态码", "响应状态码", "响应码");
        add(FieldKind.STATUS, null, "result"); // where it is a number of three digits
        add(FieldKind.STATUS, null, "estado", "statut", "ステータス", "ステータスコード", "상태코드", "статус");
        each(FieldKind.STATUS, ANSWERS, "status_code", "status", "code", "http_status", "http_code");
        add(FieldKind.STAGE, null, "stage", "kind", "logger", "ring.logger/type");
        add(FieldKind.STAGE, null, JsonName.Use.ANYWHERE, "span.kind", "span_kind", "producer.modsecurity");
        add(FieldKind.STAGE, null, JsonName.Use.EVENT, "event_type"); // Suricata's

        add(
                FieldKind.GRPC_STATUS,
                null,
                "grpc_status_number",
                "grpc_status",
                "grpc.code",
                "rpc.grpc.status_code",
                "grpc_code");
        add(FieldKind.GRPC_STATUS, null, "sent_http_grpc_status", "upstream_trailer_grpc_status", "grpc.status_code");
        add(
                FieldKind.GRPC_STATUS,
                null,
                "grpc.status",
                "rpc.response.status_code",
                "grpc_status_code",
                "rpc.status_code");
        add(FieldKind.GRPC_STATUS, null, "rpc.code", "rpc_code", "grpc.response.code", "grpc.response.status");
        add(
                FieldKind.RPC_SERVICE,
                null,
                "grpc.service",
                "rpc.service",
                "grpc_service",
                "rpc_service",
                "grpc.service_name");
        add(FieldKind.RPC_METHOD, null, "grpc.full_method", "grpc.full_method_name", "full_method", "full_method_name");
        add(FieldKind.RPC_METHOD, null, "rpc.full_method", "grpc.path", "grpc.method", "rpc.method", "grpc_method");
        add(FieldKind.RPC_METHOD, null, "rpc_method", "grpc.method_name", "grpc.request.method", "rpc", "procedure");

        add(FieldKind.SKIP, null, "resp_headers");
        add(FieldKind.SKIP, null, "record.elapsed"); // loguru's time since the program began

        add(FieldKind.METHOD, null, "method", "request_method", "http_method", "httpMethod", "verb", "http_verb");
        add(FieldKind.METHOD, null, "http.request.method", "http.method", "request.method", "req.method", "cs_method");
        add(FieldKind.METHOD, null, "ClientRequestMethod", "httpRequest.requestMethod", "req_method", "request_type");
        add(
                FieldKind.METHOD,
                null,
                "http.request_method",
                "http.http_method",
                ":method",
                "proxy.method",
                "ibm_requestMethod");
        add(FieldKind.METHOD, null, "请求方法", "请求方式", "methode", "méthode", "metodo", "método", "メソッド", "метод");
        add(FieldKind.TITLE, null, "name", "operation_name");

        each(FieldKind.METHOD, REQUESTS, "method", "verb");

        add(FieldKind.REQUEST, null, "request", "request_line", "http_request", "http.request_line");

        add(FieldKind.TARGET, null, "request_uri", "original_url", "x_envoy_original_path", "x_envoy_origin_path");
        add(FieldKind.TARGET, null, "originalRequestUriWithArgs", "uri", "url", "target", "requested_url");
        add(FieldKind.TARGET, null, "url.original", "http.target", "http.url", "http.request.uri", "request.uri");
        add(FieldKind.TARGET, null, "request.url", "request.target", "req.url", "req.originalUrl", "request_url");
        add(FieldKind.TARGET, null, "ClientRequestURI", "httpRequest.requestUrl", "full_path", "url.full", "http.uri");
        add(FieldKind.TARGET, null, "request.originalUrl", "requested_path", "originalUri", "req_uri", "req_url");
        add(FieldKind.TARGET, null, "request.full_path", "http.request.url", "cs_uri", "url.raw", "httpRequest.uri");
        add(FieldKind.TARGET, null, "proxy.path", "ibm_uriPath");
        each(FieldKind.TARGET, REQUESTS, "uri", "url", "target", "original_url", "full_path");
        add(FieldKind.PATH, null, JsonName.Use.PATH_ALONE, "path", "request_path", "uri_path", "url_path", "url.path");
        add(FieldKind.PATH, null, JsonName.Use.PATH_ALONE, "http.path", "req_path");
        add(
                FieldKind.PATH,
                null,
                "request.path",
                "url_stem",
                "req.path",
                "http.request.path",
                "cs_uri_stem",
                "raw_path");
        add(
                FieldKind.PATH,
                null,
                "ClientRequestPath",
                "http.url_details.path",
                "httpRequest.requestPath",
                "requested_uri");
        add(FieldKind.PATH, null, "请求路径", "请求地址", "请求url", "接口地址", "pfad", "ruta", "chemin", "caminho", "パス", "путь");
        add(FieldKind.PATH, null, "endpoint", "resource", "path_info", "pathname", ":path", "uri.path", "api");

        each(FieldKind.PATH, REQUESTS, "path", "uri_path", "url_path", "pathname");

        add(FieldKind.REMARK, null, "event"); // authentik, whose event is the path
        add(FieldKind.REMARK, null, "content"); // go-zero, whose request stands in a text

        add(FieldKind.QUERY, null, "query_string", "url.query", "request_query", "http.query", "request.query");
        add(FieldKind.QUERY, null, "ibm_queryString", "url_query", "query_parameters");
        add(FieldKind.QUERY, null, "cs_uri_query", "ClientRequestQuery", "queryStr", "query", "args", "uri_query");

        add(FieldKind.ROUTE, null, "http.route", "route", "http_route", "resourcePath", "routeKey", "route_pattern");
        add(FieldKind.ROUTE, null, "url.template", "matched_route", "path_template", "uri_template", "request.route");
        add(FieldKind.ROUTE, null, "route.path", "route_template", "route_path", "url_template", "http.request.route");
        add(FieldKind.ROUTE, null, "request_route", "endpoint_pattern", "path_pattern", "url_pattern", "http.endpoint");
        add(FieldKind.ROUTE, null, "req.route", "req.route.path", "route.pattern", "route.template", "http.route.path");
        add(FieldKind.ROUTE, null, "request.route.path", "handler");

        add(FieldKind.PROTOCOL, null, "protocol", "server_protocol", "http_version", "http.version", "request.proto");
        add(FieldKind.PROTOCOL, null, "proto", "http_protocol", "network.protocol.version", "request.protocol");
        add(FieldKind.PROTOCOL, null, "RequestProtocol", "ClientRequestProtocol", "httpRequest.protocol");
        add(FieldKind.PROTOCOL, null, "http.flavor", "request_protocol");

        nginx(FieldKind.DURATION, "request_time");
        add(FieldKind.DURATION, null, "event.duration"); // of ECS, and of those who took its name for another unit
        add(FieldKind.DURATION, Unit.MILLISECONDS, "latencies.request", "responseLatency");
        add(FieldKind.DURATION, Unit.MILLISECONDS, "http.server.duration", "httpResponse.elapsed", "time_ms");
        add(FieldKind.DURATION, Unit.SECONDS, "httpRequest.latency", "http.server.request.duration");
        add(FieldKind.DURATION, Unit.SECONDS, "requestProcessingTime"); // Oracle's load balancer
        for (String name : DURATIONS) {
            add(FieldKind.DURATION, null, name);
            add(FieldKind.DURATION, null, "http." + name, "response." + name, "request." + name, "res." + name);
            add(FieldKind.DURATION, null, "http.request." + name, "http.response." + name, "timings." + name);
        }
        add(FieldKind.DURATION_UNIT, null, "elapsed_unit", "duration_unit", "latency_unit", "response_time_unit");
        add(FieldKind.DURATION, Unit.MILLISECONDS, "gateway-response-time-ms"); // Gravitee
        add(FieldKind.DURATION, null, "耗时", "用时", "响应时间", "处理时间", "请求耗时", "接口耗时", "執行時間", "処理時間", "実行時間");
        add(FieldKind.DURATION, null, "応答時間", "소요시간", "처리시간", "응답시간", "длительность");
        add(
                FieldKind.DURATION,
                null,
                "dauer",
                "antwortzeit",
                "laufzeit",
                "bearbeitungszeit",
                "duracion",
                "duración",
                "durée");
        add(FieldKind.DURATION, null, "duree", "duração", "duracao", "durata", "tiempo_respuesta", "tempo_resposta");
        add(FieldKind.DURATION, null, JsonName.Use.UNIT_WRITTEN, "zeit", "tiempo", "tempo", "temps", "время");
        add(FieldKind.DURATION, null, "response.time", "res.time", "http.time", "time_elapsed", "rsp_time");
        add(FieldKind.DURATION, null, "client_duration", "total_response_time"); // Gloo, Apigee
        add(FieldKind.DURATION, null, "common_properties.time_to_last_downstream_tx_byte"); // Envoy's, over gRPC
        add(
                FieldKind.DURATION,
                Unit.MILLISECONDS,
                "latency_total",
                "QTime",
                "WallTimeMs"); // Tyk, Solr, Cloudflare's Workers
        add(FieldKind.DURATION, Unit.MILLISECONDS, "total_milliseconds"); // .NET's TimeSpan
        add(FieldKind.DURATION, null, JsonName.Use.UNIT_WRITTEN, "measure#page.duration"); // Lograge's L2met
        add(FieldKind.DURATION, Unit.SECONDS, "query_execution_time"); // Hasura
        add(FieldKind.DURATION, Unit.NANOSECONDS, "timeToResponseInNS", "total_ns"); // MinIO, Linkerd
        add(FieldKind.DURATION, Unit.NANOSECONDS, "api.timeToResponse", "api.timeToResponseInNS");
        add(FieldKind.DURATION, Unit.MICROSECONDS, "ibm_elapsedTime"); // Liberty
        add(FieldKind.DURATION, Unit.MILLISECONDS, "ring.logger/ms"); // Clojure's ring-logger
        add(
                FieldKind.DURATION,
                null,
                "latency.total",
                "latency_human"); // Echo's, with its unit, where latency is not there
        add(
                FieldKind.DURATION,
                null,
                JsonName.Use.UNIT_WRITTEN,
                "total",
                "cost",
                "spent",
                "time_spent",
                "in",
                "completed_in",
                "used");
        add(FieldKind.DURATION, null, JsonName.Use.VENDOR_KNOWN, "Ta", "Tt", "process", "wallTime");
        for (String times : List.of("time", "times", "timing", "timings", "timers")) {
            add(FieldKind.DURATION, null, times + ".total"); // grape_logging's, and of others
        }
        last(FieldKind.DURATION, JsonName.Use.VENDOR_KNOWN, "D"); // httpd's directive
        bareUnits(BARE_UNITS);
        add(FieldKind.DURATION_PART, null, "time.busy", "time.idle"); // spans of Rust's tracing, each with its unit
        add(FieldKind.DURATION_PART, Unit.MILLISECONDS, "turnAroundTimeMSec", "transferTimeMSec"); // Akamai's
        add(FieldKind.BEGAN, null, "EdgeStartTimestamp"); // Cloudflare's
        add(FieldKind.ENDED, null, "EdgeEndTimestamp");
        add(FieldKind.BEGAN, null, "startTimeUnixNano", "start_time_unix_nano", "requestReceivedTimestamp");
        add(FieldKind.ENDED, null, "endTimeUnixNano", "end_time_unix_nano", "stageTimestamp");

        nginx(FieldKind.UPSTREAM, "upstream_response_time");
        add(FieldKind.UPSTREAM, Unit.SECONDS, "upstream_time", "serverResponseLatency");
        add(FieldKind.UPSTREAM, Unit.SECONDS, "backendProcessingTime");
        add(FieldKind.UPSTREAM, Unit.NANOSECONDS, "OriginDuration", "OriginResponseTime");
        add(FieldKind.UPSTREAM, Unit.MILLISECONDS, "upstream_service_time", "latencies.proxy", "integrationLatency");
        add(FieldKind.UPSTREAM, Unit.MILLISECONDS, "x_envoy_upstream_service_time", "OriginResponseDurationMs");
        add(FieldKind.UPSTREAM, Unit.MILLISECONDS, "upstream_latency");
        add(FieldKind.UPSTREAM, Unit.MILLISECONDS, JsonName.Use.VENDOR_KNOWN, "Tr");

        add(
                FieldKind.RESPONSE_BYTES,
                null,
                "body_bytes_sent",
                "bytes_sent",
                "response_bytes",
                "response_size",
                "bytes");
        add(FieldKind.RESPONSE_BYTES, null, "response_length", "content_length", "DownstreamContentSize", "bytes_out");
        add(FieldKind.RESPONSE_BYTES, null, "http.response.body.bytes", "http.response.bytes", "response.size", "size");
        add(FieldKind.RESPONSE_BYTES, null, "http.response.body.size", "res.contentLength", "httpRequest.responseSize");
        add(
                FieldKind.RESPONSE_BYTES,
                null,
                "EdgeResponseBytes",
                "resp_size",
                "sc_bytes",
                "response.bytes",
                "sent_bytes");
        add(FieldKind.RESPONSE_BYTES, null, "httpResponse.bytes", "http.response.written", "response_body_size");
        add(
                FieldKind.RESPONSE_BYTES,
                null,
                "response.length",
                "response.content_length",
                "res_size",
                "destination.bytes");
        add(FieldKind.RESPONSE_BYTES, null, "http.response_content_length", "response_content_length", "body_size");
        add(FieldKind.RESPONSE_BYTES, null, "http.response.size", "response.body.bytes", "bytes_written", "resp_bytes");
        add(FieldKind.RESPONSE_BYTES, null, "tx_bytes", "bytes_tx", "write_bytes", "api.tx"); // RoadRunner, MinIO
        add(FieldKind.RESPONSE_BYTES, null, "written_bytes", "proxy.responseByteSize", "response_body_len");
        add(FieldKind.RESPONSE_BYTES, null, "network.bytes_written", "res.headers.content-length", "responseBodySize");
        add(FieldKind.RESPONSE_BYTES, null, "resp_body_size", "resp_body_bytes", "response.response_body_bytes");
        add(FieldKind.RESPONSE_BYTES, null, "dataLength", "ibm_bytesReceived"); // Gin's with logrus; Liberty's %B
        add(FieldKind.RESPONSE_BYTES, null, "response_body_bytes", "response_content_bytes");
        add(FieldKind.RESPONSE_BYTES, null, "byte", "http.length"); // Sanic's, Suricata's
        for (String both : List.of("bytes", "size", "sizes", "length", "lengths", "traffic")) {
            within(FieldKind.RESPONSE_BYTES, both, "out", "sent", "response", "tx", "written");
            within(FieldKind.REQUEST_BYTES, both, "in", "received", "request", "rx", "read");
        }
        add(FieldKind.REQUEST_BYTES, null, "request_body_bytes", "request_content_bytes");
        for (String side : List.of("req", "request", "http.req", "http.request")) {
            within(FieldKind.REQUEST_BYTES, side, "bytes", "size", "length", "content_length", "body_size");
        }
        for (String side : List.of("res", "resp", "response", "http.res", "http.response")) {
            within(FieldKind.RESPONSE_BYTES, side, "bytes", "size", "length", "content_length", "body_size");
        }

        add(
                FieldKind.REQUEST_BYTES,
                null,
                "request_length",
                "request_bytes",
                "request_size",
                "bytes_received",
                "bytes_in");
        add(FieldKind.REQUEST_BYTES, null, "http.request.body.bytes", "http.request.bytes", "request.size", "cs_bytes");
        add(FieldKind.REQUEST_BYTES, null, "RequestContentSize", "http.request.body.size", "httpRequest.requestSize");
        add(FieldKind.REQUEST_BYTES, null, "ClientRequestBytes", "bytes_read", "received_bytes", "source.bytes");
        add(FieldKind.REQUEST_BYTES, null, "req_body_size", "req_body_bytes", "request.request_body_bytes");
        add(FieldKind.REQUEST_BYTES, null, "rx_bytes", "bytes_rx", "read_bytes", "api.rx");
        add(FieldKind.REQUEST_BYTES, null, "request.length", "http.request_content_length", "request_content_length");
        add(
                FieldKind.REQUEST_BYTES,
                null,
                "request_body_len",
                "request_body_size",
                "http.request.size",
                "network.bytes_read",
                "req_size");

        add(
                FieldKind.CLIENT,
                null,
                "remote_addr",
                "client_ip",
                "remote_ip",
                "ClientHost",
                "client_addr",
                "ip",
                "client.ip");
        add(FieldKind.CLIENT, null, "client.address", "source.ip", "source.address", "request.client_ip", "request.ip");
        add(
                FieldKind.CLIENT,
                null,
                "request.remote_ip",
                "req.ip",
                "req.remoteAddress",
                "req.remote_addr",
                "remote_host");
        add(FieldKind.CLIENT, null, "remote_address", "source_ip", "httpRequest.remoteIp", "client", "c_ip", "peer");
        add(FieldKind.CLIENT, null, "downstream_remote_address", "http.client_ip", "host_ip", "real_ip", "x_real_ip");
        add(FieldKind.CLIENT, null, "request.remote_addr", "src_ip", "ip_address", "remote", "fwd", "true_client_ip");
        add(FieldKind.CLIENT, null, "network.client.ip", "net.peer.ip", "net.sock.peer.addr", "network.peer.address");
        add(FieldKind.CLIENT, null, "caller_ip_address", "identity.sourceIp", "request_ip", "cliIP", "client_address");
        add(FieldKind.CLIENT, null, "client.addr", "proxy.clientIp", "sourceIPs", "sourceIpPort", "ibm_remoteHost");
        add(FieldKind.CLIENT, null, "id.orig_h"); // Zeek
        add(FieldKind.CLIENT, null, "http.request.remoteaddr", "http.remote_addr", "forwarded_for", "x_forwarded_for");

        add(FieldKind.USER, null, "remote_user", "ClientUsername", "user_name", "user.name", "user.id", "user");
        add(FieldKind.USER, null, "user.username");
        add(FieldKind.USER, null, "user_id", "request.user", "enduser.id", "consumer.username", "auth", "usr.id");
        add(
                FieldKind.USER,
                null,
                "uname",
                "cs_username",
                "identity.user",
                "auth_user",
                "principal",
                "authenticated_user");

        add(FieldKind.USER_AGENT, null, "http_user_agent", "user_agent", "agent", "ua", "user_agent.original");
        add(FieldKind.USER_AGENT, null, "http.user_agent", "http.useragent", "request.headers.user-agent");
        add(FieldKind.USER_AGENT, null, "req.headers.user-agent", "headers.user-agent", "httpRequest.userAgent");
        add(FieldKind.USER_AGENT, null, "request_User-Agent", "ClientRequestUserAgent", "request.user_agent");
        add(FieldKind.USER_AGENT, null, "cs(User-Agent)", "request_user_agent", "browser", "http.request.useragent");
        add(
                FieldKind.USER_AGENT,
                null,
                "cs_user_agent",
                "http.request.header.user-agent",
                "identity.userAgent",
                "proxy.userAgent");

        add(FieldKind.REFERER, null, "http_referer", "referer", "referrer", "http_referrer", "http.request.referrer");
        add(
                FieldKind.REFERER,
                null,
                "http.referer",
                "request.headers.referer",
                "req.headers.referer",
                "headers.referer");
        add(FieldKind.REFERER, null, "httpRequest.referer", "ClientRequestReferer", "request_Referer", "cs(Referer)");
        add(FieldKind.REFERER, null, "cs_referer", "request.referer", "http.request.referer", "proxy.referer");

        add(FieldKind.HOST, null, "http_host", "RequestHost", "request.host", "req.host", "req.hostname", "url.domain");
        add(FieldKind.HOST, null, "ClientRequestHost", "original_host", ":authority", "authority", "domain_name");
        add(FieldKind.HOST, null, "host", "server_name", "vhost", "virtual_host", "server.address", "http.host");
        add(FieldKind.HOST, null, "request.headers.host", "req.headers.host", "headers.host", "domain", "cs_host");
        add(FieldKind.HOST, null, "http.request.host", "request_host", "req_host", "cs(Host)", "http.url_details.host");
        add(FieldKind.HOST, null, "proxy.host", "hostHeader");

        add(
                FieldKind.TIME,
                null,
                "@timestamp",
                "StartUTC",
                "time_iso8601",
                "time_local",
                "timestamp",
                "time",
                "ts",
                "datetime");
        add(
                FieldKind.TIME,
                null,
                "date",
                "msec",
                "start_time",
                "StartUTC",
                "started_at",
                "requestTimeEpoch",
                "event_time");
        add(FieldKind.TIME, null, "log_time", "event.created", "t", "@t", "date_time", "event.start");
        add(
                FieldKind.TIME,
                null,
                "timestamp_ms",
                "timeUnixNano",
                "reqTimeSec",
                "asctime",
                "timestamp_iso8601",
                "created",
                "ibm_datetime",
                "timeLocal",
                "event_timestamp",
                "TimeGenerated",
                "time_micros");
    }
}
