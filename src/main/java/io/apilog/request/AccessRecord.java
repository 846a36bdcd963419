package io.apilog.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one access log line says of one request. One instance is used again for line after line; it and its texts are valid until
 * the next line is parsed.
 *
 * <p>Absent: a number the log does not carry, or carries as "not reached" ({@code -}, {@code -1}, null), is {@link #ABSENT}; a text
 * is empty. Times are whole nanoseconds, so that sums do not depend on order.
 */
public final class AccessRecord implements ParseResult {
    /** The value of a number that the line does not have. */
    public static final long ABSENT = -1;

    /** The most upstream attempts kept of one request; further ones are dropped. */
    public static final int MAX_ATTEMPTS = 16;

    /** As sent by the client, before its case is folded. Empty with an empty {@link #target}: no request could be read. */
    public final Text method = new Text();

    /** Request target as the client sent it, the log's own escapes undone; with query; may be an absolute URI. */
    public final Text target = new Text();

    /** What stands where the request should and is none, the log's own escapes undone: a TLS hello on the plain port, rubbish. */
    public final Text malformed = new Text();

    /** {@code HTTP/1.1}. */
    public final Text protocol = new Text();

    /** A route the log itself names, such as {@code /users/{id}}. */
    public final Text route = new Text();

    public final Text client = new Text();
    public final Text user = new Text();
    public final Text userAgent = new Text();
    public final Text referer = new Text();
    public final Text host = new Text();

    /**
     * What extra labels are made of, in the order of the fields this was made for; empty where the log does not carry one. Not to be
     * replaced.
     */
    public final Text[] extras;

    /** Which of {@link #extras} hold for the whole file and are not cleared. */
    private final boolean[] lasting;

    /** 100 to 999, or {@link #ABSENT} where no status was sent (0, 000, -1, {@code -}). */
    public int status;

    /** gRPC's status by its number, see {@link GrpcStatus}, or {@link #ABSENT}. */
    public int grpcStatus;

    /** What the client waited, in nanoseconds. */
    public long durationNanos;

    /** The {@link #durationDecimals} of a number without a decimal point. */
    public static final int WHOLE = -1;

    /** The {@link #durationDecimals} of what is no bare number, or whose unit its name says. */
    public static final int UNIT_SAID = -2;

    /** How many digits stand behind the point of the number that {@link #durationNanos} was. */
    public int durationDecimals;

    /** Why there is no {@link #durationNanos} though the line has something in its place; null where there is nothing to say. */
    public @Nullable DurationLeftOut leftOut;

    /** Each upstream attempt in nanoseconds; {@link #attempts} of them are valid. */
    public final long[] upstreamNanos = new long[MAX_ATTEMPTS];

    /** How many of {@link #upstreamNanos} are valid. */
    public int attempts;

    public long responseBytes;
    public long requestBytes;

    /** When the request was logged (or began, for logs that stamp the beginning), in milliseconds since 1970 UTC. */
    public long timeMillis;

    /** Whether the line had to be mended before it could be read: JSON that is none. */
    public boolean repaired;

    /** A record with nothing in it, and without extras. */
    public AccessRecord() {
        this(List.of(), Map.of());
    }

    /**
     * A record with nothing in it but what the path of its file tells.
     *
     * @param fields of the {@link #extras}
     * @param captured what the path has for captures; one that is missing is empty
     */
    public AccessRecord(List<ExtraField> fields, Map<String, String> captured) {
        extras = new Text[fields.size()];
        lasting = new boolean[extras.length];
        for (int i = 0; i < extras.length; i++) {
            ExtraField field = fields.get(i);
            lasting[i] = field.kind() == ExtraField.Kind.CAPTURED;
            extras[i] = switch (field.kind()) {
                case HOST -> host;
                case PROTOCOL -> protocol;
                case LOGGED -> new Text();
                case CAPTURED -> Text.of(captured.getOrDefault(field.name(), ""));
            };
        }
        clear();
    }

    /** Forgets everything: every number {@link #ABSENT}, every text empty. */
    public void clear() {
        method.clear();
        target.clear();
        malformed.clear();
        protocol.clear();
        route.clear();
        client.clear();
        user.clear();
        userAgent.clear();
        referer.clear();
        host.clear();
        for (int i = 0; i < extras.length; i++) {
            if (!lasting[i]) {
                extras[i].clear();
            }
        }
        status = (int) ABSENT;
        grpcStatus = (int) ABSENT;
        durationNanos = ABSENT;
        durationDecimals = UNIT_SAID;
        leftOut = null;
        repaired = false;
        attempts = 0;
        responseBytes = ABSENT;
        requestBytes = ABSENT;
        timeMillis = ABSENT;
    }

    /** Adds one upstream attempt; over {@link #MAX_ATTEMPTS} it is dropped. */
    public void addUpstream(long nanos) {
        if (attempts < MAX_ATTEMPTS) {
            upstreamNanos[attempts++] = nanos;
        }
    }

    /** Takes gRPC's status for the HTTP status where the call failed: the transport answers 200 whatever came of the call. */
    public void statusOfGrpc() {
        if (grpcStatus > 0) {
            status = GrpcStatus.http(grpcStatus);
        }
    }

    /**
     * Leaves out times that are longer than this, as nothing that a client waited for: a time since 1970, a counter, a clock that was
     * set. The request counts all the same.
     */
    public void leaveOutOver(long mostNanos) {
        if (durationNanos > mostNanos) {
            durationNanos = ABSENT;
            leftOut = DurationLeftOut.TOO_LONG;
        }
        int kept = 0;
        for (int i = 0; i < attempts; i++) {
            if (upstreamNanos[i] <= mostNanos) {
                upstreamNanos[kept++] = upstreamNanos[i];
            }
        }
        attempts = kept;
    }

    /** Whether its texts are slices of this buffer, those apart that hold for the whole file: then it is valid for as long as that is. */
    public boolean liesIn(byte[] buffer) {
        boolean lies = lies(method, buffer)
                && lies(target, buffer)
                && lies(malformed, buffer)
                && lies(protocol, buffer)
                && lies(route, buffer)
                && lies(client, buffer)
                && lies(user, buffer)
                && lies(userAgent, buffer)
                && lies(referer, buffer)
                && lies(host, buffer);
        for (int i = 0; lies && i < extras.length; i++) {
            lies = lasting[i] || lies(extras[i], buffer);
        }
        return lies;
    }

    private static boolean lies(Text text, byte[] buffer) {
        return text.isEmpty() || text.bytes() == buffer;
    }

    /** Whether a request could be read at all; if not it counts under the endpoint {@code malformed}. */
    public boolean hasRequest() {
        return !target.isEmpty() || !route.isEmpty();
    }
}
