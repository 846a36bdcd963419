package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;

/** Tells methods of HTTP from what else is called a method: the function of a program, the call of a service. For one thread. */
final class MethodWords {
    private static final int LONGEST = 17;

    private final Text text = new Text();

    /** Whether all are capitals, as nearly always. */
    static boolean isPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        return at == to && to > from && to - from <= LONGEST;
    }

    /** Whether it is one of the standard methods. */
    boolean isStandard(byte[] bytes, int from, int to) {
        text.set(bytes, from, to);
        return HttpMethod.of(text) != HttpMethod.OTHER;
    }

    /** Whether it is rather the name of something in a program: {@code OrdersController.list}, {@code getOrders}. */
    static boolean isName(byte[] bytes, int from, int to) {
        boolean small = false;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            boolean capital = b >= 'A' && b <= 'Z';
            if (b == '.' || b == ':' || b == '#' || b == '(' || small && capital) {
                return true;
            }
            small |= Ascii.isLetter(b) && !capital;
        }
        return false;
    }
}
