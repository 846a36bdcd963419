package io.apilog.demo;

import java.util.Random;

/** The platform's own probes. */
final class HealthProbe implements Crowd {
    private static final double PER_SECOND = 0.4;
    private static final Visitor PROBE = new Visitor("192.0.2.1", "kube-probe/1.31", Exchange.ABSENT);
    private static final LogNormal SECONDS = new LogNormal(0.0015, 0.3);

    @Override
    public double perSecond(double elapsed) {
        return PER_SECOND;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        double seconds = SECONDS.draw(random);
        return new Exchange(
                PROBE, Exchange.ABSENT, "GET /health HTTP/1.1", 200, 15, seconds, AccessLogLine.seconds(seconds));
    }
}
