package io.apilog.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.request.AccessRecord;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import io.apilog.request.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RejectionLogTest {
    private static final LogFile FILE = new LogFile("web", "/var/log/access.log");

    private final CapturedLog said = new CapturedLog(RejectionLog.class);
    private long now = Long.MAX_VALUE - 5;
    private final RejectionLog log = new RejectionLog(() -> now);

    @AfterEach
    void close() {
        said.close();
    }

    @Test
    void the_place_is_told_and_not_the_line() {
        log.rejected(unread("secret=hunter2", 77), Rejection.BAD_TIME, 4);
        assertThat(said.messages())
                .singleElement()
                .asString()
                .contains("/var/log/access.log", "bad_time", "offset 77", "column 5")
                .doesNotContain("hunter2", "secret");
    }

    @Test
    void one_of_each_reason_is_told_a_minute() {
        for (int i = 0; i < 1_000; i++) {
            log.rejected(unread("x", i), Rejection.BAD_TIME, 0);
            log.rejected(unread("x", i), Rejection.NO_MATCH, 0);
        }
        assertThat(said.messages()).hasSize(2);
        now += Duration.ofSeconds(59).toNanos();
        log.rejected(unread("x", 0), Rejection.BAD_TIME, 0);
        assertThat(said.messages()).hasSize(2);
        now += Duration.ofSeconds(1).toNanos();
        log.rejected(unread("x", 0), Rejection.BAD_TIME, 0);
        assertThat(said.messages()).hasSize(3);
    }

    private static Request unread(String text, long offset) {
        Line line = new Line();
        line.set(text.getBytes(US_ASCII), 0, text.length(), offset);
        return new Request(new Source(0, "web", Map.of()), FILE, line, new AccessRecord());
    }
}
