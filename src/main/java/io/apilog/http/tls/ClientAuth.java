package io.apilog.http.tls;

import java.util.Optional;
import java.util.stream.Stream;

/** What is asked of a client's certificate; the names are those of Go's {@code tls.ClientAuthType}, as the file has them. */
public enum ClientAuth {
    /** No certificate is asked for. */
    NONE("NoClientCert", false, false),
    /** One is asked for; none, or any, will do. */
    REQUEST("RequestClientCert", false, false),
    /** There must be one; any will do. */
    REQUIRE_ANY("RequireAnyClientCert", true, false),
    /** One that is given must be verified. */
    VERIFY_IF_GIVEN("VerifyClientCertIfGiven", false, true),
    /** There must be one, and it must be verified. */
    REQUIRE_AND_VERIFY("RequireAndVerifyClientCert", true, true);

    private final String word;
    private final boolean required;
    private final boolean verified;

    ClientAuth(String word, boolean required, boolean verified) {
        this.word = word;
        this.required = required;
        this.verified = verified;
    }

    /** As it stands in the file. */
    public String word() {
        return word;
    }

    /** Whether a client without a certificate is turned away. */
    public boolean isRequired() {
        return required;
    }

    /** Whether a certificate must lead to one of the configured authorities. */
    boolean isVerified() {
        return verified;
    }

    /** The constant of a word; {@code RequireClientCert} is an old name that the exporter toolkit still takes. */
    public static Optional<ClientAuth> of(String word) {
        return word.equals("RequireClientCert")
                ? Optional.of(REQUIRE_ANY)
                : Stream.of(values()).filter(auth -> auth.word.equals(word)).findFirst();
    }
}
