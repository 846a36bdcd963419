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

    /** How GitLab begins each kind of its tokens, of which twenty signs and more follow. */
    private static final String[] GITLAB = {
        "glpat-",
        "gldt-",
        "glrt-",
        "glrtr-",
        "glptt-",
        "glcbt-",
        "glsoat-",
        "glft-",
        "glimt-",
        "glagent-",
        "gloas-",
        "glffct-",
        "glwt-"
    };

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
            case 'G' -> starts("GOCSPX-", b, from, to) && to - from >= AWS + 7 && plain(b, from, to) ? KEY : null;
            case 'x' -> isSlack(b, from, to) ? TOKEN : null;
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
        if (b[from + 1] == 'l') {
            for (String begin : GITLAB) {
                if (starts(begin, b, from, to)) {
                    return length >= AWS + begin.length() && plainAndDots(b, from, to);
                }
            }
            return false;
        }
        return starts("github_pat_", b, from, to) && length >= GITHUB && plain(b, from, to);
    }

    private static boolean isSlack(byte[] b, int from, int to) {
        if (starts("xoxe.xox", b, from, to)) {
            return b[from + 9] == '-' && plain(b, from + 5, to);
        }
        if (starts("xapp-", b, from, to)) {
            boolean version = b[from + 5] >= '0' && b[from + 5] <= '9' && b[from + 6] == '-';
            return version && to - from >= GITHUB && plain(b, from, to);
        }
        return starts("xox", b, from, to) && b[from + 4] == '-' && plain(b, from, to);
    }

    private static boolean isCloud(byte[] b, int from, int to) {
        int length = to - from;
        boolean temporary = starts("ASIA", b, from, to);
        if (length == AWS && (temporary || starts("AKIA", b, from, to))) {
            boolean digits = false;
            for (int i = from; i < to; i++) {
                boolean digit = b[i] >= '0' && b[i] <= '9';
                if (!(b[i] >= 'A' && b[i] <= 'Z' || digit)) {
                    return false;
                }
                digits |= digit;
            }
            // Names begin with Asia too, and have no digits.
            return digits || !temporary;
        }
        return length == GOOGLE && starts("AIza", b, from, to) && plain(b, from, to);
    }

    private static boolean isStripe(byte[] b, int from, int to) {
        return to - from >= AWS + 4
                && (starts("sk_live_", b, from, to)
                        || starts("rk_live_", b, from, to)
                        || starts("sk_test_", b, from, to)
                        || starts("rk_test_", b, from, to))
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

    /** Whether it is of plain signs, in parts with dots between. */
    private static boolean plainAndDots(byte[] b, int from, int to) {
        int part = from;
        for (int i = from; i <= to; i++) {
            if (i == to || b[i] == '.') {
                if (i == part || !plain(b, part, i)) {
                    return false;
                }
                part = i + 1;
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
