package io.apilog.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * How what is written in a file begins: its first bytes behind the NULs that can stand before them. A writer that goes on at its old place
 * after its file was cut leaves such a hole, and every copy and archive of the file has it as well.
 */
final class Beginning {
    static final Beginning NONE = new Beginning(0, new byte[0]);

    private static final int STEP = 256 * 1024;
    /** What stands behind more NULs than these is not looked for: to read so much takes some seconds. */
    private static final long MOST_NULS = 8L << 30;

    private final long start;
    private final byte[] bytes;

    private Beginning(long start, byte[] bytes) {
        this.start = start;
        this.bytes = bytes;
    }

    /** What can be read at any place. */
    @FunctionalInterface
    interface Bytes {
        /** Reads up to {@code length} bytes at {@code position}, fewer only at the end. */
        int readAt(byte[] target, int length, long position) throws IOException;
    }

    /** Reads a channel, whose position stays. */
    static Bytes in(FileChannel channel) {
        return (target, length, position) -> {
            ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) <= 0) {
                    break;
                }
            }
            return buffer.position();
        };
    }

    static Beginning of(Bytes source) throws IOException {
        return of(source, MOST_NULS);
    }

    /** @param before only what begins before this offset is looked for */
    static Beginning of(Bytes source, long before) throws IOException {
        byte[] first = new byte[HeadFingerprint.LENGTH];
        int read = source.readAt(first, first.length, 0);
        if (read == 0 || first[0] != 0) {
            return at(0, first, read);
        }
        byte[] step = new byte[STEP];
        long at = 0;
        while (at < before) {
            int there = source.readAt(step, step.length, at);
            int text = LineEnds.skipNuls(step, 0, there);
            if (text < there) {
                return at(source, at + text);
            }
            if (there < step.length) {
                break;
            }
            at += there;
        }
        return NONE;
    }

    /** What stands there, where that is known to be the beginning. */
    static Beginning at(Bytes source, long start) throws IOException {
        byte[] first = new byte[HeadFingerprint.LENGTH];
        return at(start, first, source.readAt(first, first.length, start));
    }

    /** Ends before the first NUL: there may be space that the writer reserved and is yet to fill. */
    static Beginning at(long start, byte[] bytes, int available) {
        int nul = LineEnds.indexOf(bytes, 0, available, (byte) 0);
        int written = nul < 0 ? available : nul;
        return written == 0 ? NONE : new Beginning(start, Arrays.copyOf(bytes, written));
    }

    /** Offset of the first byte that is no NUL. */
    long start() {
        return start;
    }

    /** What stands from there on, at most {@link HeadFingerprint#LENGTH} bytes, up to the next NUL; empty where nothing is written. */
    byte[] bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }
}
