package io.apilog.demo;

/**
 * One request and its answer, as an access log tells it.
 *
 * @param request the request line, with what nginx escapes already escaped
 * @param bytes of the response's body
 * @param seconds what the client waited
 * @param upstream nginx's {@code $upstream_response_time}: seconds, several with commas where a request was tried again, {@code -} for none
 */
record Exchange(Visitor visitor, String user, String request, int status, long bytes, double seconds, String upstream) {
    static final String ABSENT = "-";

    /** An answer that the proxy gave by itself. */
    static Exchange withoutUpstream(Visitor visitor, String request, int status, long bytes, double seconds) {
        return new Exchange(visitor, ABSENT, request, status, bytes, seconds, ABSENT);
    }
}
