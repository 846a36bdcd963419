package io.apilog.demo;

import java.time.Duration;
import java.util.Random;

/** Customers of the shop, more by "day" than by "night". Once an hour placing orders fails for some minutes. */
final class Shoppers implements Crowd {
    /** A day is this short so that whoever watches the demo sees one. */
    static final Duration DAY = Duration.ofMinutes(20);

    static final Duration OUTAGE_AFTER = Duration.ofMinutes(5);
    static final Duration OUTAGE_LENGTH = Duration.ofMinutes(6);
    static final Duration OUTAGE_EVERY = Duration.ofHours(1);

    private static final double AVERAGE_PER_SECOND = 47;
    private static final double SWING = 0.55;
    private static final double REFUSED_IN_OUTAGE = 0.6;
    private static final double HANGING_AMONG_REFUSED = 0.15;
    private static final double PROXY_SECONDS = 0.001;

    private final Visitors visitors;

    Shoppers(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public double perSecond(double elapsed) {
        return AVERAGE_PER_SECOND * (1 + SWING * Math.sin(2 * Math.PI * elapsed / DAY.toSeconds()));
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        ShopOperation route = Shop.pick(random);
        Visitor visitor = visitors.pick(random);
        return answer(elapsed, visitor, route, route.drawRequest(random), random);
    }

    /** What a visitor is answered at a time. */
    static Exchange answer(double elapsed, Visitor visitor, ShopOperation route, String request, Random random) {
        if (LostShard.fails(elapsed, visitor, request)) {
            return LostShard.failed(visitor, request);
        }
        if (route.equals(Shop.PLACE_ORDER) && inOutage(elapsed) && random.nextDouble() < REFUSED_IN_OUTAGE) {
            return refusedOrder(visitor, request, random);
        }
        int status = route.outcome().draw(random);
        double seconds = route.seconds().draw(random);
        long bytes = route.drawBytes(status, random);
        if (route.equals(Shop.STATIC_FILE)) {
            return Exchange.withoutUpstream(visitor, request, status, bytes, seconds);
        }
        String user = route.equals(Shop.REPORT) ? "analyst" : Exchange.ABSENT;
        String upstream = AccessLogLine.seconds(Math.max(0, seconds - PROXY_SECONDS));
        return new Exchange(visitor, user, request, status, bytes, seconds, upstream);
    }

    static boolean inOutage(double elapsed) {
        double since = elapsed - OUTAGE_AFTER.toSeconds();
        return since >= 0 && since % OUTAGE_EVERY.toSeconds() < OUTAGE_LENGTH.toSeconds();
    }

    /** The service behind is down: most orders are refused at once, some hang; the proxy asks a second server in vain. */
    private static Exchange refusedOrder(Visitor visitor, String request, Random random) {
        boolean hangs = random.nextDouble() < HANGING_AMONG_REFUSED;
        double first = hangs ? 5 : 0.002 + 0.004 * random.nextDouble();
        double second = 0.003 + 0.01 * random.nextDouble();
        String upstream = AccessLogLine.seconds(first) + ", " + AccessLogLine.seconds(second);
        return new Exchange(
                visitor, Exchange.ABSENT, request, hangs ? 504 : 503, 197, first + second + PROXY_SECONDS, upstream);
    }
}
