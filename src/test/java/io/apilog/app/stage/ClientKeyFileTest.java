package io.apilog.app.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.client.ClientKey;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyFileTest {
    @TempDir
    Path dir;

    private Path shared = Path.of("");

    @BeforeEach
    void makeKey() throws IOException {
        shared = Files.writeString(dir.resolve("shared.key"), "a secret of this fleet\n");
        allow("rw-r-----");
    }

    @Test
    void a_state_directory_has_its_own_which_nobody_else_may_read() throws Exception {
        ClientKeyFile.make(dir);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("clients.key"))))
                .isEqualTo("rw-------");
        assertThat(ClientKeyFile.of(keeping())).isEqualTo(ClientKeyFile.of(keeping()));
    }

    @Test
    void the_first_start_tells_clients_by_the_key_that_is_kept() throws Exception {
        ClientKey before = ClientKeyFile.of(keeping());
        ClientKeyFile.make(dir);
        assertThat(ClientKeyFile.of(keeping())).isEqualTo(before);
    }

    @Test
    void it_is_made_once() throws Exception {
        ClientKeyFile.make(dir);
        byte[] first = Files.readAllBytes(dir.resolve("clients.key"));
        ClientKeyFile.make(dir);
        assertThat(dir.resolve("clients.key")).hasBinaryContent(first);
    }

    @Test
    void one_that_is_cut_short_is_replaced() throws Exception {
        Files.writeString(dir.resolve("clients.key"), "abc");
        ClientKeyFile.make(dir);
        assertThat(dir.resolve("clients.key")).hasSize(43);
    }

    @Test
    void without_one_the_process_has_one_for_itself() throws Exception {
        assertThat(ClientKeyFile.of(keeping())).isEqualTo(ClientKeyFile.of(config("{}")));
        assertThat(dir.resolve("clients.key")).doesNotExist();
    }

    @Test
    void a_configured_file_wins_and_is_found_beside_the_configuration() throws Exception {
        ClientKeyFile.make(dir);
        assertThat(ClientKeyFile.of(config("clients: {key_file: shared.key}\nstate: {dir: \"%s\"}".formatted(dir))))
                .isEqualTo(ClientKeyFile.of(config("clients: {key_file: shared.key}")))
                .isNotEqualTo(ClientKeyFile.of(keeping()));
    }

    @Test
    void a_configured_file_that_others_may_read_is_refused_with_its_place() throws Exception {
        allow("rw-r--r--");
        refused("clients.key_file: " + shared + " may be read by others, who could tell clients by it: chmod o-r "
                + shared);
    }

    @Test
    void a_configured_file_that_is_not_there_is_refused() throws Exception {
        Files.delete(shared);
        refused("clients.key_file: " + shared + " cannot be read: NoSuchFileException");
    }

    @Test
    void a_configured_file_that_is_too_short_is_refused() throws Exception {
        Files.writeString(shared, "abc");
        refused("clients.key_file: " + shared + " is no key: expected at least 16 bytes, found 3");
    }

    @Test
    void a_configured_file_that_is_no_file_is_refused() throws Exception {
        Files.delete(shared);
        Files.createDirectory(
                shared, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        refused("clients.key_file: " + shared + " cannot be read: IOException");
    }

    private void refused(String message) throws Exception {
        Config config = config("clients: {key_file: shared.key}");
        assertThatThrownBy(() -> ClientKeyFile.of(config))
                .isInstanceOf(ConfigException.class)
                .hasMessage(dir.resolve("config.yaml") + ":1:21: " + message);
    }

    private void allow(String permissions) throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(permissions));
    }

    private Config keeping() throws Exception {
        return config("state: {dir: \"%s\"}".formatted(dir));
    }

    private Config config(String yaml) throws Exception {
        Path file = Files.writeString(dir.resolve("config.yaml"), yaml);
        return ConfigLoader.load(
                Map.of(Flag.CONFIG_FILE, List.of(file.toString())), List.of(), Map.of(), Inputs.OPTIONAL);
    }
}
