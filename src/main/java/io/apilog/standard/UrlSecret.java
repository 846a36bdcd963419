package io.apilog.standard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What does not belong into an address, which every server and proxy on the way writes into its log. */
enum UrlSecret {
    PASSWORD,
    TOKEN,
    API_KEY,
    EMAIL,
    CARD;

    /** The values of the label {@code kind}, by place. */
    static List<String> labels() {
        return Arrays.stream(values())
                .map(secret -> secret.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** As a set of one. */
    int bit() {
        return 1 << ordinal();
    }
}
