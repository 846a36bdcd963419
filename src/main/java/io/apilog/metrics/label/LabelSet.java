package io.apilog.metrics.label;

import io.apilog.request.HttpMethod;

/**
 * The labels of an API series packed into a long, so that finding a series compares one number: source, endpoint, extra labels, method
 * and status, each by its index.
 */
public final class LabelSet {
    /** The most sources: ten bits. */
    public static final int MAX_SOURCES = 1 << 10;

    /**
     * The most endpoints at a time, 18 bits: a new one takes the index of one that is gone, and the largest budget is 100,000 besides
     * the routes. What is more counts as {@code other}.
     */
    public static final int MAX_ENDPOINTS = 1 << 18;

    /** The most combinations of the values of extra labels. */
    public static final int MAX_EXTRAS = 1 << 16;

    /** The most that a status can be: ten bits. */
    public static final int MAX_STATUS = (1 << 10) - 1;

    private static final HttpMethod[] METHODS = HttpMethod.values();
    private static final int STATUS_BITS = 10;
    private static final int METHOD_BITS = 4;
    private static final int EXTRA_BITS = 16;
    private static final int ENDPOINT_BITS = 18;
    private static final int SOURCE_BITS = 10;

    /** What is left for a sixth label: one of up to 64 values. Rows that are saved say which labels they have, so their layout stays. */
    public static final int SPARE_BITS =
            Long.SIZE - SOURCE_BITS - ENDPOINT_BITS - EXTRA_BITS - METHOD_BITS - STATUS_BITS;

    private LabelSet() {}

    /**
     * Packs them.
     *
     * @param extra the number of the combination of extra labels
     * @param status three digits, a class of 1 to 9, or 0 where the label is left out or none was sent
     */
    public static long pack(int source, int endpoint, int extra, HttpMethod method, int status) {
        long packed = source;
        packed = packed << ENDPOINT_BITS | endpoint;
        packed = packed << EXTRA_BITS | extra;
        packed = packed << METHOD_BITS | method.ordinal();
        return packed << STATUS_BITS | status;
    }

    public static int source(long packed) {
        return (int) (packed >>> ENDPOINT_BITS + EXTRA_BITS + METHOD_BITS + STATUS_BITS) & MAX_SOURCES - 1;
    }

    public static int endpoint(long packed) {
        return (int) (packed >>> EXTRA_BITS + METHOD_BITS + STATUS_BITS) & MAX_ENDPOINTS - 1;
    }

    public static int extra(long packed) {
        return (int) (packed >>> METHOD_BITS + STATUS_BITS) & MAX_EXTRAS - 1;
    }

    public static HttpMethod method(long packed) {
        return METHODS[(int) (packed >>> STATUS_BITS) & (1 << METHOD_BITS) - 1];
    }

    public static int status(long packed) {
        return (int) packed & (1 << STATUS_BITS) - 1;
    }

    /** The same of another endpoint. */
    public static long with(long packed, int endpoint) {
        return pack(source(packed), endpoint, extra(packed), method(packed), status(packed));
    }
}
