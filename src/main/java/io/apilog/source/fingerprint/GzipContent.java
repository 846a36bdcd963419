package io.apilog.source.fingerprint;

import io.apilog.bytes.LineEnds;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What a compressed file holds, from its beginning on. The checksums are verified as far as it is read. */
public final class GzipContent implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int TRAILER_SIZE_BYTES = 4;

    private final InputStream in;
    private final long sizeModulo;

    private GzipContent(InputStream in, long sizeModulo) {
        this.in = in;
        this.sizeModulo = sizeModulo;
    }

    /**
     * Opens it. The channel is closed with it, and also where it cannot be opened.
     *
     * @throws java.util.zip.ZipException it is not compressed by gzip
     * @throws EOFException it ends within its header: it is yet to be written
     */
    public static GzipContent open(FileChannel channel) throws IOException {
        try {
            long size = sizeModulo(channel);
            return new GzipContent(new GZIPInputStream(Channels.newInputStream(channel.position(0)), BUFFER), size);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static long sizeModulo(FileChannel channel) throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER_SIZE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(trailer, Math.max(0, channel.size() - TRAILER_SIZE_BYTES));
        return Integer.toUnsignedLong(trailer.getInt(0));
    }

    /** Whether the file says that it holds so many bytes. It says so modulo 2 to the 32nd, and only of its last member. */
    public boolean holds(long bytes) {
        return (bytes & 0xFFFF_FFFFL) == sizeModulo;
    }

    /** How many bytes it says it holds, where that is less than 4 GiB. */
    public long sizeModulo() {
        return sizeModulo;
    }

    /** The next bytes, fewer only at the end. */
    public byte[] next(int length) throws IOException {
        return in.readNBytes(length);
    }

    /**
     * Leaves out bytes.
     *
     * @throws EOFException there are not so many
     */
    public void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    /** What is left, behind bytes that were read already. */
    public InputStream rest(byte[] before) {
        return before.length == 0 ? in : new SequenceInputStream(new ByteArrayInputStream(before), in);
    }

    /** The last bytes of {@code lead}, as many as the marker was made of, are compared with it. */
    public static boolean stands(TailMarker marker, byte[] lead) {
        return marker.matches(lead, lead.length) && lead.length >= marker.length();
    }

    /** How what it holds begins. Called once, before anything else is read of it. */
    public Beginning beginning() throws IOException {
        byte[] step = next(HeadFingerprint.LENGTH);
        long at = 0;
        while (step.length > 0) {
            int text = LineEnds.skipNuls(step, 0, step.length);
            if (text == 0 && step.length >= HeadFingerprint.LENGTH) {
                return Beginning.at(at, step, HeadFingerprint.LENGTH);
            }
            if (text < step.length) {
                byte[] rest = next(HeadFingerprint.LENGTH);
                byte[] first = Arrays.copyOfRange(step, text, step.length + rest.length);
                System.arraycopy(rest, 0, first, step.length - text, rest.length);
                return Beginning.at(at + text, first, Math.min(first.length, HeadFingerprint.LENGTH));
            }
            at += step.length;
            step = next(BUFFER);
        }
        return Beginning.NONE;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
