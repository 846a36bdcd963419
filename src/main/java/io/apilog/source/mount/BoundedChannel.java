package io.apilog.source.mount;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An open file on a file system that can fail to answer. A read that does not come back in time has a buffer of its own, which is thrown
 * away with it. Closing never waits: to close a file waits for whoever reads it. One thread at a time.
 */
public final class BoundedChannel extends FileChannel {
    private final BoundedCalls calls;
    private final Object mount;
    private final Path path;
    private final FileChannel file;
    private @Nullable ByteBuffer spare;
    private long position;

    public BoundedChannel(BoundedCalls calls, Object mount, Path path, FileChannel file) {
        this.calls = calls;
        this.mount = mount;
        this.path = path;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        ByteBuffer buffer = spare;
        spare = null;
        ByteBuffer into = buffer == null || buffer.capacity() < target.remaining()
                ? ByteBuffer.allocate(target.remaining())
                : buffer;
        into.clear().limit(target.remaining());
        int read = calls.ask(mount, path, () -> file.read(into, at));
        spare = into;
        if (read > 0) {
            target.put(into.flip());
        }
        return read;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = read(target, position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (targets[i].hasRemaining()) {
                return read(targets[i]);
            }
        }
        return 0;
    }

    @Override
    public long size() throws IOException {
        return calls.ask(mount, path, file::size);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    protected void implCloseChannel() {
        calls.later(() -> {
            file.close();
            return true;
        });
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer source, long at) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {
        // Nothing is ever written.
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long from, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
