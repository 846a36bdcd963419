package io.apilog.format.requestlog;

import java.nio.charset.StandardCharsets;

/**
 * Where a request logger has a value: on which side of the request, with which key and in which brackets, and as which of those that are
 * alike.
 *
 * @param after whether behind the request; before it is counted backwards from there
 * @param kind of the value
 * @param key in small letters; empty where it has none
 * @param open the bracket directly before it, or 0
 * @param hyphen whether it is a bare whole number behind a hyphen
 * @param ordinal how many values that are alike stand nearer to the request
 * @param farther whether those are counted that stand farther from the request instead: where a value nearer to it may not be there
 */
record RequestPlace(
        boolean after, ValueKind kind, String key, byte open, boolean hyphen, int ordinal, boolean farther) {
    /** The place of a token, or null where it is part of the request. */
    static RequestPlace of(RequestTokens tokens, int token) {
        boolean after = token >= tokens.behindRequest();
        int step = after ? -1 : 1;
        int edge = after ? tokens.behindRequest() - 1 : tokens.beforeRequest();
        RequestPlace first = new RequestPlace(
                after,
                tokens.kind(token),
                tokens.key(token),
                tokens.open(token),
                isBehindHyphen(tokens, token),
                0,
                false);
        return first.numbered(tokens, token + step, edge, step);
    }

    /** The same place, counted from the end of the line that is farther from the request. */
    static RequestPlace farthest(RequestTokens tokens, int token) {
        RequestPlace near = of(tokens, token);
        int step = near.after ? 1 : -1;
        RequestPlace first = new RequestPlace(near.after, near.kind, near.key, near.open, near.hyphen, 0, true);
        return first.numbered(tokens, token + step, near.after ? tokens.count() : -1, step);
    }

    /** The same behind those that are alike between two tokens. */
    private RequestPlace numbered(RequestTokens tokens, int from, int to, int step) {
        Finder finder = new Finder(this);
        int alike = 0;
        for (int i = from; i != to; i += step) {
            alike += finder.isAlike(tokens, i) ? 1 : 0;
        }
        return new RequestPlace(after, kind, key, open, hyphen, alike, farther);
    }

    private static boolean isBehindHyphen(RequestTokens tokens, int token) {
        return token > 0 && tokens.kind(token) == ValueKind.WHOLE && tokens.kind(token - 1) == ValueKind.NONE;
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    Finder finder() {
        return new Finder(this);
    }

    /** Finds the value of a place in line after line. */
    static final class Finder {
        private final RequestPlace place;
        private final byte[] key;

        Finder(RequestPlace place) {
            this.place = place;
            this.key = place.key.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The token that stands there, or -1. */
        int find(RequestTokens tokens) {
            int first = place.after ? tokens.behindRequest() : 0;
            int behind = place.after ? tokens.count() : tokens.beforeRequest();
            int left = place.ordinal;
            if (place.after != place.farther) {
                for (int i = first; i < behind; i++) {
                    if (isAlike(tokens, i) && left-- == 0) {
                        return i;
                    }
                }
                return -1;
            }
            for (int i = behind - 1; i >= first; i--) {
                if (isAlike(tokens, i) && left-- == 0) {
                    return i;
                }
            }
            return -1;
        }

        boolean isAlike(RequestTokens tokens, int token) {
            boolean rounded = place.kind == ValueKind.ROUNDED && tokens.kind(token) == ValueKind.SIZED;
            return (tokens.kind(token) == place.kind || rounded)
                    && tokens.open(token) == place.open
                    && isBehindHyphen(tokens, token) == place.hyphen
                    && tokens.hasKey(token, key);
        }
    }
}
