package io.apilog.standard;

import io.apilog.endpoint.shape.IssuedKey;
import org.jspecify.annotations.Nullable;

/** Tells by its looks what is secret whatever its name is: tokens of known issuers. */
final class SecretShapes {
    /** No shape is shorter. */
    static final int SHORTEST = 14;

    private static final int JWT_PART = 16;

    /** Whether a byte can stand in a token, and whether one can begin with it. */
    private static final byte[] KINDS = kinds();

    private static final int IN_TOKEN = 1;
    private static final int BEGINS = 2;

    private SecretShapes() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < 0x80; b++) {
            kinds[b] = (byte) (isWord((byte) b) || b == '-' || b == '.' ? IN_TOKEN : 0);
        }
        for (char first : "egxAGsr".toCharArray()) {
            kinds[first] |= BEGINS;
        }
        return kinds;
    }

    /** What words are in a text, between signs that no token has. One byte in {@value #SHORTEST} is looked at where there are none. */
    static int all(byte[] b, int from, int to) {
        int found = 0;
        int at = from + SHORTEST - 1;
        int behind = from;
        while (at < to) {
            if (KINDS[b[at] & 0xff] == 0) {
                behind = at + 1;
                at += SHORTEST;
                continue;
            }
            int word = at;
            while (word > behind && KINDS[b[word - 1] & 0xff] != 0) {
                word--;
            }
            int end = at + 1;
            while (end < to && KINDS[b[end] & 0xff] != 0) {
                end++;
            }
            if (end - word >= SHORTEST && (KINDS[b[word] & 0xff] & BEGINS) != 0) {
                found |= find(b, word, end);
            }
            behind = end + 1;
            at = end + SHORTEST;
        }
        return found;
    }

    /** What the word that begins there is, as a set. */
    static int at(byte[] b, int from, int to) {
        if (to - from < SHORTEST || (KINDS[b[from] & 0xff] & BEGINS) == 0) {
            return 0;
        }
        int end = from + 1;
        while (end < to && KINDS[b[end] & 0xff] != 0) {
            end++;
        }
        return end - from < SHORTEST ? 0 : find(b, from, end);
    }

    /** What a word between delimiters is, as a set; 0 for nothing secret. */
    static int find(byte[] b, int from, int to) {
        return switch (b[from]) {
            case 'e' -> isJwt(b, from, to) ? UrlSecret.TOKEN.bit() : 0;
            case 'g', 'x', 'A', 'G', 's', 'r' -> issued(IssuedKey.of(b, from, to));
            default -> 0;
        };
    }

    private static int issued(@Nullable IssuedKey key) {
        if (key == null) {
            return 0;
        }
        return key == IssuedKey.TOKEN ? UrlSecret.TOKEN.bit() : UrlSecret.API_KEY.bit();
    }

    /** Three parts of Base64, of which the first is an object of JSON. */
    private static boolean isJwt(byte[] b, int from, int to) {
        if (b[from + 1] != 'y' || b[from + 2] != 'J') {
            return false;
        }
        int dots = 0;
        int part = from;
        for (int i = from; i < to; i++) {
            if (b[i] == '.') {
                if (i - part < JWT_PART) {
                    return false;
                }
                dots++;
                part = i + 1;
            } else if (!isWord(b[i]) && b[i] != '-') {
                return false;
            }
        }
        return dots == 2 && to - part >= JWT_PART;
    }

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    }
}
