package io.apilog.format.message;

/**
 * A line that has a request and a status in it, as far as it tells whether it is an entry of the file or something said of a request.
 *
 * @param heading the words around the request, see {@link Heading#hash}
 * @param meaning of these words
 * @param absolute whether the target is a whole address, with a host in it
 * @param measures what was measured: any of {@link #DURATION}, {@link #SIZE}, {@link #CLIENT}
 * @param request which request it tells of, with its status: a number that is the same for the same
 * @param duration that it has, in whatever unit, or less than 0
 */
public record Telling(
        long heading, int meaning, boolean absolute, int measures, int status, long request, double duration) {
    /** It has a duration. */
    public static final int DURATION = 1;

    /** It has the size of an answer. */
    public static final int SIZE = 1 << 1;

    /** It has the address of a client. */
    public static final int CLIENT = 1 << 2;

    /** Whether the server itself failed, or the client did, or nobody: what a log of failures is told from. */
    int outcome() {
        return status >= 500 ? 2 : status >= 400 ? 1 : 0;
    }
}
