package io.apilog.format.field;

import io.apilog.format.evidence.Spelling;
import io.apilog.request.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * THE list of programs that are known by the names they write, and the unit in which each of them writes a duration whose name does not
 * say it, as it writes by default. Where the names of two are there, the one that stands first is meant.
 */
public enum JsonVendor {
    /** @see <a href="https://doc.traefik.io/traefik/observability/access-logs/">access logs of Traefik</a> */
    TRAEFIK("Traefik", Unit.NANOSECONDS, "DownstreamStatus", "OriginDuration", "RouterName+Duration"),
    /** @see <a href="https://caddyserver.com/docs/caddyfile/directives/log">the directive log of Caddy</a> */
    CADDY(
            "Caddy",
            Unit.SECONDS,
            "resp_headers",
            "request.remote_ip+request.proto+size",
            "request.remote_addr+request.proto+size",
            "request.uri+bytes_read+size"),
    ENVOY(
            "Envoy",
            Unit.MILLISECONDS,
            "response_flags",
            "upstream_service_time",
            "x-envoy-upstream-service-time",
            "response_code_details",
            "upstream_cluster"),
    /** Whose {@code %D} and {@code time.elapsed.usec} are what its examples write as {@code time_elapsed}. */
    FASTLY(
            "Fastly",
            Unit.MICROSECONDS,
            "time_elapsed+fastly_server",
            "time_elapsed+fastly_is_edge",
            "time_elapsed+fastly_pop",
            "time_elapsed+service_id"),
    /** @see <a href="https://learn.microsoft.com/en-us/azure/application-gateway/monitor-application-gateway-reference">access log</a> */
    APPLICATION_GATEWAY(
            "Azure's Application Gateway v2",
            Unit.SECONDS,
            "serverRouted",
            "timeTaken+serverStatus",
            "timeTaken+transactionId",
            "originalRequestUriWithArgs",
            "WAFEvaluationTime"),
    /** @see <a href="https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/agcaccesslogs">its table of accesses</a> */
    GATEWAY_FOR_CONTAINERS("Azure's Application Gateway for Containers", Unit.MILLISECONDS, "backendResponseLatency"),
    /** Whose proxies log what they did in whole milliseconds. */
    EXCHANGE("Exchange", Unit.MILLISECONDS, "AnchorMailbox"),
    /** @see <a href="https://hexdocs.pm/plug_logger_json/Plug.LoggerJSON.html">Plug.LoggerJSON</a>, which divides microseconds by 1,000 */
    PLUG_LOGGER("plug_logger_json", Unit.MILLISECONDS, "=log_type+=api_version+=client_version"),
    /** @see <a href="https://docs.aws.amazon.com/vpc-lattice/latest/ug/monitoring-access-logs.html">access logs of VPC Lattice</a> */
    LATTICE("VPC Lattice", Unit.MILLISECONDS, "sourceIpPort+targetIpPort", "serviceNetworkArn"),
    FRONT_DOOR("Azure's Front Door", Unit.SECONDS, "timeTaken+trackingReference"),
    APPLICATION_GATEWAY_V1("Azure's Application Gateway v1", Unit.MILLISECONDS, "timeTaken+instanceId"),
    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">time-taken</a> */
    CLOUDFRONT("CloudFront", Unit.SECONDS, "timeTaken+x-edge-location", "timeTaken+x-edge-result-type"),
    /** @see <a href="https://tyk.io/docs/api-management/logs-metrics/">Tyk's access logs and analytics</a> */
    TYK("Tyk", Unit.MILLISECONDS, "api_id+raw_path", "api_id+org_id", "api_name+raw_path"),
    /** Gateways and networks that took a name of nginx's for their milliseconds: Alibaba's DCDN and Tencent's CDN. */
    TENCENT_CDN("Tencent's CDN", Unit.MILLISECONDS, "rsp_size+hit"),
    ALIBABA_DCDN("Alibaba's DCDN", Unit.MILLISECONDS, "via_info+hit_info"),
    /** @see <a href="https://support.huaweicloud.com/intl/en-us/usermanual-cdn/cdn_01_0018.html">Offline logs</a>; its request_time is when the request came */
    HUAWEI_CDN("Huawei's CDN", Unit.MILLISECONDS, "=response_range"),
    /** @see <a href="https://pkg.go.dev/github.com/ory/x/reqlog">reqlog</a>, which logs a time.Duration */
    ORY("Ory's servers", Unit.NANOSECONDS, "http_response.text_status"),
    IIS("IIS", Unit.MILLISECONDS, "timeTaken+cs-uri-stem"),
    APISIX("APISIX", Unit.MILLISECONDS, "apisix_latency"),
    ECHO("Echo", Unit.NANOSECONDS, "latency_human"),
    SLOG(
            "Go's slog middlewares",
            Unit.NANOSECONDS,
            "response.latency+request.length",
            "response.latency+request.params"),
    LOGBACK_ACCESS(
            "logstash-logback-encoder",
            Unit.MILLISECONDS,
            "elapsed_time+requested_uri",
            "elapsed_time+requested_url",
            "elapsed_time+remote_host"),
    /** @see <a href="https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/requests">its table of requests</a> */
    APPLICATION_INSIGHTS("Application Insights", Unit.MILLISECONDS, "=resultCode+=success", "=ResultCode+=Success"),
    /** Whose methods are numbers. */
    GRAVITEE("Gravitee", Unit.MILLISECONDS, "api-response-time", "gateway-response-time-ms", "gateway-latency-ms"),
    /** Whose logger of ASGI counts whole milliseconds. */
    AUTHENTIK("authentik", Unit.MILLISECONDS, "=auth_via"),
    /** @see <a href="https://docs.railway.com/reference/logging">its HTTP logs</a> */
    RAILWAY("Railway", Unit.MILLISECONDS, "=upstreamRqDuration"),
    /** @see <a href="https://developers.cloudflare.com/workers/observability/logs/tail-workers/">its events of a tail</a> */
    WORKERS("Cloudflare's Workers", Unit.MILLISECONDS, "=executionModel"),
    /** @see <a href="https://docs.netlify.com/manage/monitoring/log-drains/">traffic logs</a> */
    NETLIFY("Netlify", Unit.MILLISECONDS, "=deploy_id+=site_id"),
    /** @see <a href="https://github.com/ceph/ceph/blob/main/src/rgw/rgw_log.cc">its log of operations</a> */
    CEPH("Ceph's object gateway", Unit.MILLISECONDS, "=trans_id+=bucket"),
    /** A text format of morgan's that is an object, handed on to winston. */
    MORGAN("morgan", Unit.MILLISECONDS, "=responseTime+=contentLength+=level+=message"),
    /** @see <a href="https://github.com/zalando/logbook">Logbook</a>, whose answer says in whole milliseconds how long it took */
    LOGBOOK("Logbook", Unit.MILLISECONDS, "=correlation+=origin"),
    RAILS("Rails", Unit.MILLISECONDS, "controller+action", "view+db"),
    /** @see <a href="https://docs.roadrunner.dev/docs/logging-and-observability/logger">its access log</a> */
    ROADRUNNER("RoadRunner", Unit.MILLISECONDS, "=elapsed+=read_bytes+=write_bytes"),
    /** @see <a href="https://learn.microsoft.com/en-us/aspnet/core/fundamentals/http-logging/">HTTP logging of ASP.NET Core</a> */
    ASPNET("ASP.NET Core", Unit.MILLISECONDS, "=EventId+=LogLevel+=Category", "=Duration+=StatusCode+=PathBase"),
    /** @see <a href="https://www.elastic.co/guide/en/ecs/current/ecs-event.html#field-event-duration">event.duration</a> */
    ECS("the Elastic Common Schema", Unit.NANOSECONDS, "event.duration"),
    /** Of a guide that many follow: {@code "process":"%D"}. */
    APACHE("Apache", Unit.MICROSECONDS, "=process+=filename+=remoteIP", "=D+=remoteIP"),
    SERILOG("Serilog", Unit.MILLISECONDS, "=Elapsed+=StatusCode"),
    DATADOG("Datadog", Unit.NANOSECONDS, "http.url_details.path", "network.client.ip+http.status_code"),
    ZIPKIN("Zipkin", Unit.MICROSECONDS, "traceId+localEndpoint"),
    JAEGER("Jaeger", Unit.MICROSECONDS, "=traceID+operationName"),
    /** @see <a href="https://docs.haproxy.org/3.0/configuration.html#8.4">HAProxy, timing events</a> */
    HAPROXY(
            "HAProxy",
            Unit.MILLISECONDS,
            "bytes.uploaded",
            "Ta+Tr",
            "Ta+Tw",
            "Ta+Tc",
            "Tt+Tr",
            "Tt+Tw",
            "Tt+Tc",
            "time_queue",
            "termination_state"),
    /**
     * pino-http, Fastify, express-winston, morgan, restify and others; names with {@code _} are not theirs, and {@code responseTime} alone
     * is written by anybody.
     */
    NODE(
            "Node.js",
            Unit.MILLISECONDS,
            "=_audit",
            "=responseTime+=req",
            "=responseTime+=res",
            "=responseTime+=reqId",
            "=responseTime+=pid+=hostname",
            "=response-time",
            "=total-time",
            "=http.response.responseTime",
            "=res.responseTime"),
    /** @see <a href="https://www.dropwizard.io/en/stable/manual/configuration.html">its access-json layout</a> */
    DROPWIZARD("Dropwizard", Unit.MILLISECONDS, "=requestTime+=contentLength+=remoteAddress"),
    /** @see <a href="https://pkg.go.dev/github.com/rs/zerolog/hlog">hlog's AccessHandler</a>, whose times are in DurationFieldUnit */
    ZEROLOG("zerolog", Unit.MILLISECONDS, "=level+=time+=message+=url+=size", "=level+=time+=req_id+=url+=size"),
    /** @see <a href="https://pkg.go.dev/go.uber.org/zap#NewProductionEncoderConfig">its encoder of durations</a> */
    ZAP("zap", Unit.SECONDS, "=ts+=caller+=msg"),
    /** In whose variables nothing but seconds can be had. */
    NGINX(
            "nginx",
            Unit.SECONDS,
            "body_bytes_sent",
            "upstream_addr",
            "upstream_response_time",
            "upstream_status",
            "http_x_forwarded_for",
            "http_referer",
            "time_iso8601",
            "time_local",
            "=upstreamhost+=upstreamtime");

    private final String title;
    private final Unit unit;

    // List.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<List<String>> signatures;

    /**
     * One of the list.
     *
     * @param signatures each the names that together are this program's, with {@code +} between; a name with {@code =} before it has to be
     *     spelt so
     */
    JsonVendor(String title, Unit unit, String... signatures) {
        this.title = title;
        this.unit = unit;
        this.signatures = Arrays.stream(signatures)
                .map(names -> List.of(names.split("\\+", -1)))
                .toList();
    }

    /** The program as part of a sentence. */
    public String title() {
        return title;
    }

    /** The unit of the program's durations. */
    public Unit unit() {
        return unit;
    }

    /**
     * Whether it can have written such a number by default: nginx, Caddy, zap and zerolog write decimals, IIS and RoadRunner none.
     *
     * @param decimals whether the number has a decimal point
     */
    public boolean writes(boolean decimals) {
        return switch (this) {
            case NGINX, ZAP, CADDY, ZEROLOG -> decimals;
            case MORGAN -> decimals;
            case IIS, ROADRUNNER, DROPWIZARD, AUTHENTIK, CEPH -> !decimals;
            default -> true;
        };
    }

    /** How it spells its numbers. */
    public Spelling spelling() {
        return switch (this) {
            case CADDY, ZAP -> Spelling.NANOSECONDS_COUNTED;
            case SERILOG -> Spelling.ROUNDED;
            case NODE, MORGAN -> Spelling.CLOCK_OF_NODE;
            case NGINX -> Spelling.CLOCK_OF_NGINX;
            default -> Spelling.USUAL;
        };
    }

    /** Each a list of names, all of which are there. */
    public List<List<String>> signatures() {
        return signatures;
    }
}
