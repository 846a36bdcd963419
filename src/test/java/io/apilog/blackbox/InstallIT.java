package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/install.sh}, into a root of its own, and what the unit starts there. */
class InstallIT {
    private static final Pattern EXEC_START = Pattern.compile("(?m)^ExecStart=(\\S+) --config\\.file=(\\S+)$");

    @TempDir
    private Path root;

    @BeforeEach
    void install() {
        assertThat(run()).contains("is installed in " + root);
    }

    private String run() {
        Path jar = Path.of(System.getProperty("apilog.jar", "target/apilog-exporter.jar"));
        return Programs.output(List.of("env", "DESTDIR=" + root, "JAR=" + jar, "sh", "deploy/install.sh"));
    }

    private Path below(String path) {
        return root.resolve(path.substring(1));
    }

    @Test
    void what_the_unit_names_is_there_and_its_configuration_is_good() throws IOException {
        String unit = Files.readString(below("/etc/systemd/system/apilog-exporter.service"));
        MatchResult start = EXEC_START.matcher(unit).results().findFirst().orElseThrow();

        String launcher = below(start.group(1)).toString();
        String config = below(start.group(2)).toString();

        assertThat(Path.of(launcher)).isExecutable();
        assertThat(Programs.output(List.of(launcher, "check", config))).contains("good; sources: 1");
    }

    @Test
    void the_program_is_found_by_its_name() {
        Path link = below("/usr/local/bin/apilog-exporter");

        assertThat(link).isSymbolicLink();
        assertThat(Programs.output(List.of(link.toString(), "version"))).startsWith("apilog-exporter ");
    }

    @Test
    void an_update_keeps_the_configuration() throws IOException {
        Path config = below("/etc/apilog-exporter/config.yaml");
        Files.writeString(config, "sources: [{name: mine, paths: [/a.log]}]\n");

        assertThat(run()).contains("(kept)");

        assertThat(config).content().contains("mine");
    }

    @Test
    void the_manual_page_and_the_completion_are_those_of_the_program() {
        assertThat(below("/usr/local/share/man/man1/apilog-exporter.1"))
                .content()
                .startsWith(".TH APILOG");
        assertThat(below("/usr/share/bash-completion/completions/apilog-exporter"))
                .content()
                .contains("complete -F");
        assertThat(below("/usr/local/share/zsh/site-functions/_apilog-exporter"))
                .content()
                .startsWith("#compdef");
        assertThat(below("/usr/local/share/fish/vendor_completions.d/apilog-exporter.fish"))
                .content()
                .contains("complete -c");
    }
}
