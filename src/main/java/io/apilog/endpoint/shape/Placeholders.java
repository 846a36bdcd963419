package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.PathSpans;

/** Names in braces: those that {@link Shape} writes are kept, so that a template names itself. */
public final class Placeholders {
    /** The name of a learned parameter. */
    public static final String PARAM = "{param}";

    private static final String[] OURS = {
        "{id}",
        "{date}",
        "{ip}",
        "{version}",
        "{email}",
        "{list}",
        "{slug}",
        "{hash}",
        "{file}",
        "{authority}",
        "{locale}",
        "{size}",
        PathSpans.PATH,
        PathSpans.TAG,
        PARAM
    };

    private Placeholders() {}

    static boolean collapse(Segment s, NameBuffer name) {
        if (!s.has(Octets.BRACE) || !isPlaceholder(s)) {
            return false;
        }
        for (String placeholder : OURS) {
            if (isEqual(s, placeholder)) {
                name.append(placeholder);
                return true;
            }
        }
        name.append("{id}");
        return true;
    }

    /** One or more braces, something without braces, as many braces. */
    static boolean isPlaceholder(Segment s) {
        int last = s.length() - 1;
        int start = 0;
        while (start < last && s.at(start) == '{' && s.at(last) == '}') {
            start++;
            last--;
        }
        return start > 0 && start <= last && hasNoBrace(s, start, last);
    }

    private static boolean hasNoBrace(Segment s, int start, int last) {
        for (int i = start; i <= last; i++) {
            if (s.kind(i) == Octets.BRACE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEqual(Segment s, String placeholder) {
        if (s.length() != placeholder.length()) {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.at(i) != placeholder.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
