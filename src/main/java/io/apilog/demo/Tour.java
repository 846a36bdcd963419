package io.apilog.demo;

import java.time.Duration;
import java.util.List;

/** What there is to see in the first half hour, in the order in which it comes. */
public final class Tour {
    private Tour() {}

    /** Each once; all but the outages come again sooner than in an hour. */
    public static List<PlannedEvent> moments() {
        return List.of(
                new PlannedEvent(
                        Scanner.FIRST,
                        "a scanner asks for what is not there: 404, all of it under the endpoint unmatched"),
                new PlannedEvent(
                        PasswordGuesser.FIRST, "somebody tries passwords: POST /login answers 401, twice a second"),
                new PlannedEvent(
                        Shoppers.OUTAGE_AFTER,
                        "the outage: six of ten POST /api/orders fail with 503 and 504, and no other operation does"),
                new PlannedEvent(
                        Shoppers.OUTAGE_AFTER.plus(Shoppers.OUTAGE_LENGTH),
                        "the outage is over; it comes again in "
                                + inMinutes(Shoppers.OUTAGE_EVERY.minus(Shoppers.OUTAGE_LENGTH))),
                new PlannedEvent(
                        LostShard.AFTER,
                        "carts and logins of one customer in twenty fail, for "
                                + inMinutes(LostShard.LENGTH)
                                + ": few requests, and many customers (apilog_clients_affected)"));
    }

    private static String inMinutes(Duration time) {
        return time.toMinutes() + " minutes";
    }
}
