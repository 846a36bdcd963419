package io.apilog.format.value;

import io.apilog.bytes.Ascii;

/**
 * Tells the statuses that servers send from other numbers of three digits: those of the standards and the ones that servers and proxies
 * made up beside them, as nginx's 499 and Cloudflare's 520.
 */
public final class SentStatus {
    private SentStatus() {}

    /** Whether a status is one that servers send. */
    public static boolean is(byte[] bytes, int from, int to) {
        if (to - from != 3) {
            return false;
        }
        int status = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
            status = status * 10 + bytes[i] - '0';
        }
        return status >= 100 && status <= 103
                || status >= 200 && status <= 208
                || status == 226
                || status >= 300 && status <= 308
                || status >= 400 && status <= 431
                || status == 440
                || status == 444
                || status >= 449 && status <= 451
                || status >= 460 && status <= 464
                || status >= 494 && status <= 499
                || status >= 500 && status <= 511
                || status >= 520 && status <= 530
                || status == 561
                || status >= 598 && status <= 599;
    }
}
