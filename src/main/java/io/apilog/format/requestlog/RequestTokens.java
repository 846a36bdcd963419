package io.apilog.format.requestlog;

import io.apilog.format.value.Commas;
import io.apilog.format.value.SentStatus;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A line of a request logger as the values that can be told from each other without knowing the logger: the method and the target,
 * addresses, numbers, numbers with a unit of time or of size, and the words between them. One for each file; allocates nothing.
 *
 * <p>A value has a <em>key</em>, which is the word before {@code =} or {@code :}, or one of a few words that lead a value in ({@code in
 * 12ms}, {@code from 192.0.2.1}), and the brackets that it stands in.
 */
final class RequestTokens extends LineValues {
    /** How the names of a method end, behind which it need not stand beside its target. */
    private static final byte[][] METHODS = Stream.of("METHOD", "VERB", "方法", "方式", "METHODE", "METODO")
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    /** How many values may stand between a method that is named and its target. */
    private static final int NAMED_REACH = 12;

    /** Between a method and its target the most words of a sentence: {@code GET response status for '/path'}. */
    private static final int MOST_BETWEEN = 4;

    private final LineCutter cutter = new LineCutter(this);
    private int method;
    private int target;
    private boolean parted;
    private boolean withoutMethod;

    /** What the commas within numbers are from here on. */
    void commas(Commas known) {
        cutter.commas(known);
    }

    /** From here on lines are read that leave out the method, as Astro does of GET. */
    void withoutMethod() {
        withoutMethod = true;
    }

    /** Whether the line has no method: the target then stands for both. */
    boolean isWithoutMethod() {
        return method == target;
    }

    /** Reads a line; false if there is no request in it. */
    boolean read(byte[] line, int from, int to) {
        cutter.cut(line, from, to);
        return findRequest();
    }

    /** The token that is the method. */
    int method() {
        return method;
    }

    /** The token that is the target. */
    int target() {
        return target;
    }

    /** Whether status and duration stand between the method and the target, which then counts as one of the values behind. */
    boolean isParted() {
        return parted;
    }

    /** The first token behind the request. */
    int behindRequest() {
        if (parted) {
            return method + 1;
        }
        int last = Math.max(method, target);
        return last + 1 < count() && kind(last + 1) == ValueKind.PROTOCOL ? last + 2 : last + 1;
    }

    /** The first token of the request. */
    int beforeRequest() {
        return Math.min(method, target);
    }

    /** Whether there is a number that looks like a status; lines of the beginning of a request have none. */
    boolean hasStatus() {
        for (int i = 0; i < count(); i++) {
            if (kind(i) == ValueKind.WHOLE && SentStatus.is(bytes(), from(i), to(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean findRequest() {
        parted = false;
        for (int i = 0; i < count(); i++) {
            if (kind(i) != ValueKind.METHOD) {
                continue;
            }
            boolean named = isNamed(keyFrom(i), keyTo(i));
            for (int j = i + 1; j < Math.min(count(), i + (named ? NAMED_REACH : MOST_BETWEEN + 2)); j++) {
                if (kind(j) == ValueKind.TARGET && (named || j < i + 4 || opensQuote(j))) {
                    method = i;
                    target = j;
                    return true;
                }
                boolean referer = kind(j) == ValueKind.QUOTED && LineCutter.isReferer(bytes(), keyFrom(j), keyTo(j));
                if (kind(j) != ValueKind.NONE
                        && kind(j) != ValueKind.WORD
                        && kind(j) != ValueKind.PROTOCOL
                        && !referer) {
                    break;
                }
            }
            for (int j = i - 1; named && j >= Math.max(0, i - NAMED_REACH); j--) {
                if (kind(j) == ValueKind.TARGET) {
                    method = i;
                    target = j;
                    return true;
                }
            }
            if (i > 0 && kind(i - 1) == ValueKind.TARGET && bytes()[from(i - 1)] == '/') {
                method = i;
                target = i - 1;
                return true;
            }
            if (isStatusBetween(i + 1) || isTimeBetween(i + 1)) {
                method = i;
                target = i + 2;
                parted = true;
                return true;
            }
            if (isAnswered(i + 1)) {
                for (int j = i + 3; j < count(); j++) {
                    if (kind(j) == ValueKind.TARGET && bytes()[from(j)] == '/') {
                        method = i;
                        target = j;
                        parted = true;
                        return true;
                    }
                }
            }
        }
        return withoutMethod && findTarget();
    }

    /** {@code [200] /path 12ms}, with nothing behind it. */
    private boolean findTarget() {
        int at = count() - 2;
        boolean is = at > 0
                && kind(at) == ValueKind.TARGET
                && bytes()[from(at)] == '/'
                && kind(at + 1) == ValueKind.TIMED
                && kind(at - 1) == ValueKind.WHOLE
                && open(at - 1) == '['
                && SentStatus.is(bytes(), from(at - 1), to(at - 1));
        method = at;
        target = at;
        return is;
    }

    /** {@code GET (0.0499s) /path}: a duration in brackets between the two. */
    private boolean isTimeBetween(int token) {
        return token + 1 < count()
                && kind(token) == ValueKind.TIMED
                && open(token) == '('
                && kind(token + 1) == ValueKind.TARGET
                && bytes()[from(token + 1)] == '/';
    }

    /** {@code GET [200] /path}: a status in brackets between the two. */
    private boolean isStatusBetween(int token) {
        return token + 1 < count()
                && kind(token) == ValueKind.WHOLE
                && (open(token) == '[' || open(token) == '(')
                && SentStatus.is(bytes(), from(token), to(token))
                && kind(token + 1) == ValueKind.TARGET
                && bytes()[from(token + 1)] == '/';
    }

    /** Whether a key says that a method stands behind it. */
    private boolean isNamed(int from, int to) {
        for (byte[] name : METHODS) {
            int at = to - name.length;
            boolean same = at >= from;
            for (int i = 0; same && i < name.length; i++) {
                int b = bytes()[at + i];
                same = (b >= 'a' && b <= 'z' ? b & ~0x20 : b) == name[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Whether a quote stands directly before it. */
    private boolean opensQuote(int token) {
        int before = from(token) - 1;
        return before >= 0 && (bytes()[before] == '\'' || bytes()[before] == '"');
    }

    /** {@code GET 200 12ms ... /path}: a status and a time with its unit directly behind the method. */
    private boolean isAnswered(int token) {
        return token + 2 < count()
                && kind(token) == ValueKind.WHOLE
                && kind(token + 1) == ValueKind.TIMED
                && SentStatus.is(bytes(), from(token), to(token));
    }
}
