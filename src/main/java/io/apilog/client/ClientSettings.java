package io.apilog.client;

import java.util.List;
import java.util.Optional;

/**
 * How clients are told apart.
 *
 * @param tableSize the most clients that are followed at a time
 * @param trustedProxies what may stand between a client and this log
 * @param forwardedField where these write whom they ask for, as the log names it
 */
public record ClientSettings(int tableSize, List<Network> trustedProxies, String forwardedField) {
    /** Where nothing is configured: every address is a client's. */
    public static final ClientSettings DEFAULT = new ClientSettings(16_384, List.of(), "http_x_forwarded_for");

    /** Copies the list. */
    public ClientSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** The field that is wanted of each line besides its record; none where no proxy is trusted. */
    public Optional<String> forwarded() {
        return trustedProxies.isEmpty() ? Optional.empty() : Optional.of(forwardedField);
    }
}
