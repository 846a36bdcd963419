package io.apilog.source.once;

import io.apilog.source.report.ReadWatch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a {@link ReadWatch} what is read. */
final class WatchedStream extends FilterInputStream {
    private final ReadWatch watch;

    WatchedStream(InputStream in, ReadWatch watch) {
        super(in);
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            watch.bytesRead(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            watch.bytesRead(read);
        }
        return read;
    }

    /** Of a pipe that is named as a file Java cannot tell, and fails: then there may be more, or what gzip has in several members would end with one. */
    @Override
    public int available() {
        try {
            return super.available();
        } catch (IOException e) {
            return 1;
        }
    }
}
