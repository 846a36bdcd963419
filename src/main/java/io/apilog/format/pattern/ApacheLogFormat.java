package io.apilog.format.pattern;

import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads an Apache {@code LogFormat} string: {@code %h %l %u %t "%r" %>s %b} and every other directive of mod_log_config; those that
 * mean nothing to us are read over. Those of Tomcat, Jetty and Undertow that Apache does not have are taken as well.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats">mod_log_config: %D is in microseconds, %T in
 *     seconds, %{ms}T and %{us}T in what they say</a>
 */
public final class ApacheLogFormat {
    private final String text;
    private final TextPattern.Builder pattern = new TextPattern.Builder();
    private int at;

    private ApacheLogFormat(String text) {
        this.text = text;
    }

    /** The pattern that a {@code LogFormat} string is. */
    public static TextPattern parse(String text) throws FormatException {
        return new ApacheLogFormat(unescaped(text)).parse();
    }

    /** In httpd.conf the string stands in quotes, and quotes inside it are escaped. */
    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\t", "\t");
    }

    private TextPattern parse() throws FormatException {
        while (at < text.length()) {
            int percent = text.indexOf('%', at);
            if (percent < 0) {
                pattern.literal(text.substring(at));
                break;
            }
            pattern.literal(text.substring(at, percent));
            at = percent + 1;
            if (text.startsWith("%", at)) {
                pattern.literal("%");
                at++;
            } else {
                directive(percent);
            }
        }
        return pattern.build();
    }

    private void directive(int percent) throws FormatException {
        skipConditions();
        String argument = "";
        if (text.startsWith("{", at)) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new FormatException("'%{' without '}'", percent);
            }
            argument = text.substring(at + 1, end);
            at = end + 1;
            if (argument.matches("[iocrsp],.+")) {
                // Undertow's way of writing %{...}i and its kin.
                boolean request = argument.startsWith("i,");
                add(percent, "", request ? header(argument.substring(2)) : Field.of("undertow", FieldKind.SKIP), "");
                return;
            }
            skipConditions();
        }
        if (at >= text.length()) {
            throw new FormatException("a '%' without a directive", percent);
        }
        String directive = text.startsWith("^", at)
                ? text.substring(at, Math.min(at + 3, text.length()))
                : text.substring(at, at + 1);
        at += directive.length();
        Optional<Field> touched = pattern.touched();
        if (directive.equals("q") && touched.isPresent() && touched.get().meaning() == FieldKind.PATH) {
            pattern.replaceLast(Field.of("request_uri", FieldKind.TARGET));
        } else if (directive.equals("t") && argument.isEmpty()) {
            add(percent, "[", Field.of("time_local", FieldKind.TIME), "]");
        } else {
            add(percent, "", field(directive, argument, percent), "");
        }
    }

    private void add(int percent, String before, Field field, String after) throws FormatException {
        pattern.literal(before);
        if (pattern.touchesField()) {
            throw new FormatException(
                    "two directives with nothing between them: no one could tell where the first ends", percent);
        }
        pattern.field(field).literal(after);
    }

    /** {@code %>s}, {@code %!200,304U}: modifiers that change neither place nor kind of the field. */
    private void skipConditions() {
        while (at < text.length() && "<>!,0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static Field field(String directive, String argument, int percent) throws FormatException {
        return switch (directive) {
            // Jetty's %{client}a is what Apache's %a is; %{c}a is the nearest proxy.
            case "h", "a" ->
                Field.listOf(
                        "remote_addr",
                        argument.isEmpty() || argument.equals("client") ? FieldKind.CLIENT : FieldKind.SKIP);
            case "u" -> Field.of("remote_user", FieldKind.USER);
            case "r" -> Field.of("request", FieldKind.REQUEST);
            case "m" -> Field.of("request_method", FieldKind.METHOD);
            case "U" -> Field.of("uri", FieldKind.PATH);
            case "H" -> Field.of("server_protocol", FieldKind.PROTOCOL);
            case "s" -> Field.of("status", FieldKind.STATUS);
            case "b", "B" -> Field.of("body_bytes_sent", FieldKind.RESPONSE_BYTES);
            case "O" -> Field.of("bytes_sent", FieldKind.RESPONSE_BYTES);
            case "I" -> Field.of("request_length", FieldKind.REQUEST_BYTES);
            case "D" -> Field.of("request_time_us", FieldKind.DURATION, Unit.MICROSECONDS);
            case "T" -> Field.of("request_time", FieldKind.DURATION, unit(argument, percent));
            case "v", "V" -> Field.of("host", FieldKind.HOST);
            case "t" -> time(argument);
            case "i" -> header(argument);
            // Named, so that they can become labels.
            case "e", "n", "o", "C" -> Field.of(named(directive, argument), FieldKind.SKIP);
            case "A", "f", "F", "k", "K", "l", "L", "p", "P", "q", "R", "S", "X", "^ti", "^to", "^FB" ->
                Field.of("apache_" + directive.replace("^", ""), FieldKind.SKIP);
            default -> throw new FormatException("'%" + directive + "' is not a directive of Apache's", percent);
        };
    }

    private static String named(String directive, String argument) {
        String kind =
                switch (directive) {
                    case "e" -> "env_";
                    case "n" -> "note_";
                    case "o" -> "sent_http_";
                    default -> "cookie_";
                };
        return kind + argument.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static Unit unit(String argument, int percent) throws FormatException {
        return switch (argument) {
            case "", "s" -> Unit.SECONDS;
            case "ms" -> Unit.MILLISECONDS;
            case "us" -> Unit.MICROSECONDS;
            default -> throw new FormatException("'%{" + argument + "}T': expected s, ms or us", percent);
        };
    }

    /** A point in time in a form that can be read, or, in any other strftime form, one that is read over. */
    private static Field time(String argument) {
        String form = argument.replaceFirst("^(begin|end):", "");
        boolean known = form.matches("sec|msec|usec|%s")
                || form.startsWith("%Y-%m-%dT%H:%M:%S")
                || form.startsWith("%Y-%m-%d %H:%M:%S")
                || form.startsWith("%FT%T")
                || form.startsWith("%F %T")
                || form.startsWith("%d/%b/%Y:%H:%M:%S")
                || form.startsWith("%d/%b/%Y:%T");
        return Field.of("time", known ? FieldKind.TIME : FieldKind.SKIP);
    }

    private static Field header(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "user-agent" -> Field.of("http_user_agent", FieldKind.USER_AGENT);
            case "referer", "referrer" -> Field.of("http_referer", FieldKind.REFERER);
            case "host" -> Field.of("http_host", FieldKind.HOST);
            default ->
                new Field(
                        "http_" + name.toLowerCase(Locale.ROOT).replace('-', '_'), FieldKind.SKIP, Unit.SECONDS, true);
        };
    }
}
