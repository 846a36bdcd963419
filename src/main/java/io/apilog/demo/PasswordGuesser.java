package io.apilog.demo;

import java.time.Duration;
import java.util.Random;

/** One address that tries passwords, in bouts, and is refused. */
final class PasswordGuesser implements Crowd {
    static final Duration FIRST = Duration.ofSeconds(150);

    private static final double BOUT_EVERY = 900;
    private static final double BOUT_LENGTH = 90;
    private static final double PER_SECOND = 2;

    private static final Visitor GUESSER = new Visitor("198.51.100.23", "python-requests/2.32.3", Exchange.ABSENT);
    private static final LogNormal SECONDS = new LogNormal(0.18, 0.2);

    @Override
    public double perSecond(double elapsed) {
        double since = elapsed - FIRST.toSeconds();
        return since >= 0 && since % BOUT_EVERY < BOUT_LENGTH ? PER_SECOND : 0;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        double seconds = SECONDS.draw(random);
        return new Exchange(
                GUESSER, Exchange.ABSENT, "POST /login HTTP/1.1", 401, 58, seconds, AccessLogLine.seconds(seconds));
    }
}
