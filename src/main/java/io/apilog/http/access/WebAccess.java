package io.apilog.http.access;

import io.apilog.http.login.Users;
import io.apilog.http.tls.TlsMaterial;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Who may reach the server, and how: what a web configuration file says at one moment.
 *
 * @param tls empty for plain HTTP
 * @param http2 whether a client over TLS may choose HTTP/2
 * @param headers put into every answer, by name
 * @param users asked for a password; none asks nobody
 * @param rate empty for any number of requests
 */
public record WebAccess(
        Optional<TlsMaterial> tls, boolean http2, Map<String, String> headers, Users users, Optional<Rate> rate) {
    /** Without a file: plain HTTP, for everybody. */
    public static final WebAccess OPEN = new WebAccess(Optional.empty(), true, Map.of(), Users.NONE, Optional.empty());

    /**
     * How many requests are answered.
     *
     * @param interval between two requests in the long run; positive
     * @param burst how many at once; 1 or more
     */
    public record Rate(Duration interval, int burst) {}

    /** Copies the map. */
    public WebAccess {
        headers = Map.copyOf(headers);
    }

    /** Whether something asks who a client is. */
    public boolean asksWho() {
        return !users.hashes().isEmpty() || asksForCertificates();
    }

    /** Whether only clients with a certificate of a configured authority come in. */
    public boolean asksForCertificates() {
        return tls.map(TlsMaterial::asksForClients).orElse(false);
    }
}
