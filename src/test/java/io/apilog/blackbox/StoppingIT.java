package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.RunningDaemon.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM and SIGINT are requests to finish, not to die. */
class StoppingIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path dir;

    private AccessLog log;

    @BeforeEach
    void make_the_log() {
        log = new AccessLog(dir.resolve("access.log"));
        log.append();
    }

    @Test
    void sigterm_ends_it_with_0_within_5_seconds() {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            endedWell(daemon.stop("TERM"));
        }
    }

    @Test
    void sigint_ends_it_with_0_within_5_seconds() {
        // Where the tests run in the background, a shell has it ignored, and that is inherited.
        String env = Programs.required("env");
        ApilogCommand command = ApilogCommand.following(log.path()).under(env, "--default-signal=INT");
        try (RunningDaemon daemon = command.start().awaitReady()) {
            endedWell(daemon.stop("INT"));
        }
    }

    @Test
    void sigterm_at_once_after_the_start_ends_it_with_0() {
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start()) {
            endedWell(daemon.stop());
        }
    }

    @Test
    void sigterm_ends_it_while_standard_input_is_open() {
        try (RunningDaemon daemon = ApilogCommand.following("-").start().awaitReady()) {
            endedWell(daemon.stop());
        }
    }

    private static void endedWell(Stopped stopped) {
        assertThat(stopped.exitCode()).isZero();
        assertThat(stopped.took()).isLessThan(LIMIT);
    }

    @Test
    void lines_written_just_before_sigterm_are_in_the_one_scrape_that_is_waited_for() {
        // The lines are read because of the signal: the next look is a minute away.
        ApilogCommand command = ApilogCommand.of(
                "--web.listen-address=127.0.0.1:0", "--follow.poll-interval=60s", "--shutdown.linger=25s", log.path());
        try (RunningDaemon daemon = command.start().awaitReady()) {
            log.append(AccessLog.lines(1234, "GET", "/users/17", 200));
            daemon.signal("TERM");
            daemon.awaitSaid("serving until one more scrape has come");

            assertThat(daemon.metrics().requests()).containsEntry("GET /users/{id} 200", 1234L);
            daemon.scrape();
            assertThat(daemon.awaitEnd()).isZero();
        }
    }

    @Test
    void without_a_scrape_it_ends_when_the_linger_is_over() {
        try (RunningDaemon daemon = ApilogCommand.following("--shutdown.linger=1s", log.path())
                .start()
                .awaitReady()) {
            Stopped stopped = daemon.stop();

            assertThat(stopped.exitCode()).isZero();
            assertThat(stopped.took()).isBetween(Duration.ofSeconds(1), LIMIT.plusSeconds(1));
            assertThat(daemon.err()).contains("no scrape came");
        }
    }
}
