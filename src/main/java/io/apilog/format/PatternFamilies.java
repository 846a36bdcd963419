package io.apilog.format;

import java.util.List;

/** Patterns of {@link Format} that a program writes in several ways, each with what tells one way from another. */
final class PatternFamilies {
    /** What uWSGI says of itself among its entries. */
    static final List<String> UWSGI_NOTICES = List.of(
            "*** $rest",
            "spawned uWSGI $rest",
            "mapped $bytes bytes $rest",
            "uWSGI $rest",
            "goodbye to uWSGI.$rest",
            "SIGINT/SIGTERM received$rest",
            "SIGHUP received$rest",
            "worker $rest",
            "WSGI app $rest",
            "your $rest",
            "detected $rest",
            "compiled with version: $rest",
            "os: $rest",
            "nodename: $rest",
            "machine: $rest",
            "clock source: $rest",
            "pcre jit $rest",
            "current working directory: $rest",
            "thunder lock: $rest",
            "Python $rest",
            "python threads $rest",
            "Set PythonHome $rest",
            "gateway $rest",
            "Respawned uWSGI $rest",
            "DAMN ! $rest",
            "building mime$rest",
            "lock engine: $rest",
            "binary reloading enabled$rest",
            "chdir() to $rest",
            "setgid() to $rest",
            "setuid() to $rest",
            "added $rest",
            "Loading $rest",
            "[uWSGI] $rest",
            "!!! $rest",
            "dropping root privileges $rest",
            "bind(): $rest",
            "...gracefully $rest",
            "gracefully $rest");

    private PatternFamilies() {}

    static String envoy(String before) {
        return before + "[$time] \"$request\" $status $flags $request_bytes $bytes $duration_ms $upstream_ms"
                + " \"$client\" \"$http_user_agent\" \"$request_id\" \"$host\" \"$upstream_host\"";
    }

    static String istio(String details) {
        return "[$time] \"$request\" $status $flags " + details + " \"$failure\" $request_bytes $bytes"
                + " $duration_ms $upstream_ms \"$forwarded_for\" \"$http_user_agent\" \"$request_id\" \"$host\""
                + " \"$upstream_host\" $upstream_cluster $upstream_local $downstream_local $client $rest";
    }

    /** The referer stands in quotes where there is one; newer versions write what the request used of the machine behind the agent. */
    static String gerrit(String referer, String usage) {
        return "$client [HTTP-$thread] $ident $user [$time] \"$request\" $status $bytes $duration_ms " + referer
                + " \"$http_user_agent\"" + usage;
    }

    static String kafka(String behind, String logger) {
        return "[$time_of_line] $level $client - $user [$time] \"$request\" $status $bytes" + behind + "$duration_ms ("
                + logger + "$rest";
    }

    static String gorouter(String behind) {
        return "$host - [$time] \"$request\" $status $request_bytes $bytes \"$http_referer\" \"$http_user_agent\""
                + " \"$client\" \"$backend\" x_forwarded_for:\"$forwarded\" x_forwarded_proto:\"$scheme\""
                + " vcap_request_id:\"$request_id\" response_time:$duration_s " + behind;
    }

    static String azureStorage(String version) {
        return version
                + ";$time;$operation;$result;$status;$duration_ms;$own;$authentication;$requester;$owner;$service;"
                + "\"$target\";\"$key\";$request_id;$count;$client;$api;$header_bytes;$body_bytes;$response_header;"
                + "$bytes;$rest";
    }

    static String oauth2Request() {
        return "$host $method $upstream \"$target\" $protocol \"$http_user_agent\" $status $bytes $duration_s";
    }

    static String reactorNetty(String behindName) {
        return "$before reactor.netty.http.server.AccessLog" + behindName
                + "$client - $user [$time] \"$request\" $status $bytes $duration_ms";
    }

    /** With a host, with captured headers, and with what {@code option httpslog} writes behind the request. */
    static String haproxy(String host, String captures, String tls) {
        return "$client [$time] $frontend $backend " + host
                + "$request_ms/$queue_ms/$connect_ms/$upstream_ms/$duration_ms"
                + " $status $bytes $cookie $server_cookie $termination $connections $queues " + captures
                + "\"$request\"" + tls;
    }

    static String bentoMl(String time, String behind) {
        return time + " [$level] [$component] $client (scheme=$scheme,method=$method,path=$target,type=$sent,"
                + "length=$request_bytes) (status=$status,type=$answered,length=$bytes) $duration_ms" + behind;
    }

    static String tencent(String port) {
        return "$time $client $host $target $bytes $province $isp $status $http_referer $duration_ms"
                + " \"$http_user_agent\" \"$range\" $method $protocol $cache" + port;
    }

    static String synapse(String status) {
        return "$day $clock - $logger - $line - $level - $request_id - $client - $site - {$user} Processed request:"
                + " ${duration_s}sec/$sending ($usage) ($database) ${bytes}B " + status
                + " \"$request\" \"$http_user_agent\" [$events]";
    }

    /** Some write two spaces before the length. */
    static String openStack(String before, String space) {
        return before + " [$request_id] $client \"$request\" status: $status " + space
                + "len: $bytes time: $duration_s";
    }

    static String uwsgi(String duration) {
        return "[pid: $pid|app: $app|req: $count] $client ($user) {$vars} [$time] $method $target => generated $bytes"
                + " bytes in " + duration + " ($protocol $status) $rest";
    }
}
