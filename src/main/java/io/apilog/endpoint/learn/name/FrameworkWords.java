package io.apilog.endpoint.learn.name;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words that frameworks bring along, after which things are named, too: a repository that is called {@code api}. */
public final class FrameworkWords {
    static final Set<String> ALL = Set.of(
            "2fa",
            "actuator",
            "api",
            "api-docs",
            "b2b",
            "b2c",
            "batch",
            "bulk",
            "graphql",
            "healthz",
            "i18n",
            "l10n",
            "livez",
            "login",
            "logout",
            "mfa",
            "oauth",
            "oauth2",
            "openapi",
            "readyz",
            "swagger",
            "swagger-ui");

    private FrameworkWords() {}

    /** Whether a name is one. */
    public static boolean isOne(byte[] name) {
        return ALL.contains(new String(name, StandardCharsets.UTF_8));
    }
}
