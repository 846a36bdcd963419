package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locale is C, as in cron and in many images: the JVM can spell ASCII alone. */
class LocaleIT {
    private static final String[] UNDER = {"env", "LC_ALL=C"};

    /** Its bytes are written by a shell, which does not care. */
    private static final String MAKE =
            "printf '%s\\n' '192.0.2.1 - - [28/Nov/2026:14:00:00 +0000] \"GET /a HTTP/1.1\" 200 5' > \"$0\"";

    @TempDir
    Path dir;

    private String log() throws Exception {
        String log = dir + "/zugriffe_köln.log";
        assertThat(new ProcessBuilder("sh", "-c", MAKE, log).start().waitFor()).isZero();
        return log;
    }

    @Test
    void a_path_that_is_not_ascii_is_read_once() throws Exception {
        ApilogCommand.Ended ended =
                ApilogCommand.of("--once", log()).under(UNDER).run();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("apilog_requests_total{source=\"default\",endpoint=\"/a\"");
    }

    @Test
    void a_path_that_is_not_ascii_is_followed_and_gone_on_with_after_a_restart() throws Exception {
        Object[] arguments = {"--read.from=beginning", "--state.dir=" + dir.resolve("state"), log()};
        try (RunningDaemon daemon =
                ApilogCommand.following(arguments).under(UNDER).start()) {
            daemon.awaitAccepted(1);
        }
        try (RunningDaemon daemon =
                ApilogCommand.following(arguments).under(UNDER).start()) {
            daemon.awaitReady();
            daemon.awaitAccepted(1);
        }
    }

    @Test
    void a_word_that_is_not_ascii_and_is_no_file_is_told_as_any_other() {
        ApilogCommand.Ended ended =
                ApilogCommand.of("--once", "zugriffe_köln").under(UNDER).run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("is neither a command nor a file").doesNotContain("\tat ");
    }
}
