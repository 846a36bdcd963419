package io.apilog.format;

import io.apilog.request.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an nginx {@code log_format} string. Every {@code $variable} is taken; those in the table below mean something to us, the rest
 * is read over. Beside nginx's own there are names that say a meaning or a unit plainly ({@code $duration_ms}), so that the formats of
 * other servers can be written in the same way.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format">log_format</a>
 * @see <a href="https://nginx.org/en/docs/varindex.html">the variables; times are in seconds with milliseconds</a>
 */
final class NginxLogFormat {
    private static final Map<String, Field> VARIABLES = variables();

    private NginxLogFormat() {}

    static TextPattern parse(String text) throws FormatException {
        TextPattern.Builder pattern = new TextPattern.Builder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                pattern.literal(text.substring(at));
                break;
            }
            pattern.literal(text.substring(at, dollar));
            boolean braces = text.startsWith("{", dollar + 1);
            int from = dollar + (braces ? 2 : 1);
            int to = endOfName(text, from);
            if (to == from) {
                throw new FormatException("a '$' without the name of a variable", dollar);
            }
            if (braces && !text.startsWith("}", to)) {
                throw new FormatException("'${' without '}'", dollar);
            }
            add(pattern, text.substring(from, to), dollar);
            at = braces ? to + 1 : to;
        }
        return pattern.build();
    }

    private static void add(TextPattern.Builder pattern, String variable, int dollar) throws FormatException {
        Optional<Field> touched = pattern.touched();
        Field field = field(variable);
        if (touched.isEmpty() || touched.get().meaning() == Meaning.HOST && field.meaning() == Meaning.TARGET) {
            pattern.field(field);
        } else if (touched.get().meaning() == Meaning.PATH && variable.equals("is_args")) {
            pattern.replaceLast(Field.of("request_uri", Meaning.TARGET));
        } else if (touched.get().meaning() != Meaning.TARGET || !variable.matches("args|query_string")) {
            throw new FormatException(
                    "two variables with nothing between them: no one could tell where the first ends", dollar);
        }
    }

    /** The field a variable is; one that is not in the table is read over. */
    static Field field(String variable) {
        Field known = VARIABLES.get(variable.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        boolean list = variable.startsWith("upstream_") || variable.equals("proxy_add_x_forwarded_for");
        return new Field(variable, Meaning.SKIP, Unit.SECONDS, list || variable.equals("http_x_forwarded_for"));
    }

    /** The names that mean something, sorted. */
    static List<String> names() {
        return VARIABLES.keySet().stream().sorted().toList();
    }

    private static int endOfName(String text, int from) {
        int to = from;
        while (to < text.length() && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
            to++;
        }
        return to;
    }

    private static Map<String, Field> variables() {
        Map<String, Field> fields = new HashMap<>();
        text(fields, Meaning.REQUEST, "request");
        text(fields, Meaning.METHOD, "request_method");
        text(fields, Meaning.TARGET, "request_uri");
        text(fields, Meaning.PATH, "uri", "document_uri");
        text(fields, Meaning.PROTOCOL, "server_protocol");
        text(fields, Meaning.STATUS, "status");
        text(fields, Meaning.RESPONSE_BYTES, "body_bytes_sent", "bytes_sent");
        text(fields, Meaning.REQUEST_BYTES, "request_length", "req_length");
        text(fields, Meaning.USER, "remote_user");
        text(fields, Meaning.USER_AGENT, "http_user_agent");
        text(fields, Meaning.REFERER, "http_referer");
        text(fields, Meaning.HOST, "host", "http_host", "server_name");
        text(fields, Meaning.GRPC_STATUS, "grpc_status", "sent_http_grpc_status", "upstream_trailer_grpc_status");
        text(fields, Meaning.TIME, "time_local", "time_iso8601", "msec");
        for (String address : new String[] {"remote_addr", "realip_remote_addr", "the_real_ip"}) {
            fields.put(address, Field.listOf(address, Meaning.CLIENT));
        }
        for (String time : new String[] {"request_time", "req_time"}) {
            fields.put(time, Field.of(time, Meaning.DURATION, Unit.SECONDS));
        }
        plain(fields);
        fields.put("upstream_response_time", Field.of("upstream_response_time", Meaning.UPSTREAM, Unit.SECONDS));
        return Map.copyOf(fields);
    }

    /** Names that are not nginx's. */
    private static void plain(Map<String, Field> fields) {
        text(fields, Meaning.RESPONSE_BYTES, "bytes");
        text(fields, Meaning.REQUEST_BYTES, "request_bytes");
        text(fields, Meaning.METHOD, "method");
        text(fields, Meaning.TARGET, "target");
        text(fields, Meaning.PROTOCOL, "protocol");
        text(fields, Meaning.USER, "user");
        text(fields, Meaning.ROUTE, "route");
        text(fields, Meaning.PATH, "path");
        text(fields, Meaning.QUERY, "query");
        text(fields, Meaning.USER_AGENT, "user_agent");
        text(fields, Meaning.REFERER, "referer");
        text(fields, Meaning.NUMBER, "request_ms", "queue_ms", "connect_ms");
        text(fields, Meaning.TIME, "time");
        text(fields, Meaning.DATE, "day");
        text(fields, Meaning.TIME_OF_DAY, "clock");
        fields.put("client", Field.listOf("client", Meaning.CLIENT));
        for (Unit unit : Unit.values()) {
            unit(fields, "duration_", Meaning.DURATION, unit);
            unit(fields, "upstream_", Meaning.UPSTREAM, unit);
            unit(fields, "duration_part_", Meaning.DURATION_PART, unit);
            unit(fields, "upstream_part_", Meaning.UPSTREAM_PART, unit);
        }
    }

    private static void unit(Map<String, Field> fields, String prefix, Meaning meaning, Unit unit) {
        String name = prefix + unit.label();
        fields.put(name, Field.of(name, meaning, unit));
    }

    private static void text(Map<String, Field> fields, Meaning meaning, String... names) {
        for (String name : names) {
            fields.put(name, Field.of(name, meaning));
        }
    }
}
