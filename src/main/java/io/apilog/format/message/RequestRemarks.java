package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;

/**
 * Knows what a program says of a request beside the entry that the request has too, by the words of that program: for lines that no
 * format of the file takes.
 */
public final class RequestRemarks {
    /** Routing of .NET, which says a request's end with {@code Request finished}. */
    private static final String[] DOTNET = {
        "Executing endpoint '",
        "Executed endpoint '",
        "Request matched endpoint '",
        "Request reached the end of the middleware pipeline without being handled"
    };

    /** What Kubernetes' API server traces of a slow request, in its klog line. */
    private static final String KUBERNETES_TRACE = " trace.go:";

    /** tower-http, whose {@code on_response} has said the same request's status. */
    private static final String TOWER_FAILURE = "on_failure: ";

    private RequestRemarks() {}

    /** Whether a line that no format takes is one. */
    public static boolean isOne(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        int to = line.to();
        for (String words : DOTNET) {
            if (indexOf(bytes, from, to, words) >= 0) {
                return true;
            }
        }
        int trace = indexOf(bytes, from, to, KUBERNETES_TRACE);
        int failure = indexOf(bytes, from, to, TOWER_FAILURE);
        return trace >= 0 && indexOf(bytes, trace, to, "] Trace[") >= 0
                || failure >= 0 && indexOf(bytes, failure, to, " classification=") >= 0
                || isOfFeign(bytes, from, to)
                || isOfOkhttp(bytes, from, to)
                || isHead(bytes, from, to);
    }

    /** {@code [PaymentClient#charge] <--- HTTP/1.1 200 OK (85ms)}: the method of a client of Feign. */
    private static boolean isOfFeign(byte[] bytes, int from, int to) {
        int arrow = indexOf(bytes, from, to, "] <--- ");
        int at = arrow < 0 ? indexOf(bytes, from, to, "] ---> ") : arrow;
        boolean method = false;
        for (int i = at; i > from && bytes[i] != ' ' && bytes[i] != '['; i--) {
            method |= bytes[i] == '#';
        }
        return method;
    }

    /** {@code <-- 200 OK https://example.com/ (85ms, 12-byte body)}: OkHttp's logger of what it was answered. */
    private static boolean isOfOkhttp(byte[] bytes, int from, int to) {
        int arrow = indexOf(bytes, from, to, "<-- ");
        int status = arrow + 4;
        return arrow >= 0
                && status + 3 < to
                && Ascii.isDigits(bytes, status, status + 3)
                && bytes[status + 3] == ' '
                && indexOf(bytes, status, to, " http") >= 0;
    }

    /** {@code POST /path HTTP/1.1} and nothing else: the head of a request that is shown as it came, as Gin does when it fails. */
    private static boolean isHead(byte[] bytes, int from, int to) {
        int method = Ascii.endOfWord(bytes, from, to);
        if (!EntryMarks.isRequestWord(bytes, from, method) || method + 1 >= to || bytes[method + 1] != '/') {
            return false;
        }
        int target = Ascii.endOfWord(bytes, method + 1, to);
        int end = to > target && bytes[to - 1] == '\r' ? to - 1 : to;
        return end - target == 9 && Ascii.startsWith(bytes, target, end, " HTTP/");
    }

    /** Where a text stands, or -1. */
    static int indexOf(byte[] bytes, int from, int to, String text) {
        byte first = (byte) text.charAt(0);
        int last = to - text.length();
        for (int i = from; i <= last; i++) {
            if (bytes[i] == first && Ascii.startsWith(bytes, i, to, text)) {
                return i;
            }
        }
        return -1;
    }
}
