package io.apilog.endpoint.learn;

import io.apilog.bytes.EightBytes;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.learn.tree.ShortNames;
import io.apilog.endpoint.path.Octets;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.shape.Dates;
import io.apilog.endpoint.shape.Uuid;
import io.apilog.request.Endpoint;
import io.apilog.request.Text;
import org.jspecify.annotations.Nullable;

/**
 * A fast path: finds the endpoint of a path that was met before and is spelt as its endpoint's name is, but for numbers and UUIDs. Most
 * requests have such a path, and there is nothing to normalise, to write and to look up by its name: each segment leads from one {@link
 * SegmentNode} to the next. What is unusual, and every path that is new, is left to {@link Target}, {@link PathNames} and {@code Shape}: with
 * them alone naming took 387 ns a line, with this 127 ({@code bench/stages}, combined, named less parsed, beside other work). {@code
 * KnownPathsTest} compares the two.
 */
public final class KnownPaths {
    private static final int EIGHT = Long.BYTES;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SLASHES = ONES * '/';
    private static final long QUESTIONS = ONES * '?';
    private static final long ZEROES = ONES * '0';

    /** Added to a byte below 0x80, this reaches its high bit if the byte is above the digit 9. */
    private static final long ABOVE_9 = ONES * (0x7f - '9');

    private static final int DIGITS = 1 << Octets.DIGIT;
    private static final int DIGITS_OF_DATE = 8;
    private static final int DIGITS_OF_YEAR = 4;

    private final SegmentNode root;
    private int segmentEnd;

    /** The known paths of a tree, empty at first. */
    public KnownPaths(SegmentTree positions) {
        root = positions.root();
    }

    /**
     * The endpoint of a target that is known; null where it is to be found in another way, for which nothing was changed.
     *
     * @param answered whether the positions are to note a request that was answered in a way that makes endpoints
     * @param writing whether that was neither GET nor HEAD nor OPTIONS
     */
    public @Nullable Endpoint find(Text target, boolean answered, boolean writing) {
        if (target.length() > Target.MAX_BYTES) {
            return null;
        }
        byte[] bytes = target.bytes();
        int end = target.to();
        int at = target.from();
        int depth = 0;
        SegmentNode position = root;
        while (at < end && bytes[at] == '/') {
            SegmentNode next = next(position, bytes, at + 1, end);
            if (next == null || depth == Target.MAX_SEGMENTS) {
                return null;
            }
            depth++;
            position = next;
            at = segmentEnd;
        }
        Endpoint endpoint = position.endpoint();
        if (endpoint == null || depth == 0 || at < end && bytes[at] != '?' && bytes[at] != '#') {
            return null;
        }
        if (answered) {
            position.passOnWay(writing);
        }
        return endpoint;
    }

    /** Where a segment leads to, which ends at {@link #segmentEnd} then; null if that is not for certain. */
    private @Nullable SegmentNode next(SegmentNode position, byte[] bytes, int from, int end) {
        if (bytes.length - from < EIGHT) {
            return nextOfAny(position, bytes, from, end);
        }
        long eight = ShortNames.eight(bytes, from);
        long ends = zeroes(eight ^ SLASHES) | zeroes(eight ^ QUESTIONS);
        int length = Math.min(ends == 0 ? EIGHT : EightBytes.firstMarked(ends), end - from);
        if (length == EIGHT && !endsSegment(bytes, from + EIGHT, end)) {
            return nextOfAny(position, bytes, from, end);
        }
        if (length == 0) {
            return null;
        }
        segmentEnd = from + length;
        long key = ShortNames.key(eight, length);
        if (areDigits(key | ZEROES & ~ShortNames.key(-1, length))) {
            return mayBeDate(bytes, from, length) ? null : number(position, key, length);
        }
        SegmentNode child = position.child(key);
        return child != null ? child : nextOfAny(position, bytes, from, end);
    }

    /** A number of one digit may be the version of an API. */
    private static @Nullable SegmentNode number(SegmentNode position, long key, int length) {
        SegmentNode version = length == 1 && position.kinds().versions() > 0 ? position.child(key) : null;
        return version != null ? version : position.id();
    }

    private static boolean endsSegment(byte[] bytes, int at, int end) {
        return at >= end || bytes[at] == '/' || bytes[at] == '?';
    }

    /** Marks the zero bytes; of the marks only the lowest is exact. */
    private static long zeroes(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }

    private static boolean areDigits(long eight) {
        return ((eight - ZEROES | eight + ABOVE_9 | eight) & HIGH_BITS) == 0;
    }

    private @Nullable SegmentNode nextOfAny(SegmentNode position, byte[] bytes, int from, int end) {
        if (Uuid.isAt(bytes, from, end)) {
            segmentEnd = from + Uuid.LENGTH;
            return position.id();
        }
        int kinds = 0;
        int at = from;
        for (int bit; at < end && (bit = Octets.bit(bytes[at])) != 0; at++) {
            kinds |= bit;
        }
        segmentEnd = at;
        if (at == from) {
            return null;
        }
        if (kinds == DIGITS) {
            SegmentNode version =
                    at - from == 1 && position.kinds().versions() > 0 ? position.child(bytes, from, at) : null;
            return version != null ? version : mayBeDate(bytes, from, at - from) ? null : position.id();
        }
        SegmentNode child = position.child(bytes, from, at);
        return child != null && child.look().asWritten() ? child : null;
    }

    private static boolean mayBeDate(byte[] bytes, int from, int length) {
        return (length == DIGITS_OF_YEAR || length == DIGITS_OF_DATE)
                && Dates.isYear(bytes, from, from + DIGITS_OF_YEAR);
    }
}
