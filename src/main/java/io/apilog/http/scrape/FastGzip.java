package io.apilog.http.scrape;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses at the least effort: expositions repeat themselves so much that more effort saves little. */
final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8 * 1024;

    FastGzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    /** Gives back the memory outside the heap, whether or not everything was written. */
    void release() {
        def.end();
    }
}
