package io.apilog.security;

import java.util.Locale;

/** THE list of what a request is that attacks by what it says; each is a value of the label {@code pattern}. The order is saved. */
enum AttackPattern {
    SQL_INJECTION,
    PATH_TRAVERSAL,
    XSS,
    COMMAND_INJECTION,
    JNDI,
    SHELLSHOCK,
    SCANNER,
    TLS_ON_HTTP;

    static final int COUNT = values().length;

    /** The value of the label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bit of this one in a set of them. */
    int bit() {
        return 1 << ordinal();
    }
}
