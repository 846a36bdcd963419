package io.apilog.standard;

import io.apilog.bytes.HexDigits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds addresses of mail around the sign that they have. */
final class EmailAddress {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LOGIN = 256;
    private static final int LONGEST_DOMAIN = 253;

    /** Behind a dot these are no domains: {@code icon@2x.png}, {@code package@1.2.3/index.js}. */
    private static final String[] FILES = {
        "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "css", "js", "mjs", "map", "ts", "json", "html",
        "htm", "xml", "txt", "woff", "ttf", "eot", "mp", "gz", "zip", "tgz", "tar", "jar", "php", "aspx", "jsp"
    };

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private EmailAddress() {}

    /** All that is found in a slice, as a set. */
    static int all(byte[] b, int from, int to) {
        int found = 0;
        int i = from;
        // Seven bytes at a time, so that the escape of a sign is in one look with what is behind its first byte.
        for (; i + Long.BYTES <= to; i += Long.BYTES - 1) {
            long word = (long) LONGS.get(b, i);
            long signs = zeroes(word ^ '@' * ONES)
                    | (zeroes(word ^ '%' * ONES) | zeroes(word ^ '5' * ONES)) & zeroes(word ^ '4' * ONES) >>> Byte.SIZE;
            if (signs != 0) {
                found |= some(b, from, i, i + Long.BYTES - 1, to);
            }
        }
        return found | some(b, from, i, to, to);
    }

    private static int some(byte[] b, int from, int begin, int end, int to) {
        int found = 0;
        for (int i = begin; i < end; i++) {
            if (b[i] == '@') {
                found |= find(b, from, i, i + 1, to);
            } else if (b[i] == '%' && i + 2 < to && b[i + 1] == '4' && b[i + 2] == '0') {
                found |= find(b, from, i, i + 3, to);
            } else if (b[i] == '5' && isEscapedTwice(b, from, i, to)) {
                found |= find(b, from, i - 2, i + 3, to);
            }
        }
        return found;
    }

    /** Whether it is the third byte of {@code %2540}. */
    private static boolean isEscapedTwice(byte[] b, int from, int i, int to) {
        return i - 2 >= from && i + 2 < to && b[i - 2] == '%' && b[i - 1] == '2' && b[i + 1] == '4' && b[i + 2] == '0';
    }

    /** The high bit of each byte that is zero, and of some above it. */
    private static long zeroes(long word) {
        return word - ONES & ~word & HIGH_BITS;
    }

    /**
     * What stands around a sign, as a set: an address, a password before a host, or nothing.
     *
     * @param at where the sign begins
     * @param behind what follows it, which is three bytes later where the sign is escaped
     */
    private static int find(byte[] b, int from, int at, int behind, int to) {
        int local = at;
        while (local > from && at - local <= LONGEST_LOCAL && isLocal(b[local - 1])) {
            local--;
        }
        if (local > from && b[local - 1] == '%') {
            // Two digits of an escape are no letters of a name.
            local += 2;
        }
        if (local >= at || at - local > LONGEST_LOCAL) {
            return 0;
        }
        int end = behind;
        int label = behind;
        int labels = 0;
        boolean letters = true;
        while (end < to
                && end - behind <= LONGEST_DOMAIN
                && (isDomain(b[end]) || b[end] == '.' || isForeign(b, end, to))) {
            if (b[end] == '%') {
                end += 2;
            } else if (b[end] == '.') {
                if (end == label) {
                    return 0;
                }
                labels++;
                label = end + 1;
                letters = true;
            } else {
                letters &= isLetter(b[end]) || b[end] < 0;
            }
            end++;
        }
        boolean host = labels > 0 && letters && end - label >= 2 && end - label <= 24 && !isFile(b, label, end);
        if (!host) {
            return 0;
        }
        if (isLogin(b, from, at)) {
            return UrlSecret.PASSWORD.bit();
        }
        boolean repository = isRepository(b, from, local, at, end, to);
        return repository || isUser(b, from, local) ? 0 : UrlSecret.EMAIL.bit();
    }

    /** Whether it is a letter beyond ASCII, or the escape of a byte of one. */
    private static boolean isForeign(byte[] b, int at, int to) {
        return b[at] < 0 || b[at] == '%' && at + 2 < to && HexDigits.of(b[at + 1], b[at + 2]) >= 0x80;
    }

    /** Whether two slashes, a name, a colon and a password stand before a host. */
    private static boolean isLogin(byte[] b, int from, int at) {
        int colon = -1;
        int begin = at;
        while (begin > from && at - begin <= LONGEST_LOGIN && "/?#&= \"<>".indexOf(b[begin - 1]) < 0) {
            begin--;
            colon = b[begin] == ':' ? begin : colon;
        }
        return colon > begin && colon < at - 1 && begin - 2 >= from && b[begin - 1] == '/' && b[begin - 2] == '/';
    }

    /** Whether it is who asks a host, behind a scheme and two slashes. */
    private static boolean isUser(byte[] b, int from, int local) {
        return local - 3 >= from && b[local - 1] == '/' && b[local - 2] == '/' && b[local - 3] == ':';
    }

    /** Whether it is who a repository is fetched as, who has no mail: {@code git@github.com:a/b.git}. */
    private static boolean isRepository(byte[] b, int from, int local, int at, int end, int to) {
        boolean git = at - local == 3 && b[local] == 'g' && b[local + 1] == 'i' && b[local + 2] == 't';
        boolean slashes = local - 2 >= from && b[local - 1] == '/' && b[local - 2] == '/';
        return git && (slashes || end < to && b[end] == ':');
    }

    private static boolean isFile(byte[] b, int from, int to) {
        for (String ending : FILES) {
            boolean same = ending.length() == to - from;
            for (int i = 0; same && i < ending.length(); i++) {
                same = (b[from + i] | 0x20) == ending.charAt(i);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static boolean isDomain(byte b) {
        return isLetter(b) || b >= '0' && b <= '9' || b == '-';
    }

    private static boolean isLocal(byte b) {
        return isDomain(b) || b == '.' || b == '_' || b == '+';
    }
}
