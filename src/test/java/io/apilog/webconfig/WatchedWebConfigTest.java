package io.apilog.webconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.http.tls.TlsConnections;
import io.apilog.http.tls.TlsMaterial;
import io.apilog.settings.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedWebConfigTest {
    private static final Path PEM = Path.of("src/test/resources/webconfig/pem");
    private static final String TLS = "tls_server_config:\n  cert_file: tls.crt\n  key_file: tls.key\n";
    private static final String HASH = "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG";

    @TempDir
    private Path folder;

    private Path file;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("web.yml");
        copy("rsa-pkcs1.crt", "tls.crt");
        copy("rsa-pkcs1.pem", "tls.key");
    }

    private void copy(String pem, String name) throws Exception {
        Files.copy(PEM.resolve(pem), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String text) throws Exception {
        Path next = folder.resolve("next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private WatchedWebConfig open() throws ConfigException {
        return WatchedWebConfig.open(file, () -> now);
    }

    private TlsMaterial materialAfterASecond(WatchedWebConfig config) {
        now = now.plusSeconds(1);
        return config.get().tls().orElseThrow();
    }

    @Test
    void what_has_not_changed_stays_the_same() throws Exception {
        write(TLS);
        WatchedWebConfig config = open();
        TlsMaterial before = config.get().tls().orElseThrow();
        assertThat(materialAfterASecond(config)).isSameAs(before);
    }

    @Test
    void without_cipher_suites_of_its_own_it_speaks_none_that_is_weak() throws Exception {
        write(TLS);
        TlsMaterial material = open().get().tls().orElseThrow();
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        new TlsConnections(() -> material).customize(engine);
        assertThat(engine.getEnabledCipherSuites())
                .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                .allSatisfy(suite -> assertThat(suite).doesNotContain("_CBC_", "_NULL_", "_anon_", "TLS_RSA_"));
    }

    @Test
    void new_users_hold_after_a_second() throws Exception {
        write("basic_auth_users: {}");
        WatchedWebConfig config = open();
        write("basic_auth_users: {alice: " + HASH + "}");
        assertThat(config.get().users().hashes()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(config.get().users().hashes()).containsOnlyKeys("alice");
    }

    @Test
    void a_file_that_is_broken_or_gone_leaves_the_one_before() throws Exception {
        write("basic_auth_users: {alice: " + HASH + "}");
        WatchedWebConfig config = open();
        write("basic_auth_users: [");
        now = now.plusSeconds(1);
        assertThat(config.get().users().hashes()).containsOnlyKeys("alice");
        Files.delete(file);
        now = now.plusSeconds(1);
        assertThat(config.get().users().hashes()).containsOnlyKeys("alice");
        write("basic_auth_users: {bob: " + HASH + "}");
        now = now.plusSeconds(1);
        assertThat(config.get().users().hashes()).containsOnlyKeys("bob");
    }

    @Test
    void a_certificate_without_its_key_waits_for_it() throws Exception {
        write(TLS);
        WatchedWebConfig config = open();
        TlsMaterial before = config.get().tls().orElseThrow();
        copy("ec-sec1.crt", "tls.crt");
        assertThat(materialAfterASecond(config)).isSameAs(before);
        copy("ec-sec1.pem", "tls.key");
        assertThat(materialAfterASecond(config)).isNotSameAs(before);
    }

    @Test
    void tls_that_is_taken_away_stays_until_the_next_start() throws Exception {
        write(TLS);
        WatchedWebConfig config = open();
        write("basic_auth_users: {alice: " + HASH + "}");
        now = now.plusSeconds(1);
        assertThat(config.get().tls()).isPresent();
        assertThat(config.get().users().hashes()).containsOnlyKeys("alice");
    }

    @Test
    void a_clock_that_is_set_back_does_not_stop_the_looking() throws Exception {
        write("basic_auth_users: {}");
        WatchedWebConfig config = open();
        write("basic_auth_users: {alice: " + HASH + "}");
        now = now.minusSeconds(86_400);
        assertThat(config.get().users().hashes()).containsOnlyKeys("alice");
    }

    @Test
    void a_start_with_a_broken_file_fails() throws Exception {
        write("basic_auth_users: [");
        assertThatThrownBy(this::open).isInstanceOf(ConfigException.class);
    }
}
