package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.format.message.SecondTellers;

/** THE list of what stands under the name of a stage, a kind or a logger in a line that tells of a request and is not its entry. */
final class StageWords {
    /** Spans of a request that the program made of another, or of what it sent to a queue. */
    private static final String[] KINDS = {"CLIENT", "PRODUCER", "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER"};

    /** Stages of Kubernetes' audit and of ring-logger before the last; the writer of ModSecurity's audit log. */
    private static final String[] HEADS = {"RequestReceived", "ResponseStarted", "ModSecurity"};

    private static final String STARTING = "starting";

    /** What Suricata tells beside its event of a request, with the request in it. */
    private static final String[] EVENTS = {"ALERT", "ANOMALY", "DROP", "FILEINFO"};

    private StageWords() {}

    /**
     * Whether a request that has come so far will be told of again, or was told of by another line, as what Caddy's loggers of errors and of
     * handlers say of a request has a line in its access log; or is one that the program made of another.
     */
    static boolean isUnfinished(byte[] bytes, int from, int to) {
        return switch (from < to ? bytes[from] : 0) {
            case 'C', 'c', 'P', 'p', 'S' -> isOneOf(KINDS, bytes, from, to);
            case 'R', 'M' -> beginsWithAny(bytes, from, to);
            case 'h' -> SecondTellers.isOne(bytes, from, to);
            case 's' -> to - from == STARTING.length() && Ascii.startsWith(bytes, from, to, STARTING);
            default -> false;
        };
    }

    /** Whether an event of this type repeats the request of another. */
    static boolean isBeside(byte[] bytes, int from, int to) {
        return isOneOf(EVENTS, bytes, from, to);
    }

    private static boolean isOneOf(String[] words, byte[] bytes, int from, int to) {
        for (String word : words) {
            if (to - from == word.length() && Ascii.startsWithIgnoringCase(bytes, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWithAny(byte[] bytes, int from, int to) {
        for (String head : HEADS) {
            if (Ascii.startsWith(bytes, from, to, head)) {
                return true;
            }
        }
        return false;
    }
}
