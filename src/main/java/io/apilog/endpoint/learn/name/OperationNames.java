package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;

/**
 * Names as developers give them to operations: two words or more, joined as programs join them. {@code postMessage}, {@code
 * GetUser}, {@code chat.postMessage}, {@code create_order}. Values are seldom written so, so that many of these in one place that are sent
 * by POST are the words of an API.
 */
public final class OperationNames {
    private static final int SHORTEST_WORD = 2;

    private OperationNames() {}

    /** Whether a name is of words that are joined by a dot, an underscore or a capital letter. */
    public static boolean isOne(byte[] name) {
        int words = 1;
        int letters = 0;
        for (int i = 0; i < name.length; i++) {
            int kind = Octets.kind(name[i]);
            boolean joint = kind == Octets.DOT || kind == Octets.UNDERSCORE;
            boolean capital = kind == Octets.UPPER && i > 0 && Octets.kind(name[i - 1]) == Octets.LOWER;
            if ((joint || capital) && letters < SHORTEST_WORD || !joint && kind > Octets.UPPER) {
                return false;
            }
            words += joint || capital ? 1 : 0;
            letters = joint ? 0 : capital ? 1 : letters + 1;
        }
        return words > 1 && letters >= SHORTEST_WORD;
    }

    /** Whether a name is that of a service in a package, as gRPC puts them in front of a method: {@code pay.v1.PaymentService}. */
    public static boolean isService(byte[] name) {
        int dot = -1;
        for (int i = 0; i < name.length; i++) {
            int kind = Octets.kind(name[i]);
            if (kind == Octets.DOT && i > dot + 1) {
                dot = i;
            } else if (!Octets.isLetterOrDigit(name[i]) && kind != Octets.UNDERSCORE) {
                return false;
            }
        }
        return dot > 0
                && dot + 1 < name.length
                && Octets.isLetter(name[0])
                && Octets.kind(name[dot + 1]) == Octets.UPPER;
    }
}
