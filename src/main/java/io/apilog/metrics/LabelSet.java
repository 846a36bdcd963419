package io.apilog.metrics;

import io.apilog.format.HttpMethod;

/**
 * The labels of an API series packed into a long, so that finding a series compares one number: source, endpoint, method and status,
 * each by its index.
 */
final class LabelSet {
    /** The most sources: ten bits. */
    static final int MAX_SOURCES = 1 << 10;

    private static final HttpMethod[] METHODS = HttpMethod.values();
    private static final int STATUS_BITS = 10;
    private static final int METHOD_BITS = 4;
    private static final int ENDPOINT_BITS = 32;

    private LabelSet() {}

    /** @param status three digits, a class of 1 to 9, or 0 where the label is left out or none was sent */
    static long pack(int source, int endpoint, HttpMethod method, int status) {
        long packed = source;
        packed = packed << ENDPOINT_BITS | endpoint;
        packed = packed << METHOD_BITS | method.ordinal();
        return packed << STATUS_BITS | status;
    }

    static int source(long packed) {
        return (int) (packed >>> ENDPOINT_BITS + METHOD_BITS + STATUS_BITS);
    }

    static int endpoint(long packed) {
        return (int) (packed >>> METHOD_BITS + STATUS_BITS);
    }

    static HttpMethod method(long packed) {
        return METHODS[(int) (packed >>> STATUS_BITS) & (1 << METHOD_BITS) - 1];
    }

    static int status(long packed) {
        return (int) packed & (1 << STATUS_BITS) - 1;
    }
}
