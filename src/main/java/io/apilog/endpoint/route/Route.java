package io.apilog.endpoint.route;

import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template and which requests it is for.
 *
 * @param text as it was written
 * @param host in small letters, {@code *.example.com} for all below; empty for all
 * @param method the method it is for, null for all
 * @param documented whether it is an operation of an OpenAPI document. Its template then names requests of other methods, too, where
 *     nothing else fits: they are to be seen beside it
 */
public record Route(String text, String host, @Nullable HttpMethod method, Template template, boolean documented) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z]+)\\s+)?([^\\s/{}]*)(/\\S*)");
    private static final Pattern HOST = Pattern.compile(
            "(?:\\*\\.)?(?:[a-z0-9_][a-z0-9_-]{0,62}\\.)+[a-z][a-z0-9-]{0,62}|(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final int LONGEST_HOST = 253;
    private static final String LOCALHOST = "localhost";

    /** Reads a configured route; throws IllegalArgumentException with a message that names it. */
    public static Route configured(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw bad(text, "it must be a path that begins with / and may have a method and a host in front");
        }
        HttpMethod method = method(text, form.group(1));
        String host = host(text, form.group(2));
        try {
            return new Route(text, host, method, Template.configured(form.group(3)), false);
        } catch (IllegalArgumentException e) {
            throw bad(text, e.getMessage());
        }
    }

    /** The route of an operation; throws IllegalArgumentException with a message that names it. */
    static Route documented(ApiOperation operation) {
        try {
            return new Route(operation.path(), "", operation.method(), Template.documented(operation.path()), true);
        } catch (IllegalArgumentException e) {
            throw bad(operation.path(), e.getMessage());
        }
    }

    /** The same for two routes that fit the same requests but for the method. */
    public String structure() {
        return host + template.structure();
    }

    private static @Nullable HttpMethod method(String text, @Nullable String word) {
        if (word == null) {
            return null;
        }
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        Text method = new Text();
        method.set(bytes, 0, bytes.length);
        HttpMethod known = HttpMethod.of(method);
        if (known == HttpMethod.OTHER) {
            throw bad(text, word + " is not a method of HTTP");
        }
        return known;
    }

    private static String host(String text, String word) {
        String host = word.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.equals(LOCALHOST)) {
            return host;
        }
        if (host.indexOf(':') >= 0) {
            throw bad(text, "a host is written without a scheme and without a port");
        }
        if (host.length() > LONGEST_HOST || !HOST.matcher(host).matches()) {
            throw bad(text, "a path begins with /, and a host in front of it is api.example.com or *.example.com");
        }
        return host;
    }

    private static IllegalArgumentException bad(String text, @Nullable String why) {
        return new IllegalArgumentException("route \"" + text + "\": " + why);
    }
}
