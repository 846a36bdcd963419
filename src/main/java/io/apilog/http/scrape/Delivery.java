package io.apilog.http.scrape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** Hands a body to a client as fast as that reads, and holds no thread meanwhile. A body of one piece gets its length in the header. */
final class Delivery extends IteratingCallback {
    private static final int PIECE = 32 * 1024;

    private final InputStream body;
    private final Response response;
    private final Runnable onPiece;
    private final Callback whole;
    private final byte[] piece = new byte[PIECE];
    private boolean last;

    /**
     * Nothing is handed over yet.
     *
     * @param onPiece called each time that a piece was read
     * @param whole completed when all was handed over, or failed
     */
    Delivery(InputStream body, Response response, Runnable onPiece, Callback whole) {
        this.body = body;
        this.response = response;
        this.onPiece = onPiece;
        this.whole = whole;
    }

    @Override
    protected Action process() throws IOException {
        if (last) {
            return Action.SUCCEEDED;
        }
        onPiece.run();
        int count = body.readNBytes(piece, 0, PIECE);
        last = count < PIECE;
        response.write(last, ByteBuffer.wrap(piece, 0, count), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        close(null);
    }

    @Override
    protected void onCompleteFailure(Throwable failure) {
        close(failure);
    }

    private void close(@Nullable Throwable failure) {
        try {
            body.close();
        } catch (IOException e) {
            // It is in memory.
        }
        if (failure == null) {
            whole.succeeded();
        } else {
            whole.failed(failure);
        }
    }
}
