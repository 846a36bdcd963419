package io.apilog.security;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarType;
import java.time.Duration;
import java.util.List;

/** The settings of what finds clients that should not be here. */
public final class SecuritySection {
    private static final int MOST = 1_000_000;
    private static final int MOST_ENDPOINTS = 1_000;

    public static final Key<Integer> BRUTE_FORCE = threshold(
            "brute_force",
            SecuritySettings.DEFAULT.bruteForce(),
            "How many refused logins of a client at once are an event, of which one is forgotten in each"
                    + " `security.forget`; 0 switches it off");

    public static final Key<Integer> LOGIN_BURST = threshold(
            "login_burst",
            SecuritySettings.DEFAULT.loginBurst(),
            "How many forms of login of a client that asks for little else, whatever is answered; 0 switches it off");

    public static final Key<Integer> PROBING = threshold(
            "probing",
            SecuritySettings.DEFAULT.probing(),
            "How many different paths of a client that nothing is behind; 0 switches it off");

    public static final Key<Integer> ATTACK_PATTERN = threshold(
            "attack_pattern",
            SecuritySettings.DEFAULT.attackPattern(),
            "How many different requests of a client that say what attacks are made of; one is enough where it is beyond"
                    + " doubt; 0 switches it off");

    public static final Key<Integer> ENUMERATION = threshold(
            "enumeration",
            SecuritySettings.DEFAULT.enumeration(),
            "The fewest different objects of one endpoint that a client is given within a minute, where they are five"
                    + " times what is usual there; 0 switches it off");

    public static final Key<Integer> NEW_SOURCE = threshold(
            "new_source",
            SecuritySettings.DEFAULT.newSource(),
            "The fewest requests of a principal from one network, in a day or more, before another one is an event; 0"
                    + " switches it off");

    public static final Key<Boolean> SCANNER_AGENT = new Key<>(
            "security.scanner_agent",
            ScalarType.yesOrNo(),
            SecuritySettings.DEFAULT.scannerAgent(),
            "true",
            "Whether a client whose agent is that of a program that looks for weaknesses is an event");

    public static final Key<Duration> FORGET = new Key<>(
            "security.forget",
            ScalarType.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            SecuritySettings.DEFAULT.forget(),
            "10s",
            "In which time one of what is counted of a client is forgotten");

    public static final Key<List<Located<String>>> LOGIN_ENDPOINTS = new Key<>(
            "security.login_endpoints",
            ListType.of(ScalarType.text("an endpoint such as /v1/tokens"), MOST_ENDPOINTS),
            List.of(),
            "[]",
            "Endpoints at which clients log in, besides those whose last word says so");

    public static final Key<Boolean> UNAUTHENTICATED_SUCCESS = new Key<>(
            "security.unauthenticated_success",
            ScalarType.yesOrNo(),
            SecuritySettings.DEFAULT.unauthenticatedSuccess(),
            "false",
            "Whether `apilog_unauthenticated_success_total` is counted");

    /** What it declares. */
    public static final ConfigSection<SecuritySettings> SECTION = new ConfigSection<>(
            List.of(
                    BRUTE_FORCE,
                    LOGIN_BURST,
                    PROBING,
                    ATTACK_PATTERN,
                    ENUMERATION,
                    NEW_SOURCE,
                    SCANNER_AGENT,
                    FORGET,
                    LOGIN_ENDPOINTS,
                    UNAUTHENTICATED_SUCCESS),
            SecuritySection::settings);

    private SecuritySection() {}

    private static Key<Integer> threshold(String name, int standard, String meaning) {
        return new Key<>(
                "security." + name, ScalarType.wholeNumber(0, MOST), standard, Integer.toString(standard), meaning);
    }

    private static SecuritySettings settings(Values values) {
        return new SecuritySettings(
                values.get(BRUTE_FORCE),
                values.get(LOGIN_BURST),
                values.get(PROBING),
                values.get(ATTACK_PATTERN),
                values.get(ENUMERATION),
                values.get(NEW_SOURCE),
                values.get(SCANNER_AGENT),
                values.get(FORGET),
                Located.plain(values.get(LOGIN_ENDPOINTS)),
                values.get(UNAUTHENTICATED_SUCCESS));
    }
}
