package io.apilog.source.fingerprint;

import io.apilog.bytes.LineEnds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * How what is written in a file begins: its first bytes behind the NULs that can stand before them. A writer that goes on at its old place
 * after its file was cut leaves such a hole, and every copy and archive of the file has it as well.
 */
public final class Beginning {
    /** The most bytes of a file that are its beginning. */
    static final int LENGTH = 1024;

    static final Beginning NONE = new Beginning(0, new byte[0], false);

    private static final int ESCAPE = 0x1B;
    /** So many in one short line say nothing. */
    private static final int LEAST_CONTROLS = 32;

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final int GZIP_DEFLATE = 8;

    private static final int TAR_HEADER = 512;
    private static final int TAR_SUM = 148;
    private static final int TAR_SUM_LENGTH = 8;

    private static final int STEP = 256 * 1024;
    /** What stands behind more NULs than these is not looked for: to read so much takes some seconds. */
    private static final long MOST_NULS = 8L << 30;

    private final long start;
    private final byte[] bytes;
    private final boolean isNoLog;

    private Beginning(long start, byte[] bytes, boolean isNoLog) {
        this.start = start;
        this.bytes = bytes;
        this.isNoLog = isNoLog;
    }

    /** What can be read at any place. */
    @FunctionalInterface
    public interface Bytes {
        /** Reads up to {@code length} bytes at {@code position}, fewer only at the end. */
        int readAt(byte[] target, int length, long position) throws IOException;
    }

    /**
     * Whether what stands here are no lines of a log but an archive of several files (tar), or most likely what no log holds: more than
     * one byte in sixteen is a control character besides NULs, tabs, line ends and escapes. A log has some, as its clients send them.
     */
    public boolean isNoLog() {
        return isNoLog;
    }

    /** Whether a file begins here that gzip has compressed, whatever it is called. */
    public boolean isGzip() {
        return start == 0
                && bytes.length > 2
                && (bytes[0] & 0xFF) == GZIP_FIRST
                && (bytes[1] & 0xFF) == GZIP_SECOND
                && bytes[2] == GZIP_DEFLATE;
    }

    private static boolean isNoLog(long start, byte[] bytes, int available) {
        int controls = 0;
        for (int i = 0; i < available; i++) {
            byte b = bytes[i];
            if (b > 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != ESCAPE) {
                controls++;
            }
        }
        return controls > Math.max(LEAST_CONTROLS, available / 16)
                || (start == 0 && available >= TAR_HEADER && isTar(bytes));
    }

    /** By the sum of its header, which the versions without a magic number have as well. */
    private static boolean isTar(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            boolean isOfSum = i >= TAR_SUM && i < TAR_SUM + TAR_SUM_LENGTH;
            sum += isOfSum ? ' ' : bytes[i] & 0xFF;
        }
        int said = 0;
        for (int i = TAR_SUM; i < TAR_SUM + TAR_SUM_LENGTH; i++) {
            int digit = Character.digit(bytes[i], 8);
            if (digit >= 0) {
                said = said * 8 + digit;
            } else if (bytes[i] != ' ' && bytes[i] != 0) {
                return false;
            }
        }
        return said == sum;
    }

    /** Reads a channel, whose position stays. */
    public static Bytes in(FileChannel channel) {
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

    /** The beginning of what can be read, behind however many NULs. */
    public static Beginning of(Bytes source) throws IOException {
        return of(source, MOST_NULS);
    }

    /** @param before only what begins before this offset is looked for */
    public static Beginning of(Bytes source, long before) throws IOException {
        byte[] first = new byte[LENGTH];
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
    public static Beginning at(Bytes source, long start) throws IOException {
        byte[] first = new byte[LENGTH];
        return at(start, first, source.readAt(first, first.length, start));
    }

    /** The beginning that bytes are, up to the first NUL: there may be space that the writer reserved and is yet to fill. */
    public static Beginning at(long start, byte[] bytes, int available) {
        int nul = LineEnds.indexOf(bytes, 0, available, (byte) 0);
        int written = nul < 0 ? available : nul;
        return written == 0
                ? NONE
                : new Beginning(start, Arrays.copyOf(bytes, written), isNoLog(start, bytes, available));
    }

    /** Offset of the first byte that is no NUL. */
    public long start() {
        return start;
    }

    /** What stands from there on, at most {@link #LENGTH} bytes, up to the next NUL; empty where nothing is written. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether nothing is written yet. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }
}
