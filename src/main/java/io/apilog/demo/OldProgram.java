package io.apilog.demo;

import java.util.List;
import java.util.Random;

/**
 * A partner's program of long ago: it asks an operation that is deprecated, in HTTP/1.0, and writes its token and its customers' addresses of
 * mail into the addresses of its requests.
 */
final class OldProgram implements Crowd {
    private static final double PER_SECOND = 0.05;

    private static final Visitor PROGRAM = new Visitor("198.51.100.17", "StockSync/0.9", Exchange.ABSENT);
    private static final String USER = "partner";
    private static final LogNormal SECONDS = new LogNormal(0.06, 0.3);

    /** In turn, so that a token is seldom: an alert on it comes when the outage is over. */
    private static final List<String> QUERIES =
            List.of("access_token=0f1d2c3b4a59687786958a4b3c2d1e0f", "", "", "notify=buyer%40example.com", "", "");

    private int sent;

    @Override
    public double perSecond(double elapsed) {
        return PER_SECOND;
    }

    @Override
    public Exchange next(double elapsed, Random random) {
        String query = QUERIES.get(sent % QUERIES.size());
        sent++;
        String target = "/api/v1/stock/" + (1000 + random.nextInt(3000)) + (query.isEmpty() ? "" : "?" + query);
        double seconds = SECONDS.draw(random);
        return new Exchange(
                PROGRAM, USER, "GET " + target + " HTTP/1.0", 200, 230, seconds, AccessLogLine.seconds(seconds));
    }
}
