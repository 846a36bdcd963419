package io.apilog.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths, and of endpoints: {@code {name}} is one segment, {@code *} any characters, slashes too. Immutable; matching takes at most
 * the product of both lengths, and allocates nothing.
 */
public final class ResourcePattern {
    private static final int LONGEST = 500;
    private static final int PARAMETER = -1;
    private static final int ANY = -2;

    private final String text;
    /** Bytes, and what stands for some. */
    private final int[] signs;

    private ResourcePattern(String text, int[] signs) {
        this.text = text;
        this.signs = signs;
    }

    /** Reads a pattern; empty where it is none: it begins with a slash, and a parameter is all of its segment. */
    public static Optional<ResourcePattern> parse(String text) {
        if (!text.startsWith("/") || text.length() > LONGEST || text.chars().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        List<Integer> signs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                int end = text.indexOf('}', at);
                boolean whole = end > at + 1
                        && text.charAt(at - 1) == '/'
                        && (end + 1 == text.length() || text.charAt(end + 1) == '/');
                if (!whole) {
                    return Optional.empty();
                }
                signs.add(PARAMETER);
                at = end + 1;
            } else if (c == '}') {
                return Optional.empty();
            } else if (c == '*') {
                signs.add(ANY);
                at++;
            } else if (c == '%' && at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2))) {
                // Paths are compared with their escapes undone.
                signs.add(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                at += 3;
            } else {
                int next = text.offsetByCodePoints(at, 1);
                for (byte one : text.substring(at, next).getBytes(StandardCharsets.UTF_8)) {
                    signs.add((int) one & 0xff);
                }
                at = next;
            }
        }
        return Optional.of(new ResourcePattern(
                text, signs.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    /** Whether all of a text fits. {@code found}, if it does, is where the first parameter stands. */
    boolean matches(byte[] bytes, int length, Parameter found) {
        int sign = 0;
        int at = 0;
        int star = -1;
        int starAt = 0;
        found.clear();
        int kept = 0;
        while (at < length || sign < signs.length) {
            if (sign < signs.length && signs[sign] == ANY) {
                star = ++sign;
                starAt = at;
                kept = found.to();
                continue;
            }
            if (sign < signs.length && signs[sign] == PARAMETER) {
                int end = at;
                while (end < length && bytes[end] != '/') {
                    end++;
                }
                if (end > at) {
                    found.setIfNone(at, end);
                    at = end;
                    sign++;
                    continue;
                }
            } else if (sign < signs.length && at < length && signs[sign] == (bytes[at] & 0xff)) {
                at++;
                sign++;
                continue;
            }
            if (star < 0 || starAt >= length) {
                return false;
            }
            sign = star;
            at = ++starAt;
            if (kept == 0) {
                found.clear();
            }
        }
        return true;
    }

    /** Where a parameter stands in what was matched. For one thread. */
    static final class Parameter {
        private int from;
        private int to;

        void clear() {
            from = 0;
            to = 0;
        }

        void setIfNone(int begin, int end) {
            if (to == 0) {
                from = begin;
                to = end;
            }
        }

        int from() {
            return from;
        }

        /** 0 where there is none. */
        int to() {
            return to;
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourcePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
