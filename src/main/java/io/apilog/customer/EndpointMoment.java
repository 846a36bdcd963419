package io.apilog.customer;

import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;

/** A time with an endpoint and a method, as one number of a client's row; 0 is none. Times reach to the year 2109. */
final class EndpointMoment {
    private static final int METHOD_BITS = 4;
    private static final int ENDPOINT_BITS = 18;
    private static final int WHAT_BITS = METHOD_BITS + ENDPOINT_BITS;
    private static final long WHAT = (1L << WHAT_BITS) - 1;

    private EndpointMoment() {}

    static long of(long millis, Endpoint endpoint, HttpMethod method) {
        return millis << WHAT_BITS | what(endpoint, method);
    }

    /** The endpoint and the method alone. */
    static long what(Endpoint endpoint, HttpMethod method) {
        int index = endpoint.index() >>> ENDPOINT_BITS == 0 ? endpoint.index() : Endpoint.OTHER.index();
        return (long) index << METHOD_BITS | method.ordinal();
    }

    static long what(long moment) {
        return moment & WHAT;
    }

    static int endpoint(long moment) {
        return (int) (moment & WHAT) >>> METHOD_BITS;
    }

    static long millis(long moment) {
        return moment >>> WHAT_BITS;
    }
}
