package io.apilog.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The nine standard methods and what stands for all others, so that no client can invent a value of the label {@code method}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9">RFC 9110, section 9</a> and RFC 5789 for PATCH
 */
public enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    CONNECT,
    OPTIONS,
    TRACE,
    PATCH,
    /** Any other word, and no word at all. */
    OTHER("_OTHER");

    /** The values of the label {@code method}. */
    public static final List<String> LABELS =
            Arrays.stream(values()).map(HttpMethod::label).toList();

    private static final HttpMethod[] ALL = values();

    private final String label;

    HttpMethod() {
        this.label = name();
    }

    HttpMethod(String label) {
        this.label = label;
    }

    /** The value of the label {@code method}. */
    public String label() {
        return label;
    }

    /** The method a text names, without regard to the case of its letters. Allocates nothing. */
    public static HttpMethod of(Text text) {
        return switch (text.length()) {
            case 3 -> oneOf(text, GET, PUT);
            case 4 -> oneOf(text, POST, HEAD);
            case 5 -> oneOf(text, PATCH, TRACE);
            case 6 -> oneOf(text, DELETE, OTHER);
            case 7 -> oneOf(text, OPTIONS, CONNECT);
            default -> OTHER;
        };
    }

    private static HttpMethod oneOf(Text text, HttpMethod first, HttpMethod second) {
        return first.isNamed(text) ? first : second.isNamed(text) ? second : OTHER;
    }

    /** The method whose label this is; {@link #OTHER} for what is none. */
    public static HttpMethod ofLabel(String label) {
        for (HttpMethod method : ALL) {
            if (method.label.equals(label)) {
                return method;
            }
        }
        return OTHER;
    }

    /** The value of the label {@code method} for a method as a log has it. */
    public static String labelOf(String logged) {
        byte[] bytes = logged.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        return of(text).label();
    }

    /** Of a text that is as long as the label. */
    private boolean isNamed(Text text) {
        for (int i = 0; i < text.length(); i++) {
            int letter = text.at(i);
            // Only letters are folded: '@' | 0x20 would be taken for '`' and the like.
            int upper = letter >= 'a' && letter <= 'z' ? letter - 0x20 : letter;
            if (upper != label.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
