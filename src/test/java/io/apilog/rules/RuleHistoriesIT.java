package io.apilog.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days and weeks of traffic, played against all rules. Weeks only where {@code -Dapilog.weeks=true} is given: they take minutes. */
class RuleHistoriesIT {
    private static final Set<String> LONG = Set.of("weeks.test.yml");

    @TempDir
    Path dir;

    static Stream<Path> histories() throws IOException {
        return Promtool.tests(false);
    }

    @BeforeAll
    static void needs_promtool() {
        Programs.required("promtool");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void alerts_tell_incidents_from_what_is_usual(Path history) throws Exception {
        boolean isLong = LONG.contains(history.getFileName().toString());
        assumeTrue(!isLong || Boolean.getBoolean("apilog.weeks"), "a long run: -Dapilog.weeks=true");
        new Promtool(dir).plays(history);
    }
}
