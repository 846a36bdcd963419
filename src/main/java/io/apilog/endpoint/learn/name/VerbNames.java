package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import java.util.Set;

/**
 * Operations of two words, a verb and what it is done with, joined by an underscore or a capital: {@code check_username}, {@code
 * verifyEmail}. With a dash only what is done with what every API has, {@code reset-password}, as titles have verbs, too.
 */
final class VerbNames {
    private static final int SHORTEST_WORD = 3;

    private static final Set<String> VERBS = Set.of(
            "activate",
            "add",
            "approve",
            "cancel",
            "change",
            "check",
            "clear",
            "confirm",
            "count",
            "create",
            "delete",
            "disable",
            "edit",
            "enable",
            "export",
            "fetch",
            "find",
            "forgot",
            "generate",
            "get",
            "import",
            "list",
            "lookup",
            "regenerate",
            "register",
            "reject",
            "remove",
            "request",
            "resend",
            "reset",
            "revoke",
            "save",
            "search",
            "send",
            "set",
            "show",
            "stream",
            "submit",
            "sync",
            "unsubscribe",
            "update",
            "upload",
            "validate",
            "verify");

    private static final Set<String> OBJECTS = Set.of(
            "account",
            "code",
            "credentials",
            "email",
            "invite",
            "otp",
            "password",
            "phone",
            "session",
            "token",
            "username");

    private final WordSet verbs = new WordSet(VERBS);
    private final WordSet objects = new WordSet(OBJECTS);

    /** Whether a name is one. Allocates nothing. */
    boolean isOne(byte[] bytes, int from, int to) {
        int joint = from;
        while (joint < to && Octets.kind(bytes[joint]) == Octets.LOWER) {
            joint++;
        }
        if (joint - from < SHORTEST_WORD || joint == to) {
            return false;
        }
        int kind = Octets.kind(bytes[joint]);
        int second = kind == Octets.UPPER ? joint : joint + 1;
        boolean joined = kind == Octets.UPPER || kind == Octets.UNDERSCORE || kind == Octets.DASH;
        for (int i = joint + 1; i < to && joined; i++) {
            joined = Octets.kind(bytes[i]) == Octets.LOWER;
        }
        return joined
                && to - second >= SHORTEST_WORD
                && verbs.has(bytes, from, joint)
                && (kind != Octets.DASH || objects.has(bytes, second, to));
    }
}
