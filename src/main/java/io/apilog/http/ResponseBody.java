package io.apilog.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.io.Content;

/**
 * Hands a response over in large pieces, waiting for the client to take each. Neither flushing nor closing ends it, only
 * {@link #complete}: a body that failed half-way must not look whole.
 */
final class ResponseBody extends OutputStream {
    private static final int PIECE = 32 * 1024;

    private final Content.Sink sink;
    private final byte[] piece = new byte[PIECE];
    private int used;

    ResponseBody(Content.Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        if (used == PIECE) {
            send(false);
        }
        piece[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int position = from;
        int left = length;
        while (left > 0) {
            if (used == PIECE) {
                send(false);
            }
            int count = Math.min(left, PIECE - used);
            System.arraycopy(bytes, position, piece, used, count);
            used += count;
            position += count;
            left -= count;
        }
    }

    /** Sends what is left and marks the response as whole. A body of one piece gets its length in the header. */
    void complete() throws IOException {
        send(true);
    }

    private void send(boolean last) throws IOException {
        Content.Sink.write(sink, last, ByteBuffer.wrap(piece, 0, used));
        used = 0;
    }
}
