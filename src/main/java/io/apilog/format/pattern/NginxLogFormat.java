package io.apilog.format.pattern;

import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
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
public final class NginxLogFormat {
    private static final Map<String, Field> VARIABLES = variables();

    private NginxLogFormat() {}

    /** The pattern that a {@code log_format} string is. */
    public static TextPattern parse(String text) throws FormatException {
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
        if (touched.isEmpty() || touched.get().meaning() == FieldKind.HOST && field.meaning() == FieldKind.TARGET) {
            pattern.field(field);
        } else if (touched.get().meaning() == FieldKind.PATH && variable.equals("is_args")) {
            pattern.replaceLast(Field.of("request_uri", FieldKind.TARGET));
        } else if (touched.get().meaning() != FieldKind.TARGET || !variable.matches("args|query_string")) {
            throw new FormatException(
                    "two variables with nothing between them: no one could tell where the first ends", dollar);
        }
    }

    /** The field a variable is; one that is not in the table is read over. */
    public static Field field(String variable) {
        Field known = VARIABLES.get(variable.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        boolean list = variable.startsWith("upstream_") || variable.equals("proxy_add_x_forwarded_for");
        return new Field(variable, FieldKind.SKIP, Unit.SECONDS, list || variable.equals("http_x_forwarded_for"));
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
        text(fields, FieldKind.REQUEST, "request");
        text(fields, FieldKind.METHOD, "request_method");
        text(fields, FieldKind.TARGET, "request_uri");
        text(fields, FieldKind.PATH, "uri", "document_uri");
        text(fields, FieldKind.PROTOCOL, "server_protocol");
        text(fields, FieldKind.STATUS, "status");
        text(fields, FieldKind.RESPONSE_BYTES, "body_bytes_sent", "bytes_sent");
        text(fields, FieldKind.REQUEST_BYTES, "request_length", "req_length");
        text(fields, FieldKind.USER, "remote_user");
        text(fields, FieldKind.USER_AGENT, "http_user_agent");
        text(fields, FieldKind.REFERER, "http_referer");
        text(fields, FieldKind.HOST, "host", "http_host", "server_name");
        text(fields, FieldKind.GRPC_STATUS, "grpc_status", "sent_http_grpc_status", "upstream_trailer_grpc_status");
        text(fields, FieldKind.TIME, "time_local", "time_iso8601", "msec");
        for (String address : new String[] {"remote_addr", "realip_remote_addr", "the_real_ip"}) {
            fields.put(address, Field.listOf(address, FieldKind.CLIENT));
        }
        for (String time : new String[] {"request_time", "req_time"}) {
            fields.put(time, Field.of(time, FieldKind.DURATION, Unit.SECONDS));
        }
        plain(fields);
        fields.put("upstream_response_time", Field.of("upstream_response_time", FieldKind.UPSTREAM, Unit.SECONDS));
        return Map.copyOf(fields);
    }

    /** Names that are not nginx's. */
    private static void plain(Map<String, Field> fields) {
        text(fields, FieldKind.RESPONSE_BYTES, "bytes");
        text(fields, FieldKind.REQUEST_BYTES, "request_bytes");
        text(fields, FieldKind.METHOD, "method");
        text(fields, FieldKind.TARGET, "target");
        text(fields, FieldKind.PROTOCOL, "protocol");
        text(fields, FieldKind.USER, "user");
        text(fields, FieldKind.ROUTE, "route");
        text(fields, FieldKind.PATH, "path");
        text(fields, FieldKind.QUERY, "query");
        text(fields, FieldKind.USER_AGENT, "user_agent");
        text(fields, FieldKind.REFERER, "referer");
        text(fields, FieldKind.NUMBER, "request_ms", "queue_ms", "connect_ms");
        text(fields, FieldKind.TIME, "time");
        text(fields, FieldKind.DATE, "day");
        text(fields, FieldKind.TIME_OF_DAY, "clock");
        fields.put("client", Field.listOf("client", FieldKind.CLIENT));
        for (Unit unit : Unit.values()) {
            unit(fields, "duration_", FieldKind.DURATION, unit);
            unit(fields, "upstream_", FieldKind.UPSTREAM, unit);
            unit(fields, "duration_part_", FieldKind.DURATION_PART, unit);
            unit(fields, "upstream_part_", FieldKind.UPSTREAM_PART, unit);
        }
    }

    private static void unit(Map<String, Field> fields, String prefix, FieldKind meaning, Unit unit) {
        String name = prefix + unit.label();
        fields.put(name, Field.of(name, meaning, unit));
    }

    private static void text(Map<String, Field> fields, FieldKind meaning, String... names) {
        for (String name : names) {
            fields.put(name, Field.of(name, meaning));
        }
    }
}
