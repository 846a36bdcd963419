package io.apilog.endpoint.route;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One segment of a template: literal text with parameters between, {@code {id}.png}. Parameters take one byte or more, and each as
 * little as it can.
 */
final class SegmentPattern {
    /** Stands in {@link #tokens} for any one byte. */
    private static final int ANY = 256;

    /** Stands in {@link #tokens} for any number of bytes. */
    private static final int MORE = 257;

    /** The text before, between and after the parameters, in the normal form of {@code Target}: one more than there are parameters. */
    private final byte[][] literals;

    private final String structure;
    private final int literalBytes;

    SegmentPattern(List<byte[]> literals) {
        this.literals = literals.toArray(byte[][]::new);
        List<String> texts = new ArrayList<>();
        // The normal form has no control character, so that a literal brace is told from a parameter.
        literals.forEach(literal -> texts.add(new String(literal, StandardCharsets.UTF_8)));
        structure = String.join("\0", texts);
        literalBytes = literals.stream().mapToInt(literal -> literal.length).sum();
    }

    /** Whether there is no parameter. */
    boolean isLiteral() {
        return literals.length == 1;
    }

    /** Whether there is nothing but a parameter. */
    boolean isParameter() {
        return literals.length == 2 && literalBytes == 0;
    }

    /** How much of it is literal: more is more specific. */
    int literalBytes() {
        return literalBytes;
    }

    /** The text of a {@link #isLiteral} pattern. */
    byte[] text() {
        return literals[0];
    }

    /** The same for two patterns that differ in their parameters' names alone. */
    String structure() {
        return structure;
    }

    boolean matches(byte[] bytes, int from, int to) {
        byte[] first = literals[0];
        if (!startsWith(bytes, from, to, first)) {
            return false;
        }
        int at = from + first.length;
        if (isLiteral()) {
            return at == to;
        }
        for (int i = 1; i < literals.length - 1; i++) {
            int next = indexOf(bytes, at + 1, to, literals[i]);
            if (next < 0) {
                return false;
            }
            at = next + literals[i].length;
        }
        byte[] last = literals[literals.length - 1];
        return to - last.length > at && startsWith(bytes, to - last.length, to, last);
    }

    /** Whether there is a segment that both match. */
    boolean meets(SegmentPattern other) {
        byte[] prefix = literals[0];
        byte[] otherPrefix = other.literals[0];
        int common = Math.min(prefix.length, otherPrefix.length);
        if (!Arrays.equals(prefix, 0, common, otherPrefix, 0, common)) {
            return false;
        }
        return meets(tokens(), other.tokens());
    }

    /** Works from the ends: whether what is left of both from each pair of places on has a text in common. */
    private static boolean meets(int[] a, int[] b) {
        boolean[][] rest = new boolean[a.length + 1][b.length + 1];
        for (int i = a.length; i >= 0; i--) {
            for (int j = b.length; j >= 0; j--) {
                if (i == a.length && j == b.length) {
                    rest[i][j] = true;
                } else if (i < a.length && a[i] == MORE) {
                    rest[i][j] = rest[i + 1][j] || (j < b.length && rest[i][j + 1]);
                } else if (j < b.length && b[j] == MORE) {
                    rest[i][j] = rest[i][j + 1] || (i < a.length && rest[i + 1][j]);
                } else if (i < a.length && j < b.length) {
                    rest[i][j] = (a[i] == b[j] || a[i] == ANY || b[j] == ANY) && rest[i + 1][j + 1];
                }
            }
        }
        return rest[0][0];
    }

    private int[] tokens() {
        int[] tokens = new int[literalBytes() + 2 * (literals.length - 1)];
        int length = 0;
        for (int i = 0; i < literals.length; i++) {
            if (i > 0) {
                tokens[length++] = ANY;
                tokens[length++] = MORE;
            }
            for (byte octet : literals[i]) {
                tokens[length++] = octet & 0xff;
            }
        }
        return tokens;
    }

    private static int indexOf(byte[] bytes, int from, int to, byte[] literal) {
        for (int i = from; i <= to - literal.length; i++) {
            if (startsWith(bytes, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] literal) {
        return to - from >= literal.length
                && Arrays.equals(bytes, from, from + literal.length, literal, 0, literal.length);
    }
}
