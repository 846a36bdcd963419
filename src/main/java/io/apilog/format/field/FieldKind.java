package io.apilog.format.field;

import io.apilog.request.RequestText;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** THE list of what a field of a log can mean to us. The names are those of the configuration's {@code fields}. */
public enum FieldKind {
    /** A whole request line: {@code GET /path HTTP/1.1}. */
    REQUEST("request"),
    METHOD("method", Value.TEXT),
    /** The request target, with its query where the log has it there. */
    TARGET("target", Value.TEXT),
    /** A target without query, taken where there is no {@link #TARGET}. */
    PATH("path", Value.TEXT),
    PROTOCOL("protocol", Value.TEXT_ALONE),
    /** A route that the log itself names. */
    ROUTE("route", Value.TEXT),
    STATUS("status", Value.NUMBER),
    /** gRPC's own status, a number or a name. */
    GRPC_STATUS("grpc_status"),
    DURATION("duration", Value.NUMBER),
    /** One or more upstream attempts. */
    UPSTREAM("upstream_duration", Value.NUMBER),
    /** One of several that make up the duration; where one of them was not reached, there is no duration. */
    DURATION_PART("duration_part", Value.NUMBER),
    /** A part of the duration that is the upstream attempt as well. */
    UPSTREAM_PART("upstream_part", Value.NUMBER),
    RESPONSE_BYTES("response_bytes", Value.NUMBER),
    REQUEST_BYTES("request_bytes", Value.NUMBER),
    CLIENT("client", Value.TEXT),
    USER("user", Value.TEXT_ALONE),
    USER_AGENT("user_agent", Value.TEXT_ALONE),
    REFERER("referer", Value.TEXT_ALONE),
    HOST("host", Value.TEXT_ALONE),
    TIME("time"),
    /** A query without the question mark, which goes behind the target. */
    QUERY("query", Value.TEXT),
    /** A date, to which {@link #TIME_OF_DAY} is added; both in UTC. */
    DATE("date"),
    TIME_OF_DAY("time_of_day"),
    /** When a span began and ended, in nanoseconds since 1970: what lies between is its duration. */
    BEGAN("began"),
    ENDED("ended"),
    /** One of the units that a duration is written in as an object. */
    SPAN("span"),
    /** How far a request is of which a log tells several times. */
    STAGE("stage"),
    /** What a program says, or the path alone where that is what happened. */
    REMARK("remark"),
    /** A number that is read over; it has to be one, so that a line of another shape is not taken. */
    NUMBER("number", Value.NUMBER),
    /** The service of a call of gRPC, and its method, which may have the service before it. */
    RPC_SERVICE("rpc_service"),
    RPC_METHOD("rpc_method"),
    /** The unit of the duration that stands beside it. */
    DURATION_UNIT("duration_unit"),
    /** What someone named the request: {@code GET /path}, where nothing says more. */
    TITLE("title"),
    /** Read over. */
    SKIP("skip");

    private static final Set<FieldKind> PIECES = EnumSet.of(
            DURATION_PART,
            UPSTREAM_PART,
            QUERY,
            DATE,
            TIME_OF_DAY,
            BEGAN,
            ENDED,
            SPAN,
            STAGE,
            REMARK,
            NUMBER,
            SKIP,
            RPC_SERVICE,
            RPC_METHOD,
            DURATION_UNIT,
            TITLE);

    /** What a value is that is neither read over nor put together with others. */
    private enum Value {
        TEXT,
        /** A text that is never anything else than what its name says, whatever stands in it. */
        TEXT_ALONE,
        NUMBER,
        OTHER
    }

    private final String key;
    private final Value value;

    FieldKind(String key) {
        this(key, Value.OTHER);
    }

    FieldKind(String key, Value value) {
        this.key = key;
        this.value = value;
    }

    /** The name that the configuration has for it. */
    public String key() {
        return key;
    }

    /** Whether a value begins with a digit or a sign: what tells a field's end from the same bytes inside a text. */
    public boolean isNumber() {
        return value == Value.NUMBER;
    }

    /** Whether its value is kept as it stands. */
    public boolean isText() {
        return value == Value.TEXT || value == Value.TEXT_ALONE;
    }

    /** Whether its value is a number of bytes. */
    public boolean isSize() {
        return this == RESPONSE_BYTES || this == REQUEST_BYTES;
    }

    /** Whether its value is kept as it stands and is never anything else than what its name says. */
    public boolean isTextAlone() {
        return value == Value.TEXT_ALONE;
    }

    static Optional<FieldKind> of(String key) {
        return Arrays.stream(values())
                .filter(meaning -> !PIECES.contains(meaning) && meaning.key.equals(key))
                .findFirst();
    }

    /** The names that the configuration has, of all that can be named there. */
    public static List<String> keys() {
        return Arrays.stream(values())
                .filter(meaning -> !PIECES.contains(meaning))
                .map(FieldKind::key)
                .toList();
    }

    /** What the texts mean that nobody asks for. */
    public static Set<FieldKind> unasked(Collection<RequestText> asked) {
        EnumSet<FieldKind> unasked = EnumSet.noneOf(FieldKind.class);
        for (RequestText text : RequestText.values()) {
            if (!asked.contains(text)) {
                unasked.add(
                        switch (text) {
                            case USER -> USER;
                            case USER_AGENT -> USER_AGENT;
                            case REFERER -> REFERER;
                            case HOST -> HOST;
                            case PROTOCOL -> PROTOCOL;
                        });
            }
        }
        return unasked;
    }
}
