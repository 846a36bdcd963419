package io.apilog.http.setting;

import io.apilog.settings.Quoted;
import io.apilog.settings.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which links there may be on the page at {@code /}: none that runs a script, and none that a reader cannot tell apart. */
final class LinkRules {
    static final int MOST = 10;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADDRESS = 2_000;

    private LinkRules() {}

    static Schema names() {
        return Schema.type("string").with("pattern", "\\S").with("maxLength", LONGEST_NAME);
    }

    static Schema addresses() {
        return Schema.type("string").with("pattern", "^https?://[^/ ]").with("maxLength", LONGEST_ADDRESS);
    }

    static Optional<String> faultOfName(String name) {
        if (name.isBlank()) {
            return Optional.of("expected a name, found nothing");
        }
        return name.length() > LONGEST_NAME
                ? Optional.of("expected a name of at most " + LONGEST_NAME + " characters, found " + name.length())
                : Optional.empty();
    }

    static Optional<String> faultOfAddress(String address) {
        String fault = "expected an address such as https://grafana.example.com/d/apilog-overview, found "
                + Quoted.of(address);
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.of(fault);
        }
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.empty() : Optional.of(fault);
        } catch (URISyntaxException e) {
            return Optional.of(fault);
        }
    }
}
