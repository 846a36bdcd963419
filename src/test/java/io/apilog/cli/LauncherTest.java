package io.apilog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code deploy/apilog-exporter} takes for a report, which gets a heap and compilers of its own. */
class LauncherTest {
    private static final Pattern REPORTS = Pattern.compile("(?m)^ *(.*)\\) report=yes");

    @Test
    void every_command_but_the_demo_is_a_report() throws IOException {
        Matcher reports = REPORTS.matcher(Files.readString(Path.of("deploy/apilog-exporter")));
        assertThat(reports.find()).isTrue();
        Set<String> expected =
                Command.named().stream().map(Command::word).collect(Collectors.toCollection(TreeSet::new));
        expected.remove(Command.DEMO.word());
        expected.add("--once");
        assertThat(Arrays.stream(reports.group(1).split("\\|")).map(String::strip))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
