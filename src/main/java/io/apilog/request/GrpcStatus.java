package io.apilog.request;

/**
 * THE list of gRPC's statuses, by number, each with the HTTP status that says the same.
 *
 * @see <a href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html">status codes</a>
 * @see <a href="https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto">their HTTP mapping</a>
 */
public enum GrpcStatus {
    OK(200),
    CANCELLED(499),
    UNKNOWN(500),
    INVALID_ARGUMENT(400),
    DEADLINE_EXCEEDED(504),
    NOT_FOUND(404),
    ALREADY_EXISTS(409),
    PERMISSION_DENIED(403),
    RESOURCE_EXHAUSTED(429),
    FAILED_PRECONDITION(400),
    ABORTED(409),
    OUT_OF_RANGE(400),
    UNIMPLEMENTED(501),
    INTERNAL(500),
    UNAVAILABLE(503),
    DATA_LOSS(500),
    UNAUTHENTICATED(401);

    private static final GrpcStatus[] ALL = values();

    private final int http;

    GrpcStatus(int http) {
        this.http = http;
    }

    /** The HTTP status that says the same. */
    public int http() {
        return http;
    }

    /** The HTTP status of a gRPC status by its number; one that is not in the list is an unknown failure. */
    public static int http(int number) {
        return number >= 0 && number < ALL.length ? ALL[number].http : UNKNOWN.http;
    }
}
