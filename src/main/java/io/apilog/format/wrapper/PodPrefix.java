package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * The pod's and the container's name before each line: {@code [pod/shop-7d9f8c6b5-x2x9z/nginx] } of {@code kubectl logs --prefix}, and
 * {@code shop-7d9f8c6b5-x2x9z nginx } of stern. Neither is an address or a user, though they stand where these do.
 */
final class PodPrefix implements Unwrapper {
    private static final byte[] POD = {'[', 'p', 'o', 'd', '/'};

    /** What Kubernetes makes the ends of names of: no vowels, so that no words come of it, and no digits that look like them. */
    private static final String MADE_OF = "bcdfghjklmnpqrstvwxz2456789";

    private static final int MADE = 5;
    private static final int MOST_DIGITS = 3;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int from = outer.from();
        int to = outer.to();
        int end = startsWithPod(bytes, from, to) ? ofKubectl(bytes, from + POD.length, to) : ofStern(bytes, from, to);
        if (end < 0) {
            return Rejection.NO_MATCH;
        }
        inner.set(bytes, Math.min(end + 1, to), to, outer.offset());
        return null;
    }

    private static boolean startsWithPod(byte[] bytes, int from, int to) {
        for (int i = 0; i < POD.length; i++) {
            if (from + i >= to || bytes[from + i] != POD[i]) {
                return false;
            }
        }
        return true;
    }

    /** The blank behind it; -1 where it is none. */
    private static int ofKubectl(byte[] bytes, int from, int to) {
        int slash = endOfName(bytes, from, to);
        boolean named = slash > from && slash < to && bytes[slash] == '/';
        int bracket = named ? endOfName(bytes, slash + 1, to) : to;
        boolean closed = bracket > slash + 1 && bracket < to && bytes[bracket] == ']';
        return closed && (bracket + 1 == to || bytes[bracket + 1] == ' ') ? bracket + 1 : -1;
    }

    private static int ofStern(byte[] bytes, int from, int to) {
        int pod = endOfName(bytes, from, to);
        if (pod >= to || bytes[pod] != ' ' || !isMade(bytes, from, pod)) {
            return -1;
        }
        int container = endOfName(bytes, pod + 1, to);
        boolean named = container > pod + 1 && Ascii.isLetter(bytes[pod + 1]);
        return named && (container == to || bytes[container] == ' ') ? container : -1;
    }

    /** Whether a name ends as those of pods do: in five signs that were made, or in a number. */
    private static boolean isMade(byte[] bytes, int from, int to) {
        int dash = to - 1;
        while (dash > from && bytes[dash] != '-') {
            dash--;
        }
        int length = to - dash - 1;
        boolean digits = length > 0 && length <= MOST_DIGITS;
        boolean made = length == MADE;
        for (int i = dash + 1; i < to; i++) {
            digits &= Ascii.isDigit(bytes[i]);
            made &= MADE_OF.indexOf(bytes[i]) >= 0;
        }
        return dash > from && (digits || made);
    }

    /** Behind small letters, digits, dashes and dots. */
    private static int endOfName(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to
                && (bytes[at] >= 'a' && bytes[at] <= 'z'
                        || Ascii.isDigit(bytes[at])
                        || bytes[at] == '-'
                        || bytes[at] == '.')) {
            at++;
        }
        return at;
    }
}
