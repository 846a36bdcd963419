package io.apilog.endpoint.learn.kind;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a segment's name is beside others in the same place: what can be a value of one parameter, and what cannot. */
public enum SegmentKind {
    /** What a {@code Shape} named whole: {@code {id}}, {@code {slug}.pdf}. Stands for many already. */
    PLACEHOLDER,
    /** A file with a static ending. */
    FILE,
    /** What no value is, whatever stands beside it: {@code me}, {@code v2}, {@code _search}. */
    RESERVED,
    /** A word that routes are made of, but where it goes on as the values beside it do: {@code search}, {@code admin}. */
    LISTED,
    /** A code in capitals, such as a currency, an airport, a stock number: {@code EUR}, {@code TSH-BLK-L}; or a name with an at sign in front. */
    CODE,
    /** The home of somebody: a name with a tilde in front, {@code ~ann}. */
    HOME,
    /** Has a digit, or an id beside a word: {@code b95}, {@code room-7}, {@code order-{id}}. */
    NUMBERED,
    /** Four words or more, as titles have. */
    TITLE,
    /** A language of two letters. */
    LANGUAGE,
    /** What the places are called in which software runs: {@code production}, {@code staging}. */
    ENVIRONMENT,
    /** Anything else. */
    WORD;

    /** Plurals behind which developers put words. */
    private static final Set<String> PLURALS_OF_WORDS = Set.of(
            "actions",
            "apis",
            "assets",
            "charts",
            "commands",
            "components",
            "docs",
            "exports",
            "features",
            "fonts",
            "forms",
            "functions",
            "graphs",
            "hooks",
            "images",
            "insights",
            "lists",
            "logs",
            "methods",
            "metrics",
            "modules",
            "operations",
            "options",
            "pages",
            "plugins",
            "preferences",
            "reports",
            "resources",
            "rpcs",
            "scripts",
            "services",
            "settings",
            "statistics",
            "stats",
            "styles",
            "tasks",
            "templates",
            "tools",
            "utils",
            "views",
            "webhooks",
            "widgets",
            "analytics",
            "news",
            "status",
            "address",
            "access",
            "process",
            "wordpress");

    /** What a name with the ending of a file is if something comes behind it. */
    public static SegmentKind ofFileThatGoesOn(byte[] name) {
        for (byte octet : name) {
            if (octet >= '0' && octet <= '9') {
                return NUMBERED;
            }
        }
        return WORD;
    }

    /** Whether a plural is one behind which developers put words. */
    public static boolean isPluralOfWords(byte[] name) {
        return PLURALS_OF_WORDS.contains(new String(name, StandardCharsets.US_ASCII));
    }
}
