package io.apilog.http.tls;

import java.util.List;
import java.util.Optional;

/**
 * What TLS is to be, as it is configured; nothing was read yet but texts.
 *
 * @param certificate PEM, the server's own certificate first
 * @param key PEM, one private key: PKCS#8, PKCS#1 or SEC1, not encrypted
 * @param clientCa PEM, one or more certificates
 * @param allowedSans of the client's certificate, one of these must be a name, an address, a mail or a URI; empty allows all
 * @param oldest {@code TLSv1.2} or {@code TLSv1.3}
 * @param newest the same
 * @param cipherSuites for TLS 1.2, in the order of preference; empty for those of Java that HTTP/2 allows
 * @param serverPrefers whether the order of the server decides
 * @param curves named groups, in the order of preference; empty for those of Java that HTTP/2 allows
 */
public record TlsSettings(
        String certificate,
        String key,
        ClientAuth clientAuth,
        Optional<String> clientCa,
        List<String> allowedSans,
        String oldest,
        String newest,
        List<String> cipherSuites,
        boolean serverPrefers,
        List<String> curves) {
    /** The names of the two versions that Java and this server speak, oldest first. */
    public static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

    /** The versions between the oldest and the newest. */
    List<String> versions() {
        return VERSIONS.subList(VERSIONS.indexOf(oldest), VERSIONS.indexOf(newest) + 1);
    }

    /** The private key does not leave through a log. */
    @Override
    public String toString() {
        return "TlsSettings[" + clientAuth + ", " + oldest + " to " + newest + "]";
    }
}
