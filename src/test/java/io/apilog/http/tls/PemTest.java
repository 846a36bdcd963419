package io.apilog.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.http.tls.TlsException.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    /** The pairs were made with openssl for this test. */
    static String pem(String name) throws IOException {
        try (var in = Objects.requireNonNull(PemTest.class.getResourceAsStream("/webconfig/pem/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1.pem, rsa-pkcs1.crt",
        "rsa-pkcs8.pem, rsa-pkcs1.crt",
        "ec-sec1.pem, ec-sec1.crt",
        "ed25519.pem, ed25519.crt"
    })
    void keys_in_every_form_fit_their_certificates(String key, String certificate) throws Exception {
        assertThat(TlsMaterial.of(settings(pem(certificate), pem(key)))).isNotNull();
    }

    @Test
    void both_forms_of_a_key_are_the_same_key() throws Exception {
        RSAPrivateKey older = (RSAPrivateKey) new Pem(pem("rsa-pkcs1.pem")).key();
        RSAPrivateKey newer = (RSAPrivateKey) new Pem(pem("rsa-pkcs8.pem")).key();
        assertThat(older.getPrivateExponent()).isEqualTo(newer.getPrivateExponent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted-pkcs1.pem", "encrypted-pkcs8.pem"})
    void an_encrypted_key_is_refused_with_a_way_out(String name) throws Exception {
        String key = pem(name);
        assertThatThrownBy(() -> new Pem(key).key())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("openssl pkey");
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        assertRefused(pem("rsa-pkcs1.crt"), pem("ec-sec1.pem"), Part.KEY, "is not the key of the certificate");
        assertRefused(pem("ec-sec1.crt"), otherEcKey(), Part.KEY, "is not the key of the certificate");
    }

    private static String otherEcKey() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(der) + "\n-----END PRIVATE KEY-----";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n????\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMIT/////\n-----END EC PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> new Pem(text).key()).isInstanceOf(TlsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void what_is_no_certificate_is_refused(String text) throws Exception {
        assertRefused(text, pem("ed25519.pem"), Part.CERTIFICATE, "certificate");
    }

    @Test
    void settings_and_what_is_made_of_them_do_not_print_the_key() throws Exception {
        TlsSettings settings = settings(pem("ed25519.crt"), pem("ed25519.pem"));
        assertThat(settings.toString()).doesNotContain("PRIVATE").doesNotContain("MC4");
    }

    private static void assertRefused(String certificate, String key, Part part, String message) {
        assertThatThrownBy(() -> TlsMaterial.of(settings(certificate, key)))
                .isInstanceOfSatisfying(
                        TlsException.class, e -> assertThat(e.part()).isEqualTo(part))
                .hasMessageContaining(message);
    }

    private static TlsSettings settings(String certificate, String key) {
        return new TlsSettings(
                certificate,
                key,
                ClientAuth.NONE,
                Optional.empty(),
                List.of(),
                "TLSv1.2",
                "TLSv1.3",
                List.of(),
                true,
                List.of());
    }
}
