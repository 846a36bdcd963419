package io.apilog.metrics;

import java.time.Duration;

/**
 * What of a request is believed before it is counted.
 *
 * @param maxDuration a duration above this is none
 * @param grpcAsHttp whether a failed gRPC call is counted under the HTTP status that says the same; if not, under the one sent
 */
public record RequestRules(Duration maxDuration, boolean grpcAsHttp) {
    /** What holds where nothing is configured. */
    public static final RequestRules DEFAULT = new RequestRules(Duration.ofHours(24), true);

    /** How the label {@code status} is made where a line has a gRPC status: the values of {@code metrics.grpc_status}. */
    public enum Grpc {
        /** The HTTP status of the canonical mapping. */
        MAPPED,
        /** The HTTP status that was sent. */
        HTTP
    }
}
