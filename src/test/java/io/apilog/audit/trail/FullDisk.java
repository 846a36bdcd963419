package io.apilog.audit.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A disk that is full, or does not answer, while a test says so. */
final class FullDisk implements TrailDisk {
    private final TrailDisk disk;
    volatile boolean full;
    volatile CountDownLatch hanging = new CountDownLatch(0);

    FullDisk(TrailDisk disk) {
        this.disk = disk;
    }

    @Override
    public Opened open(int number, long keep) throws IOException {
        Opened opened = disk.open(number, keep);
        return new Opened() {
            @Override
            public void write(byte[] bytes, int length, long at) throws IOException {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                if (full) {
                    opened.write(bytes, length / 3, at);
                    throw new IOException("No space left on device");
                }
                opened.write(bytes, length, at);
            }

            @Override
            public void cut(long to) throws IOException {
                opened.cut(to);
            }

            @Override
            public void close() throws IOException {
                opened.close();
            }
        };
    }

    @Override
    public List<Integer> numbers() throws IOException {
        return disk.numbers();
    }

    @Override
    public long size(int number) throws IOException {
        return disk.size(number);
    }

    @Override
    public long modifiedMillis(int number) throws IOException {
        return disk.modifiedMillis(number);
    }

    @Override
    public InputStream read(int number) throws IOException {
        return disk.read(number);
    }

    @Override
    public void force(int number) throws IOException {
        disk.force(number);
    }

    @Override
    public void delete(int number) throws IOException {
        disk.delete(number);
    }
}
