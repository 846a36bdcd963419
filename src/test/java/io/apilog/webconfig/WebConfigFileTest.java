package io.apilog.webconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.http.access.WebAccess;
import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigFileTest {
    private static final Path FOLDER = Path.of("src/test/resources/webconfig");
    private static final String EXPECT = "# expect: ";

    @TempDir
    private Path folder;

    static Stream<Path> bad() throws IOException {
        return files("bad");
    }

    static Stream<Path> good() throws IOException {
        return files("good");
    }

    private static Stream<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(name))) {
            return files.sorted().toList().stream();
        }
    }

    private WebAccess read(String... lines) throws Exception {
        Path file = folder.resolve("web.yml");
        Files.writeString(file, String.join("\n", lines));
        return WebConfigFile.read(file).access();
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_file_is_taken(Path file) throws Exception {
        assertThat(WebConfigFile.read(file).access()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_file_is_refused_at_its_place(Path file) throws Exception {
        String expected = Files.readAllLines(file).get(0).substring(EXPECT.length());
        assertThatThrownBy(() -> WebConfigFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ":" + expected);
    }

    @Test
    void nothing_asks_nobody() throws Exception {
        assertThat(read("")).isEqualTo(WebAccess.OPEN);
        assertThat(read("{}")).isEqualTo(WebAccess.OPEN);
        assertThat(read("tls_server_config:", "basic_auth_users:")).isEqualTo(WebAccess.OPEN);
    }

    @Test
    void every_key_is_understood() throws Exception {
        WebConfigFile read = WebConfigFile.read(FOLDER.resolve("good/every-key.yml"));
        WebAccess access = read.access();
        assertThat(access.tls()).isPresent();
        assertThat(access.asksForCertificates()).isTrue();
        assertThat(access.http2()).isFalse();
        assertThat(access.users().hashes()).containsOnlyKeys("alice");
        assertThat(access.headers()).hasSize(5).containsEntry("X-Frame-Options", "deny");
        assertThat(read.files())
                .containsExactly(
                        FOLDER.resolve("good/every-key.yml"),
                        FOLDER.resolve("good/../pem/ec-sec1.crt"),
                        FOLDER.resolve("good/../pem/ec-sec1.pem"),
                        FOLDER.resolve("good/../pem/rsa-pkcs1.crt"));
    }

    @Test
    void certificates_and_keys_may_stand_in_the_file_itself() throws Exception {
        String certificate = Files.readString(FOLDER.resolve("pem/ed25519.crt")).replace("\n", "\n    ");
        String key = Files.readString(FOLDER.resolve("pem/ed25519.pem")).replace("\n", "\n    ");
        WebAccess access =
                read("tls_server_config:", "  cert: |", "    " + certificate.strip(), "  key: |", "    " + key.strip());
        assertThat(access.tls()).isPresent();
    }

    @Test
    void the_rate_is_a_time_between_requests_and_a_burst() throws Exception {
        assertThat(read("rate_limit:", "  interval: 1m30s", "  burst: 20").rate())
                .hasValue(new WebAccess.Rate(Duration.ofSeconds(90), 20));
        assertThat(read("rate_limit:", "  interval: 0", "  burst: 20").rate()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named_with_the_key_that_names_it() {
        assertThatThrownBy(() -> read("tls_server_config:", "  cert_file: a.crt", "  key_file: a.key"))
                .hasMessageContaining(folder.resolve("a.crt") + ": there is no such file")
                .hasMessageContaining(folder.resolve("a.key") + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad/password-in-clear.yml", "bad/key-of-another-certificate.yml"})
    void no_complaint_shows_what_is_secret(String name) {
        assertThatThrownBy(() -> WebConfigFile.read(FOLDER.resolve(name)))
                .message()
                .doesNotContain("secret")
                .doesNotContain("BEGIN EC PRIVATE KEY");
    }

    @Test
    void several_problems_are_named_at_once() {
        assertThatThrownBy(() -> read("http_server_config:", "  http2: maybe", "basic_auth_users:", "  a: b"))
                .satisfies(e -> assertThat(((ConfigException) e).problems()).hasSize(2));
    }

    @Test
    void the_documentation_lists_every_key() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("docs/security.md"));
        for (WebKey key : WebKey.values()) {
            assertThat(rows).contains("| `" + key.path() + "` | " + key.meaning() + " |");
        }
    }
}
