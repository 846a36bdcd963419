package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series that begins with 5 would be an increase of 0 to Prometheus, so a scraper is shown a 0 before it. */
class FirstIncrementIT {
    private static final String REQUESTS = "apilog_requests_total";
    private static final Map<String, String> USERS = Map.of("endpoint", "/users/{id}", "status", "200");

    @TempDir
    Path dir;

    @Test
    void a_scraper_sees_0_and_then_the_value_and_a_person_the_value_at_once() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.lines(5, "GET", "/users/17", 200));
            daemon.awaitAccepted(5);

            assertThat(daemon.metrics().sum(REQUESTS, USERS)).as("a person").isEqualTo(5);
            assertThat(daemon.scrape().sum(REQUESTS, USERS)).as("first scrape").isZero();
            assertThat(daemon.scrape().sum(REQUESTS, USERS)).as("second scrape").isEqualTo(5);
        }
    }

    @Test
    void a_scrape_whose_time_is_over_before_its_answer_was_handed_over_has_not_seen_the_0() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.lines(5, "GET", "/users/17", 200));
            daemon.awaitAccepted(5);

            assertThat(daemon.scrapeOnceWithin("0.000001").sum(REQUESTS, USERS))
                    .as("too late")
                    .isZero();
            assertThat(daemon.scrape().sum(REQUESTS, USERS)).as("first in time").isZero();
            assertThat(daemon.scrape().sum(REQUESTS, USERS))
                    .as("second in time")
                    .isEqualTo(5);
        }
    }

    @Test
    void how_many_scrapes_see_0_is_a_setting() throws IOException {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(5, "GET", "/users/17", 200));
        Path config = Files.writeString(dir.resolve("apilog.yaml"), "metrics: {zero_scrapes: 0}\n");
        try (RunningDaemon daemon = ApilogCommand.following(
                        "--config.file=" + config, "--read.from=beginning", log.path())
                .start()) {
            daemon.awaitAccepted(5);

            assertThat(daemon.scrape().sum(REQUESTS, USERS)).isEqualTo(5);
        }
    }
}
