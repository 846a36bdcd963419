package io.apilog.endpoint.shape;

import org.jspecify.annotations.Nullable;

/** Tokens and keys that are known by how their issuers begin them, so that none of them is a word. */
public enum IssuedKey {
    /** Says who somebody is: tokens of GitHub, GitLab and Slack. */
    TOKEN,
    /** Says what a program may do: keys of AWS, Google and Stripe. */
    KEY;

    /** None is shorter. */
    public static final int SHORTEST = 20;

    private static final int GITHUB = 40;
    private static final int AWS = 20;
    private static final int GOOGLE = 39;

    /** Which of them a word is; null for none. Allocates nothing. */
    public static @Nullable IssuedKey of(byte[] b, int from, int to) {
        if (to - from < SHORTEST) {
            return null;
        }
        return switch (b[from]) {
            case 'g' -> isGit(b, from, to) ? TOKEN : null;
            case 'x' -> starts("xox", b, from, to) && b[from + 4] == '-' && plain(b, from, to) ? TOKEN : null;
            case 'A' -> isCloud(b, from, to) ? KEY : null;
            case 's', 'r' -> isStripe(b, from, to) ? KEY : null;
            default -> null;
        };
    }

    private static boolean isGit(byte[] b, int from, int to) {
        int length = to - from;
        if (length == GITHUB && b[from + 1] == 'h' && b[from + 3] == '_' && "pousr".indexOf(b[from + 2]) >= 0) {
            return plain(b, from, to);
        }
        return starts("github_pat_", b, from, to) && length >= GITHUB && plain(b, from, to)
                || starts("glpat-", b, from, to) && length >= AWS + 6 && plain(b, from, to);
    }

    private static boolean isCloud(byte[] b, int from, int to) {
        int length = to - from;
        if (length == AWS && starts("AKIA", b, from, to)) {
            for (int i = from; i < to; i++) {
                if (!(b[i] >= 'A' && b[i] <= 'Z' || b[i] >= '0' && b[i] <= '9')) {
                    return false;
                }
            }
            return true;
        }
        return length == GOOGLE && starts("AIza", b, from, to) && plain(b, from, to);
    }

    private static boolean isStripe(byte[] b, int from, int to) {
        return to - from >= AWS + 4
                && (starts("sk_live_", b, from, to) || starts("rk_live_", b, from, to))
                && plain(b, from, to);
    }

    private static boolean starts(String word, byte[] b, int from, int to) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean word = b[i] >= '0' && b[i] <= '9' || b[i] >= 'a' && b[i] <= 'z' || b[i] >= 'A' && b[i] <= 'Z';
            if (!word && b[i] != '_' && b[i] != '-') {
                return false;
            }
        }
        return true;
    }
}
