package io.apilog.month;

import java.util.List;

/**
 * An endpoint of the simulated API.
 *
 * @param share of all requests
 * @param refused the share of its requests that is always answered 401
 * @param missing the share that is always answered 404
 * @param upTo the shares of its requests that take no longer than each of {@link #BOUNDS}
 */
record Endpoint(String name, double share, double refused, double missing, List<Double> upTo) {
    /** Some of the default buckets: those that objectives and alerts look at. */
    static final String[] BOUNDS = {"0.1", "0.25", "1.0", "2.5"};

    /** At most twelve, so that a month can be played; some are asked for once in minutes at night. */
    static final Endpoint[] ALL = {
        new Endpoint("/products", .30, 0, 0, List.of(.80, .97, .999, 1.0)),
        new Endpoint("/products/{id}", .26, 0, .01, List.of(.80, .97, .999, 1.0)),
        new Endpoint("/search", .15, 0, 0, List.of(.35, .85, .995, .9995)),
        new Endpoint("/cart", .08, 0, 0, List.of(.75, .97, .998, 1.0)),
        new Endpoint("/cart/items", .05, 0, 0, List.of(.75, .97, .998, 1.0)),
        new Endpoint("/orders", .05, 0, 0, List.of(.40, .90, .995, .9995)),
        new Endpoint("/orders/{id}", .04, 0, .01, List.of(.75, .97, .998, 1.0)),
        new Endpoint("/login", .03, .06, 0, List.of(.50, .95, .998, 1.0)),
        new Endpoint("/users/{id}", .02, .01, .01, List.of(.75, .97, .998, 1.0)),
        new Endpoint("/reports/{id}", .005, 0, 0, List.of(.05, .20, .80, .98)),
        new Endpoint("unmatched", .015, 0, 1, List.of(.99, 1.0, 1.0, 1.0)),
    };

    static final int UNMATCHED = ALL.length - 1;

    /** Where it stands in the list. */
    static int index(String name) {
        for (int i = 0; i < ALL.length; i++) {
            if (ALL[i].name.equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
