package io.apilog.endpoint.shape;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Words that say of what stands behind them that it is one of many things: {@code key=blue-lamp}, {@code course_id:BIO}. */
final class IdentityWords {
    private static final byte[][] WORDS = Stream.of(
                    "code",
                    "email",
                    "id",
                    "key",
                    "login",
                    "name",
                    "ref",
                    "sku",
                    "slug",
                    "uid",
                    "user",
                    "username",
                    "uuid")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private IdentityWords() {}

    /** Whether what a segment begins with, up to {@code end}, is such a word or ends as what ids are called. */
    static boolean isOne(Segment s, int end) {
        for (byte[] word : WORDS) {
            if (isEqual(s, end, word)) {
                return true;
            }
        }
        return endsAsId(s, end);
    }

    private static boolean isEqual(Segment s, int end, byte[] word) {
        if (word.length != end) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (s.at(i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether what a segment begins with, up to {@code end}, is called as ids are: {@code order_id}, {@code orderId}. */
    static boolean endsAsId(Segment s, int end) {
        return end > 3 && isId((char) s.at(end - 3), (char) s.at(end - 2), (char) s.at(end - 1));
    }

    /** The same of a name. */
    static boolean endsAsId(byte[] name, int from, int to) {
        return to - from > 3 && isId((char) name[to - 3], (char) name[to - 2], (char) name[to - 1]);
    }

    private static boolean isId(char before, char first, char last) {
        boolean parted = (before == '_' || before == '-') && first == 'i';
        boolean hump = before >= 'a' && before <= 'z' && first == 'I';
        return last == 'd' && (parted || hump);
    }
}
