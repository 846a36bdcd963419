package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.Times;

/**
 * Knows what HAProxy writes of connections without a request, among its entries of requests: a notice of a handshake that failed, the
 * line of a TCP proxy, and the short line of a proxy without a log format.
 *
 * @see <a href="https://docs.haproxy.org/3.0/configuration.html#8.2">HAProxy, log formats</a>
 */
final class HaproxyConnections {
    private static final int TCP_TIMERS = 3;

    private HaproxyConnections() {}

    static boolean isOne(byte[] bytes, int from, int to) {
        if (Ascii.startsWith(bytes, from, to, "Connect from ")) {
            return true;
        }
        int time = Ascii.endOfWord(bytes, from, to) + 1;
        int end = time;
        while (end < to && bytes[end] != ']') {
            end++;
        }
        boolean accepted = isPeer(bytes, from, time - 1)
                && time < to
                && bytes[time] == '['
                && end + 2 < to
                && Times.millis(bytes, time + 1, end) != LoggedNumbers.NOT_A_NUMBER;
        return accepted && (isNotice(bytes, end + 2, to) || isTcp(bytes, end + 2, to));
    }

    /** An address with its port. */
    private static boolean isPeer(byte[] bytes, int from, int to) {
        int digits = to;
        while (digits > from && Ascii.isDigit(bytes[digits - 1])) {
            digits--;
        }
        return digits < to && digits - 1 > from && bytes[digits - 1] == ':';
    }

    /** {@code frontend/listener: SSL handshake failure}. */
    private static boolean isNotice(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        boolean slash = false;
        for (int i = from; i < end; i++) {
            slash |= bytes[i] == '/';
        }
        return slash && end < to && bytes[end - 1] == ':';
    }

    /** {@code frontend backend/server 0/0/5007 212 ...}: three timers, where a request has five. */
    private static boolean isTcp(byte[] bytes, int from, int to) {
        int backend = Ascii.endOfWord(bytes, from, to) + 1;
        int timers = Ascii.endOfWord(bytes, backend, to) + 1;
        int end = Ascii.endOfWord(bytes, timers, to);
        int parts = 1;
        for (int i = timers; i < end; i++) {
            if (bytes[i] == '/') {
                parts++;
            } else if (!Ascii.isDigit(bytes[i]) && bytes[i] != '-' && bytes[i] != '+') {
                return false;
            }
        }
        return end < to && end > timers && parts == TCP_TIMERS;
    }
}
