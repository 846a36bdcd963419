package io.apilog.webconfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** THE list of keys of a web configuration file; the reader, its suggestions and the documentation are made of it. */
enum WebKey {
    CERT("tls_server_config", "cert", "the server's certificates in PEM, its own first"),
    KEY("tls_server_config", "key", "the private key in PEM: PKCS#8, PKCS#1 or SEC1, not encrypted"),
    CERT_FILE("tls_server_config", "cert_file", "in place of `cert`: a file that holds them"),
    KEY_FILE("tls_server_config", "key_file", "in place of `key`: a file that holds it"),
    CLIENT_AUTH_TYPE(
            "tls_server_config",
            "client_auth_type",
            "`NoClientCert`, `RequestClientCert`, `RequireAnyClientCert`, `VerifyClientCertIfGiven`,"
                    + " `RequireAndVerifyClientCert`; only the last one keeps strangers out"),
    CLIENT_CA("tls_server_config", "client_ca", "PEM that client certificates are verified against"),
    CLIENT_CA_FILE("tls_server_config", "client_ca_file", "in place of `client_ca`: a file that holds it"),
    CLIENT_ALLOWED_SANS(
            "tls_server_config",
            "client_allowed_sans",
            "DNS names, addresses, mails or URIs, of which a client's certificate must have one; asks for"
                    + " `RequireAnyClientCert` or `RequireAndVerifyClientCert`"),
    MIN_VERSION("tls_server_config", "min_version", "`TLS12` (default) or `TLS13`; older ones are refused"),
    MAX_VERSION("tls_server_config", "max_version", "`TLS12` or `TLS13` (default)"),
    CIPHER_SUITES(
            "tls_server_config",
            "cipher_suites",
            "those of TLS 1.2, most preferred first; default: those of Java with forward secrecy and without CBC"),
    PREFER_SERVER_CIPHER_SUITES(
            "tls_server_config", "prefer_server_cipher_suites", "whether the server's order decides; `true`"),
    CURVE_PREFERENCES(
            "tls_server_config",
            "curve_preferences",
            "`CurveP256`, `CurveP384`, `CurveP521`, `X25519`; needs Java 20 or newer"),
    HTTP2("http_server_config", "http2", "whether a client over TLS may choose HTTP/2; `true`"),
    HEADERS(
            "http_server_config",
            "headers",
            "a map of `Content-Security-Policy`, `X-Frame-Options`, `X-Content-Type-Options`, `X-XSS-Protection`,"
                    + " `Strict-Transport-Security` to their values, put into every answer"),
    INTERVAL("rate_limit", "interval", "the time between two requests in the long run; 0 for no limit"),
    BURST("rate_limit", "burst", "how many requests are answered at once"),
    USERS("", "basic_auth_users", "a map of names to bcrypt hashes, as `htpasswd -nBC 10 NAME` prints them");

    private final String section;
    private final String word;
    private final String meaning;

    WebKey(String section, String word, String meaning) {
        this.section = section;
        this.word = word;
        this.meaning = meaning;
    }

    /** {@code tls_server_config.cert_file}. */
    String path() {
        return section.isEmpty() ? word : section + "." + word;
    }

    /** One sentence for the documentation, without a full stop. */
    String meaning() {
        return meaning;
    }

    static Optional<WebKey> of(String section, String word) {
        return Stream.of(values())
                .filter(key -> key.section.equals(section) && key.word.equals(word))
                .findFirst();
    }

    /** What may stand in the map of a section; at the top the sections too. */
    static List<String> wordsIn(String section) {
        return Stream.of(values())
                .filter(key -> section.isEmpty() || key.section.equals(section))
                .map(key -> key.section.equals(section) ? key.word : key.section)
                .distinct()
                .toList();
    }
}
