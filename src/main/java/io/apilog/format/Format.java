package io.apilog.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * THE list of formats. Documentation, messages and tests walk it: each constant has a row in {@code docs/formats.md} and a folder of
 * samples with the records expected of them in {@code src/test/resources/formats}.
 */
public enum Format {
    INGRESS_NGINX(
            "ingress_nginx",
            "ingress-nginx's own log_format",
            "seconds",
            Found.BY_PATTERN,
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\""
                    + " \"$http_user_agent\" $request_length $request_time [$proxy_upstream_name]"
                    + " [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length"
                    + " $upstream_response_time $upstream_status $req_id"),
    ALIBABA_CDN(
            "alibaba_cdn",
            "the CDN of Alibaba Cloud",
            "milliseconds",
            Found.BY_PATTERN,
            "[$time] $client $proxy $duration_ms \"$http_referer\" \"$request\" $status $request_bytes $bytes $cache"
                    + " \"$http_user_agent\" \"$content_type\""),
    NGINX_PROXY_MANAGER(
            "nginx_proxy_manager",
            "nginx-proxy-manager's logs, and NPMplus's",
            "none; NPMplus: seconds",
            Found.BY_PATTERN,
            "[$time_local] $upstream_cache_status $upstream_status $status - $request_method $scheme $host"
                    + " \"$request_uri\" [Client $remote_addr] [Length $body_bytes_sent] [Gzip $gzip_ratio]"
                    + " [Sent-to $server] \"$http_user_agent\" \"$http_referer\"",
            "[$time_local] $status - $request_method $scheme $host \"$request_uri\" [Client $remote_addr]"
                    + " [Length $body_bytes_sent] [Gzip $gzip_ratio] \"$http_user_agent\" \"$http_referer\"",
            "[$time_local] $host $remote_addr $request_time \"$request\" $status $body_bytes_sent $sent $http_referer"
                    + " $http_user_agent"),
    TRAEFIK(
            "traefik",
            "Traefik's access log in its common format",
            "milliseconds",
            Found.BY_PATTERN,
            "$client - $user [$time] \"$request\" $status $bytes \"$http_referer\" \"$http_user_agent\" $count"
                    + " \"$router\" \"$server\" ${duration_ms}ms"),
    ODOO(
            "odoo",
            "Odoo's request log",
            "seconds, in two parts: queries and the rest",
            Found.BY_PATTERN,
            "$date $time_of_line $process $level $database werkzeug: $client - $user [$day $clock]"
                    + " \"$request\" $status $bytes $count $duration_part_s $duration_part_s"),
    GERRIT(
            "gerrit",
            "Gerrit's httpd_log",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.gerrit("\"$http_referer\"", ""),
            PatternFamilies.gerrit("$http_referer", ""),
            PatternFamilies.gerrit("\"$http_referer\"", " $rest"),
            PatternFamilies.gerrit("$http_referer", " $rest")),
    JIRA(
            "jira",
            "Jira's access log",
            "milliseconds",
            Found.BY_PATTERN,
            "$client ${minute}x${count}x$concurrent $user [$time] \"$request\" $status $bytes $duration_ms"
                    + " \"$http_referer\" \"$http_user_agent\" \"$session\""),
    BITBUCKET(
            "bitbucket",
            "Bitbucket's access log; of its two lines a request the one of the end",
            "milliseconds",
            Found.BY_PATTERN,
            List.of("$client | $transport | i$rest"),
            "$client | $transport | o$id | $user | $time | \"$request\" | \"$http_referer\" \"$http_user_agent\" |"
                    + " $status | $request_bytes | $bytes | $labels | $duration_ms | $session |"),
    KAFKA(
            "kafka",
            "Kafka Connect and the REST servers of Confluent",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.kafka(" ", "io.confluent.rest-utils.requests"),
            PatternFamilies.kafka(" \"$http_referer\" \"$http_user_agent\" ", "io.confluent.rest-utils.requests"),
            PatternFamilies.kafka(" ", "org.apache.kafka.connect.runtime.rest.RestServer"),
            PatternFamilies.kafka(
                    " \"$http_referer\" \"$http_user_agent\" ", "org.apache.kafka.connect.runtime.rest.RestServer")),
    INFLUXDB(
            "influxdb",
            "InfluxDB 1's request log",
            "microseconds",
            Found.BY_PATTERN,
            "[httpd] $client - $user [$time] \"$request\" $status $bytes \"$http_referer\" \"$http_user_agent\""
                    + " $request_id $duration_us"),
    GOROUTER(
            "gorouter",
            "the router of Cloud Foundry",
            "seconds",
            Found.BY_PATTERN,
            PatternFamilies.gorouter("gorouter_time:$own $rest"),
            PatternFamilies.gorouter("app_id:$rest")),
    SWIFT(
            "swift",
            "the proxy of OpenStack Swift, behind syslog's prefix",
            "seconds",
            Found.BY_PATTERN,
            "$client $remote ${date}/${month}/${year}/${hour}/${minute}/$second $method $target $protocol $status"
                    + " $http_referer $http_user_agent $token $request_bytes $bytes $etag $transaction $headers"
                    + " $duration_s $source $info $began $ended $policy"),
    ZULIP(
            "zulip",
            "Zulip's server.log",
            "milliseconds or seconds, as each line says",
            Found.BY_PATTERN,
            List.of("$day $clock $level [$module] $rest"),
            "$day $clock $level [zr] $client $method $status $duration_ms ($part) $target ($rest",
            "$day $clock $level [zr] $client $method $status $duration_ms $target ($rest"),
    PHABRICATOR(
            "phabricator",
            "the access log of Phabricator and Phorge, which write no method",
            "microseconds",
            Found.BY_PATTERN,
            "[$time]\t$process\t$server\t$client\t$user\t$controller\t$function\t$target\t$http_referer\t$status"
                    + "\t$duration_us"),
    AZURE_STORAGE(
            "azure_storage",
            "Storage Analytics of Azure, which writes an operation instead of a method",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.azureStorage("1.0"),
            PatternFamilies.azureStorage("2.0")),
    CADDY(
            "caddy",
            "Caddy 1's {hostonly} {combined} {latency_ms}; Caddy 2 writes JSON",
            "milliseconds",
            Found.BY_PATTERN,
            "$day $clock $host $client - $user [$time] \"$request\" $status $bytes \"$http_referer\""
                    + " \"$http_user_agent\" $duration_ms"),
    ENVOY(
            "envoy",
            "Envoy's default access log, also with more behind it, and Kuma's",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.envoy(""),
            PatternFamilies.envoy("ACCESS "),
            PatternFamilies.envoy("") + " $rest",
            "[$time] $mesh \"$request\" $status $flags $request_bytes $bytes $duration_ms $upstream_ms"
                    + " \"$forwarded\" \"$http_user_agent\" \"$trace\" \"$request_id\" \"$host\" \"$from\" \"$to\""
                    + " \"$client\" \"$upstream_host\"",
            "[$time] $mesh \"$request\" $status $flags $request_bytes $bytes $duration_ms $upstream_ms"
                    + " \"$forwarded\" \"$http_user_agent\" $rest"),
    ISTIO(
            "istio",
            "Istio's default access log",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.istio("$details $termination"),
            PatternFamilies.istio("\"$mixer\"")),
    OAUTH2_PROXY(
            "oauth2_proxy",
            "oauth2-proxy's request log",
            "seconds",
            Found.BY_PATTERN,
            "$client - $request_id - $user [$day $clock] " + PatternFamilies.oauth2Request(),
            "$client - $user [$day $clock] " + PatternFamilies.oauth2Request()),
    AWS_ALB(
            "aws_alb",
            "Application Load Balancer of AWS",
            "seconds, in three parts",
            Found.BY_PATTERN,
            "$type $time $elb $client $target_address $duration_part_s $upstream_part_s $duration_part_s $status"
                    + " $target_status $request_bytes $bytes \"$request\" \"$http_user_agent\" $cipher $tls $rest"),
    AWS_ELB(
            "aws_elb",
            "Classic Load Balancer of AWS",
            "seconds, in three parts",
            Found.BY_PATTERN,
            "$time $elb $client $backend $duration_part_s $upstream_part_s $duration_part_s $status $backend_status"
                    + " $request_bytes $bytes \"$request\" \"$http_user_agent\" $cipher $tls",
            "$time $elb $client $backend $duration_part_s $upstream_part_s $duration_part_s $status $backend_status"
                    + " $request_bytes $bytes \"$request\""),
    S3(
            "s3",
            "server access log of Amazon S3",
            "milliseconds",
            Found.BY_PATTERN,
            List.of("$owner $bucket [$time] $client $user $request_id $operation $key \"-\" $rest"),
            "$owner $bucket [$time] $client $user $request_id $operation $key \"$request\" $status $error $bytes"
                    + " $object_size $duration_ms $upstream_ms \"$http_referer\" \"$http_user_agent\" $rest"),
    HAPROXY(
            "haproxy",
            "HAProxy's HTTP and HTTPS logs, and its form of the common format",
            "milliseconds; -1 for what was not reached",
            Found.BY_PATTERN,
            List.of("Proxy $rest", "Connect from $rest", "Server $rest", "backend $rest"),
            PatternFamilies.haproxy("", "", ""),
            PatternFamilies.haproxy("", "{$captured} ", ""),
            PatternFamilies.haproxy("", "{$captured} {$captured} ", ""),
            PatternFamilies.haproxy("$host ", "", ""),
            PatternFamilies.haproxy("$host ", "{$captured} ", ""),
            PatternFamilies.haproxy("$host ", "{$captured} {$captured} ", ""),
            PatternFamilies.haproxy("", "", " $tls_errors $tls"),
            PatternFamilies.haproxy("", "{$captured} ", " $tls_errors $tls"),
            PatternFamilies.haproxy("", "{$captured} {$captured} ", " $tls_errors $tls"),
            "$client - $user [$time] \"$request\" $status $bytes \"$cookie\" \"$server_cookie\" $port $fraction"
                    + " \"$frontend\" \"$backend\" \"$server\""
                    + " $request_ms $queue_ms $connect_ms $upstream_ms $duration_ms $rest"),
    UWSGI(
            "uwsgi",
            "uWSGI's request log",
            "milliseconds or microseconds, as each line says",
            Found.BY_PATTERN,
            PatternFamilies.UWSGI_NOTICES,
            PatternFamilies.uwsgi("$duration_ms msecs"),
            PatternFamilies.uwsgi("$duration_us micros")),
    GRANIAN(
            "granian",
            "granian's access log",
            "milliseconds",
            Found.BY_PATTERN,
            "[$time] $client - \"$request\" $status $duration_ms"),
    SANIC(
            "sanic",
            "Sanic's access log",
            "none; newer ones as each line says",
            Found.BY_PATTERN,
            "[$time] - (sanic.access)[INFO][$client]: $method $target  $status $bytes",
            "[$time] - (sanic.access)[INFO][$client]: $method $target  $status $bytes $duration_ns"),
    SYNAPSE(
            "synapse",
            "the request log of Matrix Synapse",
            "seconds",
            Found.BY_PATTERN,
            PatternFamilies.synapse("$status"),
            PatternFamilies.synapse("$status!")),
    OPENSTACK(
            "openstack",
            "the API servers of OpenStack",
            "seconds",
            Found.BY_PATTERN,
            PatternFamilies.openStack("$day $clock $process $level $logger", ""),
            PatternFamilies.openStack("$day $clock $process $level $logger", " "),
            PatternFamilies.openStack("$file $day $clock $process $level $logger", ""),
            PatternFamilies.openStack("$before", ""),
            PatternFamilies.openStack("$before", " ")),
    ARMERIA(
            "armeria",
            "the text of Armeria's LoggingService",
            "nanoseconds, beside a rounded number with its unit",
            Found.BY_PATTERN,
            List.of("$before][$url#$verb] Request: {$rest"),
            "$before][$target#$method] Response: {$rest, totalDuration=$rounded(${duration_ns}ns),"
                    + " $more[:status=$status, $headers"),
    BENTOML(
            "bentoml",
            "BentoML's access log",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.bentoMl("$time", " (trace=$rest"),
            PatternFamilies.bentoMl("$day $clock", " (trace=$rest"),
            PatternFamilies.bentoMl("$time", ""),
            PatternFamilies.bentoMl("$day $clock", "")),
    TORCHSERVE(
            "torchserve",
            "TorchServe's access log",
            "milliseconds",
            Found.BY_PATTERN,
            "$time [$level] $thread ACCESS_LOG - /$client \"$request\" $status $duration_ms",
            "$day $clock [$level] $thread ACCESS_LOG - /$client \"$request\" $status $duration_ms",
            "$time - /$client \"$request\" $status $duration_ms",
            "$day $clock - /$client \"$request\" $status $duration_ms"),
    COUCHDB(
            "couchdb",
            "CouchDB's log",
            "milliseconds",
            Found.BY_PATTERN,
            List.of("[$level] $time $node <$process> $rest"),
            "[$level] $time $node <$process> $request_id $host $client $user $method $target $status $outcome"
                    + " $duration_ms"),
    ARTIFACTORY(
            "artifactory",
            "Artifactory's request log",
            "milliseconds",
            Found.BY_PATTERN,
            "$time|$trace|$client|$user|$method|$target|$status|$request_bytes|$bytes|$duration_ms|$http_user_agent"),
    BUNNY(
            "bunny",
            "bunny.net's CDN, which writes no method",
            "none",
            Found.BY_PATTERN,
            "$cache|$status|$time|$bytes|$zone|$client|$http_referer|$target|$edge|$http_user_agent|$request_id|$country"),
    HIAWATHA(
            "hiawatha",
            "the access log of Hiawatha",
            "none",
            Found.BY_PATTERN,
            "$client|$when|$status|$bytes|$user|$request|$rest"),
    CLOUDFRONT_REALTIME(
            "cloudfront_realtime",
            "real-time log of Amazon CloudFront with its default columns, between tabs",
            "seconds",
            Found.BY_PATTERN,
            "$time\t$client\t$first_byte\t$status\t$bytes\t$method\t$scheme\t$domain_name\t$target\t$request_bytes"
                    + "\t$edge\t$request_id\t$host\t$duration_s\t$protocol\t$ip_version\t$http_user_agent\t$http_referer"
                    + "\t$rest"),
    TENCENT_CDN(
            "tencent_cdn",
            "the CDN of Tencent Cloud",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.tencent(" $port"),
            PatternFamilies.tencent("")),
    UVICORN(
            "uvicorn",
            "uvicorn's access log, also as Python's loggers prefix it",
            "none",
            Found.BY_PATTERN,
            List.of("INFO:     $rest", "WARNING:  $rest", "ERROR:    $rest", "DEBUG:    $rest"),
            "INFO:     $client - \"$request\" $status $reason",
            "INFO:     $client - \"$request\" $status",
            "$client - \"$request\" $status",
            "$day $clock INFO uvicorn.access $client - \"$request\" $status $reason",
            "$day $clock INFO uvicorn.access $client - \"$request\" $status",
            "$day $clock - uvicorn.access - INFO - $client - \"$request\" $status $reason",
            "$day $clock - uvicorn.access - INFO - $client - \"$request\" $status"),
    WERKZEUG(
            "werkzeug",
            "the development server of Flask and Werkzeug",
            "none",
            Found.BY_PATTERN,
            List.of(" * $rest", "Press CTRL+C $rest", "WARNING: $rest"),
            "$client - $user [$day $clock] \"$request\" $status $bytes",
            "INFO:werkzeug:$client - $user [$day $clock] \"$request\" $status $bytes"),
    DJANGO(
            "django",
            "Django's development server",
            "none",
            Found.BY_PATTERN,
            List.of("Not Found: $path", "Bad Request: $path", "Forbidden$rest", "Internal Server Error: $path"),
            "[$day $clock] \"$request\" $status $bytes"),
    CHANNELS(
            "channels",
            "the development server of Django Channels and Daphne",
            "seconds, in hundredths",
            Found.BY_PATTERN,
            List.of("HTTP $method $target [$rest", "WebSocket $rest"),
            "HTTP $method $target $status [$duration_s, $client]",
            "$day $clock $level HTTP $method $target $status [$duration_s, $client]",
            "$day $clock HTTP $method $target $status [$duration_s, $client]"),
    GIN(
            "gin",
            "the logger of Gin, and KrakenD's",
            "as each line says",
            Found.BY_PATTERN,
            List.of("[GIN-debug] $rest"),
            "[GIN] $day - $clock | $status | $duration_ns | $client | $method \"$target\"",
            "[KRAKEND] $day - $clock | $status | $duration_ns | $client | $method \"$target\""),
    FIBER(
            "fiber",
            "the logger of Fiber",
            "as each line says",
            Found.BY_PATTERN,
            "$clock | $status | $duration_ns | $client | $method | $target | $error",
            "[$clock] $status - $duration_ns $method $target"),
    ACTIX(
            "actix",
            "the logger of Actix Web",
            "seconds, where they are too short for the milliseconds of %D",
            Found.BY_PATTERN,
            List.of("[$time_of_line $level $module] $rest"),
            "[$time $level actix_web::middleware::logger] $client \"$request\" $status $bytes \"$http_referer\""
                    + " \"$http_user_agent\" $duration_s",
            "[$time $level $module] $client \"$request\" $status $bytes \"$http_referer\" \"$http_user_agent\""
                    + " $duration_s"),
    MORGAN(
            "morgan",
            "morgan's formats dev, tiny and short; its others are common and combined",
            "milliseconds",
            Found.BY_PATTERN,
            "$method $target $status $duration_ms ms - $bytes",
            "$method $target $status $bytes - $duration_ms ms",
            "$client $user $method $target HTTP/$version $status $bytes - $duration_ms ms"),
    PAYARA(
            "payara",
            "the access log of Payara and GlassFish",
            "none",
            Found.BY_PATTERN,
            "\"$client\" \"$user\" \"$time\" \"$request\" $status $bytes"),
    PHP_FPM("php_fpm", "PHP-FPM's access log", "none", Found.BY_PATTERN, "$client - $user $time \"$request\" $status"),
    PHP_FPM_TIMED(
            "php_fpm_timed",
            "PHP-FPM's access log as the comment in its configuration has it",
            "milliseconds",
            Found.BY_PATTERN,
            "$client - $user $time \"$request\" $status $script $duration_ms $memory $processor%"),
    RENDER(
            "render",
            "the request logs of Render",
            "milliseconds",
            Found.BY_PATTERN,
            "$time [$method] $status $target clientIP=\"$client\" requestID=\"$request_id\" responseTimeMS=$duration_ms"
                    + " responseBytes=$bytes userAgent=\"$http_user_agent\""),
    TRINO(
            "trino",
            "the request log of Trino, Presto and other servers made with Airlift",
            "milliseconds",
            Found.BY_PATTERN,
            "$time\t$client\t$method\t$target\t$user\t$http_user_agent\t$status\t$request_bytes\t$bytes\t$duration_ms"
                    + "\t$trace\tHTTP/$version\t$rest"),
    REACTOR_NETTY(
            "reactor_netty",
            "Reactor Netty's access log, behind the prefix of Spring Boot or another with its logger's name",
            "milliseconds",
            Found.BY_PATTERN,
            PatternFamilies.reactorNetty("      : "),
            PatternFamilies.reactorNetty(" - ")),
    API_GATEWAY(
            "api_gateway",
            "API Gateway's access log in the common format, as Amazon documents it",
            "none",
            Found.BY_PATTERN,
            "$client $caller $user [$time]\"$request\" $status $bytes $request_id"),
    NEXUS(
            "nexus",
            "the request log of Nexus Repository",
            "milliseconds",
            Found.BY_PATTERN,
            "$client - $user [$time] \"$request\" $status $request_bytes $bytes $duration_ms \"$http_user_agent\""
                    + " [$thread]"),
    IIS(
            "iis",
            "the format of its own that IIS writes, with commas",
            "milliseconds",
            Found.BY_PATTERN,
            "$client, $user, $day, $clock, $service, $computer, $server, $duration_ms, $request_bytes, $bytes, $status,"
                    + " $win32, $method, $target, $query,"),
    SQUID(
            "squid",
            "Squid's native log",
            "milliseconds",
            Found.BY_PATTERN,
            "$time $duration_ms $client $result/$status $bytes $method $target $user $hierarchy $type"),
    CLOUDFRONT(
            "cloudfront",
            "standard log of Amazon CloudFront, with tabs, also without its line #Fields:",
            "seconds",
            Found.BY_HEADER),
    W3C(
            "w3c",
            "W3C extended log, whose line #Fields: names the columns: IIS and others",
            "milliseconds (IIS; ASP.NET Core; ProxySG); seconds (where #Software: names another server, or a value of"
                    + " an unknown one has decimals); else as the values show",
            Found.BY_HEADER),
    COMMON(
            "common",
            "Common Log Format of Apache, Tomcat, Jetty and many more",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%h %l %u %t \"%r\" %>s %b"),
    COMBINED(
            "combined",
            "the common format with referer and user agent; nginx's default",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\""),
    VHOST_COMBINED(
            "vhost_combined",
            "the combined format with the host before it",
            "none, or inferred from added columns",
            Found.BY_SHAPE,
            "%v %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\""),
    NGINX("nginx", "an nginx log_format string, in quotes", "seconds, as nginx writes its times", Found.NEVER),
    APACHE(
            "apache",
            "an Apache LogFormat string, in quotes",
            "%D microseconds, %T seconds, %{ms}T, %{us}T",
            Found.NEVER),
    REGEX("regex", "a regular expression with named groups, in quotes", "as the group's name says", Found.NEVER),
    JSON("json", "one JSON object a line", "from the field's name, or inferred from its values", Found.BY_NAMES),
    LTSV(
            "ltsv",
            "labels and values between tabs",
            "from the label's name, or inferred from its values",
            Found.BY_NAMES),
    LOGFMT("logfmt", "key=value pairs", "from the key's name, or inferred from its values", Found.BY_NAMES),
    CSV(
            "csv",
            "values between commas, semicolons, bars or tabs, whose first line names the columns: Google Cloud"
                    + " Storage, Zeek",
            "from the column's name, or inferred from its values",
            Found.BY_NAMES),
    REQUEST_LOG(
            "request_log",
            "a line of a request logger's own: method and path, a status, and a duration with its unit",
            "as each line says",
            Found.BY_VALUES);

    /** How {@code auto} comes to a format. */
    enum Found {
        /** One of its patterns fits. */
        BY_PATTERN,
        /** A line of the file says what its columns are. */
        BY_HEADER,
        /** Inferred from where things stand in the line. */
        BY_SHAPE,
        /** Its fields have names. */
        BY_NAMES,
        /** From what its values are, and from what is the same in all lines. */
        BY_VALUES,
        /** Only where it is configured. */
        NEVER
    }

    private final String id;
    private final String title;
    private final String unitRule;
    private final Found found;

    // List.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> patterns;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> notices;

    Format(String id, String title, String unitRule, Found found, String... patterns) {
        this(id, title, unitRule, found, List.of(), patterns);
    }

    Format(String id, String title, String unitRule, Found found, List<String> notices, String... patterns) {
        this.id = id;
        this.title = title;
        this.unitRule = unitRule;
        this.found = found;
        this.patterns = List.of(patterns);
        this.notices = notices;
    }

    /** As the configuration, {@code --format} and the label {@code format} write it. */
    public String id() {
        return id;
    }

    /** What it is, as part of a sentence. */
    public String title() {
        return title;
    }

    /** In which unit it has the duration. */
    public String unitRule() {
        return unitRule;
    }

    /** The strings that define it, of nginx's or of Apache's kind; empty where the format is no fixed pattern. */
    public List<String> patterns() {
        return patterns;
    }

    /** Patterns of the lines that the program writes among its entries and that are none. */
    List<String> notices() {
        return notices;
    }

    Found found() {
        return found;
    }

    /** Whether the id alone says what the lines look like; if not, it stands for strings of its kind. */
    public boolean isNameable() {
        return found != Found.NEVER && found != Found.BY_VALUES;
    }

    /** The format of that id. */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** The ids that {@code --format} takes besides {@code auto}. */
    public static List<String> nameable() {
        return Arrays.stream(values())
                .filter(Format::isNameable)
                .map(Format::id)
                .toList();
    }
}
