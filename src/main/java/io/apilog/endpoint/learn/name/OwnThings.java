package io.apilog.endpoint.learn.name;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What names, in the singular, who asks or what is asked, so that words of an API come behind it as likely as names: {@code /user/repos},
 * {@code /player/pause}.
 */
public final class OwnThings {
    private static final Set<String> WORDS = Set.of(
            "account",
            "app",
            "camera",
            "client",
            "customer",
            "device",
            "instance",
            "me",
            "member",
            "player",
            "profile",
            "server",
            "session",
            "site",
            "system",
            "tenant",
            "terminal",
            "user",
            "vehicle",
            "workspace");

    private OwnThings() {}

    /** Whether a name is such a word. */
    public static boolean isOne(byte[] name) {
        return WORDS.contains(new String(name, StandardCharsets.US_ASCII));
    }
}
