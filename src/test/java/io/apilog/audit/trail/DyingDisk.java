package io.apilog.audit.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A disk under a process that ends at a step: half of what is written then is there, and nothing after it. */
final class DyingDisk implements TrailDisk {
    private final TrailDisk disk;
    private final int lastStep;
    private int steps;
    private boolean ended;

    /** @param lastStep the step at which the process ends, from 1 */
    DyingDisk(TrailDisk disk, int lastStep) {
        this.disk = disk;
        this.lastStep = lastStep;
    }

    /** Whether the process is over. */
    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized int steps() {
        return steps;
    }

    private synchronized boolean step() throws IOException {
        if (ended) {
            throw new IOException("the process is over");
        }
        steps++;
        ended = steps == lastStep;
        return ended;
    }

    private void stepOrEnd() throws IOException {
        if (step()) {
            throw new IOException("the process ends");
        }
    }

    @Override
    public Opened open(int number, long keep) throws IOException {
        stepOrEnd();
        Opened opened = disk.open(number, keep);
        return new Opened() {
            @Override
            public void write(byte[] bytes, int length, long at) throws IOException {
                if (step()) {
                    opened.write(bytes, length / 2, at);
                    throw new IOException("the process ends");
                }
                opened.write(bytes, length, at);
            }

            @Override
            public void cut(long to) throws IOException {
                stepOrEnd();
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
        stepOrEnd();
        disk.force(number);
    }

    @Override
    public void delete(int number) throws IOException {
        stepOrEnd();
        disk.delete(number);
    }
}
