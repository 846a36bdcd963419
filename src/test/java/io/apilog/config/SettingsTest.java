package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.settings.ConfigException;
import io.apilog.settings.ReloadRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reload takes for changed: what is set, and not where or how it is written. */
class SettingsTest {
    private static final Path EVERY_KEY = Path.of("src/test/resources/config/good/every-key.yaml");

    @TempDir
    Path directory;

    private static Settings read(Path file) throws ConfigException {
        return ConfigLoader.load(
                        Map.of(Flag.CONFIG_FILE, List.of(file.toString())),
                        List.of(),
                        Map.of(),
                        ConfigLoader.Inputs.OPTIONAL)
                .settings();
    }

    private Settings written(String yaml) throws IOException, ConfigException {
        return read(Files.writeString(directory.resolve("apilog.yaml"), yaml));
    }

    @Test
    void a_file_with_every_key_that_is_read_again_changes_nothing() throws Exception {
        assertThat(read(EVERY_KEY).since(read(EVERY_KEY)).paths()).isEmpty();
    }

    @Test
    void each_key_of_that_file_differs_from_what_holds_without_it() throws Exception {
        Settings none = written("");
        assertThat(read(EVERY_KEY).since(none).paths()).hasSizeGreaterThan(60);
        assertThat(read(EVERY_KEY).waiting(none)).contains("web.listen_address", "state.dir");
    }

    @Test
    void the_rules_of_what_differs_are_told() throws Exception {
        Settings before = written("log: {level: warn}\nsources: [{name: web, paths: [a.log]}]\n");
        Settings after = written("# Moved.\nsources:\n  - paths: a.log\n    name: web\nlog:\n  level: debug\n");
        assertThat(after.since(before).paths()).containsExactly("log.level");
        assertThat(after.since(before).rules()).containsExactly(ReloadRule.AT_ONCE);
    }
}
