package io.apilog.security;

import java.time.Duration;
import java.util.List;

/**
 * From where on a client is one who should not be here. A threshold of 0 switches its kind off.
 *
 * @param bruteForce refused logins
 * @param loginBurst logins that were sent
 * @param probing different paths that nothing is behind
 * @param attackPattern different requests that say what attacks are made of
 * @param enumeration different objects of one endpoint within a minute, where that is much there
 * @param newSource requests of a principal from one network, before another one is new
 * @param scannerAgent whether names of programs that look for weaknesses are looked for
 * @param forget the time in which one of those is forgotten
 * @param loginEndpoints endpoints at which clients log in, besides those whose name says so
 * @param unauthenticatedSuccess whether it is counted
 */
public record SecuritySettings(
        int bruteForce,
        int loginBurst,
        int probing,
        int attackPattern,
        int enumeration,
        int newSource,
        boolean scannerAgent,
        Duration forget,
        List<String> loginEndpoints,
        boolean unauthenticatedSuccess) {
    /** What holds where nothing is configured. */
    public static final SecuritySettings DEFAULT =
            new SecuritySettings(5, 5, 10, 3, 50, 100, true, Duration.ofSeconds(10), List.of(), false);

    /** Copies the list. */
    public SecuritySettings {
        loginEndpoints = List.copyOf(loginEndpoints);
    }
}
