package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.encoder.EchoEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that rotate their logs by themselves: the real appenders, while the daemon is killed and started again. */
class RollingAppenderIT {
    private static final int LINES = 12_000;
    private static final int LINES_A_FILE = 900;
    private static final int KEPT = 20;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {".%i", ".%i.gz"})
    void lines_of_a_rolling_file_of_logback_are_counted_once(String suffix) {
        ContextBase context = new ContextBase();
        var appender = new ch.qos.logback.core.rolling.RollingFileAppender<String>();
        EchoEncoder<String> encoder = new EchoEncoder<>();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setFile(log().toString());
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(log() + suffix);
        policy.setMinIndex(1);
        policy.setMaxIndex(KEPT);
        policy.start();
        SizeBasedTriggeringPolicy<String> never = new SizeBasedTriggeringPolicy<>();
        never.setContext(context);
        never.start();
        appender.setEncoder(encoder);
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(never);
        appender.start();
        try {
            counts(appender::doAppend, appender::rollover);
        } finally {
            appender.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".%i", ".%i.gz"})
    void lines_of_a_rolling_file_of_log4j_are_counted_once(String suffix) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        RollingFileAppender appender = RollingFileAppender.newBuilder()
                .setName("access")
                .withFileName(log().toString())
                .withFilePattern(log() + suffix)
                .setConfiguration(configuration)
                .setLayout(PatternLayout.newBuilder()
                        .withPattern("%m%n")
                        .withConfiguration(configuration)
                        .build())
                .withPolicy(
                        org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy.createPolicy("1GB"))
                .withStrategy(DefaultRolloverStrategy.newBuilder()
                        .withConfig(configuration)
                        .withMax(Integer.toString(KEPT))
                        .build())
                .build();
        appender.start();
        try {
            counts(
                    line -> appender.append(Log4jLogEvent.newBuilder()
                            .setMessage(new SimpleMessage(line))
                            .build()),
                    () -> appender.getManager().rollover());
        } finally {
            appender.stop();
        }
    }

    private Path log() {
        return dir.resolve("access.log");
    }

    /** Written in three parts: while it runs, while it is down, and while it reads what was written meanwhile. */
    private void counts(Consumer<String> writer, Runnable rollover) {
        ApilogCommand command = ApilogCommand.following("--state.dir=" + dir.resolve("state"), log());
        try (RunningDaemon daemon = command.start().awaitReady()) {
            write(0, LINES / 3, writer, rollover);
            daemon.awaitMetric("apilog_lag_bytes", Map.of(), 0);
            daemon.scrape();
            daemon.kill();
        }
        write(LINES / 3, 2 * LINES / 3, writer, rollover);
        try (RunningDaemon daemon = command.start()) {
            write(2 * LINES / 3, LINES, writer, rollover);
            assertThat(daemon.awaitAccepted(LINES).requests()).isEqualTo(Map.of("GET /users/{id} 200", (long) LINES));
            assertThat(daemon.metrics().sum("apilog_files_lost_total", Map.of()))
                    .isZero();
        }
    }

    private static void write(int from, int to, Consumer<String> writer, Runnable rollover) {
        for (int i = from; i < to; i++) {
            writer.accept(
                    AccessLog.line("GET", "/users/" + (1_000_000 + i), 200).strip());
            if (i % LINES_A_FILE == LINES_A_FILE - 1) {
                rollover.run();
            }
        }
    }
}
