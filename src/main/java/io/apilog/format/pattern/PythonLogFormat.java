package io.apilog.format.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the string of gunicorn's {@code access_log_format}, which hypercorn and aiohttp write alike, as Apache's: {@code %(h)s} is
 * {@code %h}.
 *
 * @see <a href="https://docs.gunicorn.org/en/stable/settings.html#access-log-format">access_log_format: %(D)s is in microseconds, %(M)s
 *     in milliseconds, %(L)s and %(T)s in seconds</a>
 */
public final class PythonLogFormat {
    private static final Pattern DIRECTIVE = Pattern.compile("%\\((\\{[^}]*\\})?([A-Za-z])\\)s");

    private PythonLogFormat() {}

    /** Whether a string is of this kind. */
    public static boolean isOne(String text) {
        return DIRECTIVE.matcher(text).find();
    }

    /** The pattern that an {@code access_log_format} string is. */
    public static TextPattern parse(String text) throws FormatException {
        return ApacheLogFormat.parse(DIRECTIVE
                .matcher(text)
                .replaceAll(directive -> Matcher.quoteReplacement(directive(directive.group(1), directive.group(2)))));
    }

    private static String directive(@Nullable String argument, String letter) {
        return switch (letter) {
            case "f" -> "%{Referer}i";
            case "a" -> "%{User-Agent}i";
            case "L" -> "%T";
            case "M" -> "%{ms}T";
            case "p" -> "%P";
            default -> "%" + (argument == null ? "" : argument) + letter;
        };
    }
}
