package io.apilog.pipeline;

import io.apilog.format.Detection;
import io.apilog.format.Format;
import java.util.List;

/** What the owner of a log without durations can write so that it has some, ready to be pasted. */
public final class DurationAdvice {
    /** For a log that has durations in a unit that nothing decides. */
    public static final String UNDECIDED =
            "there are no durations until it is decided: set sources[].duration_unit to ms (Tomcat's %D up to version"
                    + " 9, Jetty, Undertow), us (httpd's %D, Tomcat's from 10 on, gunicorn's %(D)s) or s (%T)";

    /** For a log whose durations are counted in the unit of who is likely to have written them. */
    public static final String UNSEEN =
            "nothing in the numbers shows that they are seconds: set sources[].duration_unit to s if they are, to ms if they"
                    + " are milliseconds";

    private static final String NGINX =
            "log_format timed '$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                    + " \"$http_referer\" \"$http_user_agent\" $request_length $request_time $upstream_response_time"
                    + " $host';";
    private static final String NGINX_USE = "access_log /var/log/nginx/access.log timed;";

    private static final String APACHE =
            "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b \\\"%{Referer}i\\\" \\\"%{User-Agent}i\\\" %{us}Tus\" timed";

    private DurationAdvice() {}

    /** Whether it is a server's own format, to which a duration can be added. */
    public static boolean isStock(Detection detection) {
        Format format = detection.format();
        boolean common = format == Format.COMMON || format == Format.COMBINED || format == Format.VHOST_COMBINED;
        return common && detection.unit().isEmpty() && !detection.undecided();
    }

    /** The line to paste, for nginx and for Apache, as a sentence. */
    public static String stock() {
        return "this format has no durations. nginx: " + nginx() + " Apache: " + APACHE;
    }

    /** What is to be written for nginx, in one line. */
    public static String nginx() {
        return NGINX + " " + NGINX_USE;
    }

    /** What is to be written for Apache. */
    public static String apache() {
        return APACHE;
    }

    /** The same lines, as the documentation has them. */
    public static List<String> lines() {
        return List.of(NGINX, APACHE);
    }
}
