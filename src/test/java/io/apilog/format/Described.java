package io.apilog.format;

import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import java.util.Arrays;
import java.util.List;

/** A record as a text, so that two can be compared in every field. */
public final class Described {
    private Described() {}

    public static String record(AccessRecord record) {
        String texts = String.join(
                "|",
                List.of(
                        record.method.toString(),
                        record.target.toString(),
                        record.malformed.toString(),
                        record.protocol.toString(),
                        record.route.toString(),
                        record.client.toString(),
                        record.user.toString(),
                        record.userAgent.toString(),
                        record.referer.toString(),
                        record.host.toString()));
        return texts
                + ' '
                + record.status
                + ' '
                + record.durationNanos
                + ' '
                + Arrays.toString(Arrays.copyOf(record.upstreamNanos, record.attempts))
                + ' '
                + record.responseBytes
                + ' '
                + record.requestBytes
                + ' '
                + record.timeMillis
                + ' '
                + Arrays.toString(record.extras);
    }

    static String result(ParseResult result) {
        return result instanceof AccessRecord record ? record(record) : String.valueOf(result);
    }
}
