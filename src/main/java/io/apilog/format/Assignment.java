package io.apilog.format;

import static io.apilog.format.AccessRecord.ABSENT;
import static io.apilog.format.Numbers.NOT_A_NUMBER;

import org.jspecify.annotations.Nullable;

/** Puts the bytes of one field where the record has its meaning. Every text format and JSON go through here. */
final class Assignment {
    private final Scratch scratch;
    private final Text line = new Text();

    /** @param scratch holds what is unescaped; cleared by its owner before each line */
    Assignment(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * Assigns an escaped slice of a line.
     *
     * @param unit of a duration
     * @return why the line cannot be taken, or null
     */
    @Nullable
    Rejection assign(AccessRecord record, Meaning meaning, Unit unit, byte[] bytes, int from, int to) {
        return switch (meaning) {
            case SKIP -> null;
            case REQUEST -> {
                Escapes.undo(bytes, from, to, line, scratch);
                RequestLine.split(line, record);
                yield null;
            }
            case STATUS -> status(record, bytes, from, to);
            case DURATION, RESPONSE_BYTES, REQUEST_BYTES, UPSTREAM -> number(record, meaning, unit, bytes, from, to);
            case TIME -> {
                record.timeMillis = Numbers.isAbsent(bytes, from, to) ? ABSENT : Times.millis(bytes, from, to);
                yield record.timeMillis == NOT_A_NUMBER ? Rejection.BAD_TIME : null;
            }
            case CLIENT -> {
                // No address begins with a quote: the line is wrapped in quotes, and this is not its pattern.
                if (from < to && bytes[from] == '"') {
                    yield Rejection.NO_MATCH;
                }
                text(record, meaning, bytes, from, to);
                yield null;
            }
            default -> {
                text(record, meaning, bytes, from, to);
                yield null;
            }
        };
    }

    private static @Nullable Rejection number(
            AccessRecord record, Meaning meaning, Unit unit, byte[] bytes, int from, int to) {
        if (meaning == Meaning.UPSTREAM) {
            return upstream(record, unit, bytes, from, to);
        }
        long value =
                meaning == Meaning.DURATION ? Numbers.nanos(bytes, from, to, unit) : Numbers.whole(bytes, from, to);
        if (value == NOT_A_NUMBER) {
            return Rejection.BAD_NUMBER;
        }
        switch (meaning) {
            case DURATION -> record.durationNanos = value;
            case RESPONSE_BYTES -> record.responseBytes = value;
            default -> record.requestBytes = value;
        }
        return null;
    }

    /** Three digits; 0, 000, a negative number and {@code -} are "none was sent". */
    private static @Nullable Rejection status(AccessRecord record, byte[] bytes, int from, int to) {
        long status = Numbers.whole(bytes, from, to);
        if (status == ABSENT || status == 0) {
            record.status = (int) ABSENT;
            return null;
        }
        if (status < 100 || status > 999) {
            return Rejection.BAD_STATUS;
        }
        record.status = (int) status;
        return null;
    }

    /** A list as nginx writes it after retries: {@code 0.100, 0.004 : 0.2}; {@code -} is an attempt that was not made. */
    private static @Nullable Rejection upstream(AccessRecord record, Unit unit, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != ',' && bytes[end] != ' ') {
                end++;
            }
            boolean separator = end == at || end == at + 1 && bytes[at] == ':';
            if (!separator) {
                long nanos = Numbers.nanos(bytes, at, end, unit);
                if (nanos == NOT_A_NUMBER) {
                    return Rejection.BAD_NUMBER;
                }
                if (nanos != ABSENT) {
                    record.addUpstream(nanos);
                }
            }
            at = end + 1;
        }
        return null;
    }

    private void text(AccessRecord record, Meaning meaning, byte[] bytes, int from, int to) {
        int end = meaning == Meaning.CLIENT ? endOfFirstAddress(bytes, from, to) : to;
        if (!isAbsent(bytes, from, end) && !yields(meaning, record)) {
            Escapes.undo(bytes, from, end, slot(record, meaning), scratch);
        }
    }

    /** Takes a text in which nothing is escaped; it is not copied. */
    void take(AccessRecord record, Meaning meaning, byte[] bytes, int from, int to) {
        int end = meaning == Meaning.CLIENT ? endOfFirstAddress(bytes, from, to) : to;
        if (!isAbsent(bytes, from, end)) {
            slot(record, meaning).set(bytes, from, end);
        }
    }

    private static boolean isAbsent(byte[] bytes, int from, int to) {
        return from == to || to - from == 1 && bytes[from] == '-';
    }

    /** A path says less than a target, which has the query. */
    private static boolean yields(Meaning meaning, AccessRecord record) {
        return meaning == Meaning.PATH && !record.target.isEmpty();
    }

    private static Text slot(AccessRecord record, Meaning meaning) {
        return switch (meaning) {
            case METHOD -> record.method;
            case TARGET, PATH -> record.target;
            case PROTOCOL -> record.protocol;
            case ROUTE -> record.route;
            case CLIENT -> record.client;
            case USER -> record.user;
            case USER_AGENT -> record.userAgent;
            case REFERER -> record.referer;
            case HOST -> record.host;
            default -> throw new IllegalArgumentException(meaning + " is no text");
        };
    }

    /** Proxies write lists of addresses, the client's own first. */
    private static int endOfFirstAddress(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ',') {
                return i;
            }
        }
        return to;
    }
}
