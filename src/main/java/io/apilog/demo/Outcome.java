package io.apilog.demo;

import java.util.Random;

/**
 * What a route answers.
 *
 * @param usual nearly always
 * @param otherwise now and then, by the client's doing
 * @param otherwiseShare of all requests, 0 to 1
 * @param failedShare of all requests: a failure of the service's own
 */
record Outcome(int usual, int otherwise, double otherwiseShare, double failedShare) {
    private static final double BAD_GATEWAY_AMONG_FAILURES = 0.2;

    int draw(Random random) {
        double drawn = random.nextDouble();
        if (drawn < failedShare) {
            return drawn < failedShare * BAD_GATEWAY_AMONG_FAILURES ? 502 : 500;
        }
        return drawn < failedShare + otherwiseShare ? otherwise : usual;
    }
}
