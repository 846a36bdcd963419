package io.apilog.format.value;

import io.apilog.bytes.Ascii;
import io.apilog.request.GrpcStatus;

/** The status of a gRPC call as a log writes it: a number, or a name in any spelling. */
public final class GrpcStatusText {
    private static final GrpcStatus[] ALL = GrpcStatus.values();

    private GrpcStatusText() {}

    /** The number of a status written as its number or its name in any spelling ({@code Unavailable}, {@code NOT_FOUND}); -1 for none. */
    public static int number(byte[] bytes, int from, int to) {
        long number = LoggedNumbers.whole(bytes, from, to);
        if (number >= 0) {
            return number < 1_000 ? (int) number : -1;
        }
        for (int i = 0; number == LoggedNumbers.NOT_A_NUMBER && i < ALL.length; i++) {
            if (isSpelt(ALL[i].name(), bytes, from, to)) {
                return i;
            }
        }
        // Go and Envoy write this one with a single l.
        return isSpelt("CANCELED", bytes, from, to) ? GrpcStatus.CANCELLED.ordinal() : -1;
    }

    private static boolean isSpelt(String name, byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                at += at < to && (bytes[at] == '_' || bytes[at] == ' ' || bytes[at] == '-') ? 1 : 0;
            } else if (at < to && (Ascii.isLetter(bytes[at]) ? bytes[at] & ~0x20 : bytes[at]) == c) {
                at++;
            } else {
                return false;
            }
        }
        return at == to;
    }
}
