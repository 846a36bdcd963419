package io.apilog.demo;

import java.util.Random;
import java.util.function.Function;

/**
 * One operation of the shop's API and how it usually goes.
 *
 * @param weight its share among the routes, relative to theirs
 * @param target draws a request target, with query
 * @param seconds how long an answer takes
 * @param bytes the size of a good answer's body
 */
record ShopOperation(
        double weight,
        String method,
        Function<Random, String> target,
        Outcome outcome,
        LogNormal seconds,
        LogNormal bytes) {

    String drawRequest(Random random) {
        return method + " " + target.apply(random) + " HTTP/1.1";
    }

    long drawBytes(int status, Random random) {
        if (status == 204 || status == 304) {
            return 0;
        }
        return status >= 400 ? 120 + random.nextInt(80) : Math.round(bytes.draw(random));
    }
}
