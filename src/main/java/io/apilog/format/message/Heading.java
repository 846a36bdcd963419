package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The words that a program puts around a request in a line: the name of who speaks, and what is said. Of one logger they are the same in
 * line after line, whatever the request; levels, times, numbers, names with digits in them and paths are no part of them. One for a
 * thread; allocates nothing.
 */
public final class Heading {
    /** The words say that the program asked another: {@code calling}, {@code http client request}. */
    public static final int ASKS = 1;

    /** One of them is of what may be said of other requests than those that come in: {@code webhook}, {@code retry}, {@code cache}. */
    public static final int ASIDE = 1 << 1;

    /** They say that a limit was met: {@code rate limit exceeded}. */
    public static final int LIMIT = 1 << 2;

    /** They say that a request was slow: {@code slow request}. */
    public static final int SLOW = 1 << 3;

    /** They say that something failed: {@code handler failed}. */
    public static final int FAILURE = 1 << 4;

    /** They begin with the name of an exception. */
    public static final int EXCEPTION = 1 << 5;

    /** They say so whatever stands beside them: {@code outgoing request}, {@code http client}, {@code axios}. */
    public static final int SENT = 1 << 6;

    /** One of them is a call, which a server may say of those that it answers: {@code api_call}. */
    public static final int CALL = 1 << 7;

    /** The heading of a line without words. */
    public static final long NONE = 0;

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final byte[][] ASKING = words(
            "outgoing outbound calling called retrying retried requesting httpclient resttemplate webclient httpx urllib3 axios");
    private static final byte[][] SENDING =
            words("outgoing outbound httpclient resttemplate webclient httpx urllib3 axios");
    private static final byte[][] ASIDES = words(
            "webhook webhooks retry upstream fetch fetching fetched audit auditlog cache cached caching client external callback");
    private static final byte[][] LIMITS =
            words("ratelimit ratelimited ratelimiter limiter throttle throttled throttling");
    private static final byte[][] FAILURES =
            words("failed failure failing error exception panic unhandled returned crashed aborted stacktrace");
    private static final byte[][] THINGS = words("request requests call calls response http endpoint api");
    private static final byte[][] SOURCES = words("client upstream external downstream");
    private static final byte[][] NO_WORDS =
            words("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun utc gmt");

    private long hash;
    private int meaning;
    private byte[] lastBytes = {};
    private int lastFrom;
    private int lastTo;
    private boolean first;

    private static final byte PARTS = 0;
    private static final byte LETTER = 1;
    private static final byte JOINS = 2;
    private static final byte OTHER = 3;

    /** Of each byte whether it parts words, is part of one, or makes of a word something else: a number, a path, an address. */
    private static final byte[] KINDS = kinds();

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < kinds.length; b++) {
            boolean letter = b >= 128 || Ascii.isLetter((byte) b);
            boolean other = Ascii.isDigit(b) || "/@#=%".indexOf(b) >= 0;
            kinds[b] = letter ? LETTER : other ? OTHER : "_.-$:".indexOf(b) >= 0 ? JOINS : PARTS;
        }
        return kinds;
    }

    private static byte[][] words(String words) {
        return Stream.of(words.split(" ", -1))
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Begins a line. */
    public void begin() {
        hash = NONE;
        meaning = 0;
        beginAnew();
    }

    /** Begins the line once more, to {@link #understand} what was added. */
    public void beginAnew() {
        lastTo = lastFrom;
        first = true;
    }

    /** The words as a number: that of another line is the same where they are. */
    public long hash() {
        return hash;
    }

    /** What the words mean: any of {@link #ASKS} and the others. */
    public int meaning() {
        return meaning;
    }

    /** Adds the words between these places of a line to the {@link #hash}. */
    public void add(byte[] bytes, int from, int to) {
        words(bytes, from, to, false);
    }

    /** Adds what the words between these places of a line mean to the {@link #meaning}: of use where the words are others than usual. */
    public void understand(byte[] bytes, int from, int to) {
        words(bytes, from, to, true);
    }

    private void words(byte[] bytes, int from, int to, boolean understood) {
        int at = from;
        while (at < to) {
            int end = at;
            boolean other = false;
            int kind;
            while (end < to && (kind = KINDS[bytes[end] & 0xff]) != PARTS) {
                other |= kind == OTHER;
                end++;
            }
            int last = end;
            while (last > at && KINDS[bytes[last - 1] & 0xff] == JOINS) {
                last--;
            }
            if (last > at) {
                word(bytes, at, last, other, understood);
            }
            at = end + 1;
        }
    }

    private void word(byte[] bytes, int from, int to, boolean other, boolean understood) {
        boolean letter = KINDS[bytes[from] & 0xff] == LETTER;
        boolean begins = first && letter;
        first &= !begins;
        if (other
                || !letter
                || to - from == 1
                || Messages.isLevelWord(bytes, from, to) && !is(bytes, from, to, "AUDIT")
                || EntryMarks.isRequestWord(bytes, from, to)
                || isOneOf(NO_WORDS, bytes, from, to)) {
            return;
        }
        if (understood) {
            meaning |= begins && isException(bytes, from, to) ? EXCEPTION : 0;
            pieces(bytes, from, to);
            return;
        }
        long value = hash == NONE ? BASIS : hash;
        for (int i = from; i < to; i++) {
            value = (value ^ lower(bytes[i])) * PRIME;
        }
        hash = (value ^ ' ') * PRIME;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    private static boolean isException(byte[] bytes, int from, int to) {
        int name = "Exception".length();
        int other = "Error".length();
        return to - from > name && Ascii.startsWith(bytes, to - name, to, "Exception")
                || to - from > other && Ascii.startsWith(bytes, to - other, to, "Error");
    }

    /** The words that one word is made of: {@code rate-limit}, {@code io.example.StockClient}. */
    private void pieces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && (bytes[end] < 0 || Ascii.isLetter(bytes[end]))) {
                end++;
            }
            if (end > at) {
                // The name of who speaks says less than a sentence.
                boolean whole = at == from && end == to;
                meaning |= meaning(bytes, at, end) & (whole ? -1 : ~(ASKS | SENT));
                lastBytes = bytes;
                lastFrom = at;
                lastTo = end;
            }
            at = Math.max(end, at + 1);
        }
    }

    private int meaning(byte[] bytes, int from, int to) {
        boolean thing = isOneOf(THINGS, bytes, from, to);
        if (isOneOf(ASKING, bytes, from, to)) {
            return ASKS | ASIDE | (isOneOf(SENDING, bytes, from, to) ? SENT : 0);
        }
        if (thing && lastIsOneOf(SOURCES)) {
            return ASKS | ASIDE;
        }
        if (is(bytes, from, to, "CLIENT") && isLast("HTTP")) {
            return ASIDE | SENT;
        }
        if (is(bytes, from, to, "CALL") && isLast("API")) {
            return CALL;
        }
        if (isOneOf(ASIDES, bytes, from, to)
                || endsWith(bytes, from, to, "Client")
                || endsWith(bytes, from, to, "Limiter")) {
            return ASIDE;
        }
        boolean limit = isOneOf(LIMITS, bytes, from, to)
                || isLast("RATE") && Ascii.startsWithIgnoringCase(bytes, from, to, "LIMIT")
                || isLast("TOO") && is(bytes, from, to, "MANY")
                || isLast("LIMIT") && is(bytes, from, to, "EXCEEDED");
        boolean slow = thing && isLast("SLOW") || is(bytes, from, to, "SLOWCALL");
        return (limit ? LIMIT : 0) | (slow ? SLOW : 0) | (isOneOf(FAILURES, bytes, from, to) ? FAILURE : 0);
    }

    private static boolean endsWith(byte[] bytes, int from, int to, String end) {
        return to - from > end.length() && Ascii.startsWith(bytes, to - end.length(), to, end);
    }

    private boolean isLast(String word) {
        return is(lastBytes, lastFrom, lastTo, word);
    }

    private boolean lastIsOneOf(byte[][] words) {
        return isOneOf(words, lastBytes, lastFrom, lastTo);
    }

    private static boolean is(byte[] bytes, int from, int to, String word) {
        return to - from == word.length() && Ascii.startsWithIgnoringCase(bytes, from, to, word);
    }

    private static boolean isOneOf(byte[][] words, byte[] bytes, int from, int to) {
        for (byte[] word : words) {
            boolean same = word.length == to - from;
            for (int i = 0; same && i < word.length; i++) {
                same = lower(bytes[from + i]) == word[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }
}
