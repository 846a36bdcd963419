package io.apilog.security;

import java.util.List;
import java.util.Locale;

/** THE list of what a client can be found doing; each is a value of the label {@code kind}. The order is that in memory. */
public enum SecurityKind {
    /** Is refused again and again where it would log in. */
    BRUTE_FORCE,
    /** Sends a form of login again and again, whatever it is answered, and asks for little else. */
    LOGIN_BURST,
    /** Asks for one path after another that nothing is behind. */
    PROBING,
    /** Is given far more different objects of one endpoint than others are. */
    ENUMERATION,
    /** Says what attacks are made of. */
    ATTACK_PATTERN,
    /** Calls itself a program that looks for weaknesses. */
    SCANNER_AGENT,
    /** Is a principal that always came from one network, and comes from another. */
    NEW_SOURCE;

    /** Each of them. */
    static final List<SecurityKind> ALL = List.of(values());

    /** The value of the label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
