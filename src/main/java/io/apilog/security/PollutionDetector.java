package io.apilog.security;

import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientRow;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;

/**
 * Finds who names one object in the path and another of the same kind in the query ({@code /users/17/orders?user_id=18}), and is answered: where
 * the one is checked and the other is read, objects of others are given away. Several different ones of a client are an event.
 */
final class PollutionDetector {
    static final int CELLS = 2;

    private static final int NAMED = 0;
    /** A bit for each request that counts, by its hash. */
    private static final int REQUESTS = 1;

    private static final int FEWEST = 3;

    private final LeakyBucket named;
    private final EndpointTraits traits;
    private final TargetSigns signs;
    private final int first;
    private final Alarm alarm;

    PollutionDetector(SecuritySettings settings, EndpointTraits traits, TargetSigns signs, int first, Alarm alarm) {
        this.named = new LeakyBucket(
                settings.enumeration() == 0 ? 0 : FEWEST, settings.forget().toMillis());
        this.traits = traits;
        this.signs = signs;
        this.first = first;
        this.alarm = alarm;
    }

    void reset(ClientRow row) {
        row.set(first + NAMED, 0);
    }

    void succeeded(Request request, ClientRow row, long now) {
        if (named.most() == 0
                || !signs.mayNameIds()
                || request.record().status >= 300
                || request.endpoint().isSpecial()
                || !traits.hasParameter(request.endpoint())) {
            return;
        }
        Text target = request.record().target;
        int mark = signs.pathEnd();
        if (mark < target.to() && isPolluted(target.bytes(), target.from(), mark, target.to())) {
            polluted(request, row, now, 1L << QuickHash.of(target.bytes(), target.from(), target.to()));
        }
    }

    private void polluted(Request request, ClientRow row, long now, long bit) {
        long emptyAt = row.get(first + NAMED);
        long requests = LeakyBucket.holds(emptyAt, now) ? row.get(first + REQUESTS) : 0;
        if ((requests & bit) == 0) {
            long filled = named.poured(emptyAt, now, LeakyBucket.ONE);
            if (named.isOver(filled, now)) {
                filled = 0;
                alarm.raise(SecurityKind.ENUMERATION, request, row, now);
            }
            row.set(first + NAMED, filled);
            row.set(first + REQUESTS, requests | bit);
        }
    }

    /** Whether a parameter {@code user_id}, {@code userId} or the like has another number than stands behind {@code /users/}. */
    static boolean isPolluted(byte[] bytes, int from, int mark, int to) {
        int equals = ByteSearch.indexOf(bytes, mark + 1, to, (byte) '=');
        while (equals >= 0) {
            if (equals > mark + 3 && isId(bytes, equals) && isAnother(bytes, from, mark, equals, to)) {
                return true;
            }
            equals = ByteSearch.indexOf(bytes, equals + 1, to, (byte) '=');
        }
        return false;
    }

    private static boolean isAnother(byte[] bytes, int from, int mark, int equals, int to) {
        int and = ByteSearch.indexOf(bytes, equals, to, (byte) '&');
        int end = and < 0 ? to : and;
        int begin = equals - 2;
        while (begin > mark + 1 && bytes[begin - 1] != '&') {
            begin--;
        }
        int nameEnd = equals - 2;
        nameEnd -= nameEnd > begin && (bytes[nameEnd - 1] == '_' || bytes[nameEnd - 1] == '-') ? 1 : 0;
        return isNumber(bytes, equals + 1, end) && isAnother(bytes, from, mark, begin, nameEnd, equals + 1, end);
    }

    private static boolean isId(byte[] bytes, int end) {
        return (bytes[end - 2] | 0x20) == 'i' && (bytes[end - 1] | 0x20) == 'd';
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return from < to;
    }

    /** Whether the path has a segment of this name, or of its plural, with another number behind it. */
    private static boolean isAnother(byte[] bytes, int from, int mark, int name, int nameEnd, int value, int valueEnd) {
        int begin = from + 1;
        while (begin < mark) {
            int end = ByteSearch.indexOf(bytes, begin, mark, (byte) '/');
            if (end < 0) {
                return false;
            }
            int next = ByteSearch.indexOf(bytes, end + 1, mark, (byte) '/');
            next = next < 0 ? mark : next;
            if (isNamed(bytes, begin, end, name, nameEnd) && isNumber(bytes, end + 1, next)) {
                return !isSame(bytes, end + 1, next, value, valueEnd);
            }
            begin = end + 1;
        }
        return false;
    }

    private static boolean isNamed(byte[] bytes, int begin, int end, int name, int nameEnd) {
        int length = nameEnd - name;
        boolean plural = end - begin == length + 1 && (bytes[end - 1] | 0x20) == 's';
        if (length == 0 || end - begin != length && !plural) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((bytes[begin + i] | 0x20) != (bytes[name + i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(byte[] bytes, int from, int to, int other, int otherTo) {
        boolean same = to - from == otherTo - other;
        for (int i = 0; same && i < to - from; i++) {
            same = bytes[from + i] == bytes[other + i];
        }
        return same;
    }
}
