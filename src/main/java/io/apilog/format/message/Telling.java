package io.apilog.format.message;

import io.apilog.format.value.ClientAddress;
import io.apilog.request.AccessRecord;

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

    /** It names a client. */
    public static final int CLIENT = 1 << 2;

    /** It has a whole address as its target, and names the client by its own: one of a call is the name of who is called. */
    public static final int ASKED = 1 << 3;

    /**
     * What a line tells that was read into a record.
     *
     * @param measures what was measured
     */
    public static Telling of(Heading heading, AccessRecord record, int measures) {
        String request = record.method + " " + record.target + " " + record.status;
        return new Telling(
                heading.hash(),
                heading.meaning(),
                isAbsolute(record),
                measures,
                record.status,
                request.hashCode(),
                record.durationNanos);
    }

    /** Whether a record's target is a whole address. */
    public static boolean isAbsolute(AccessRecord record) {
        return record.target.length() > 7 && record.target.at(0) == 'h' && record.target.at(3) == 'p';
    }

    /**
     * What was measured of a record.
     *
     * @param timed whether it has a duration
     */
    public static int measures(AccessRecord record, boolean timed) {
        return (timed ? DURATION : 0)
                | (record.responseBytes == AccessRecord.ABSENT ? 0 : SIZE)
                | (record.client.isEmpty() ? 0 : isAbsolute(record) ? ofClient(record) : CLIENT);
    }

    private static int ofClient(AccessRecord record) {
        return ClientAddress.isAddress(record.client) ? CLIENT | ASKED : CLIENT;
    }

    /** Whether it is a call that the program made of another, by its words and by its target alone, with nothing to compare it with. */
    boolean isCall() {
        boolean named = (measures & CLIENT) != 0 && (meaning & Heading.CALL) != 0;
        return absolute && (measures & ASKED) == 0 && (named || (meaning & Heading.SENT) != 0);
    }

    /** Whether the server itself failed, or the client did, or nobody: what a log of failures is told from. */
    int outcome() {
        return status >= 500 ? 2 : status >= 400 ? 1 : 0;
    }
}
