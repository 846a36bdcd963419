package io.apilog.source;

import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file system that does not answer while it hangs: whoever asks waits, and gets the answer late. */
final class HangingDisk implements LogDisk {
    private final LogDisk disk = new LocalDisk();
    private final Path mount;
    private volatile @Nullable CountDownLatch hung;
    /** Whether what is open can be read all the same. */
    volatile boolean readsOn;

    /** @param mount what lies below hangs */
    HangingDisk(Path mount) {
        this.mount = mount;
    }

    void hang() {
        hung = new CountDownLatch(1);
    }

    /** What was asked is answered now. */
    void answer() {
        CountDownLatch waiting = hung;
        hung = null;
        if (waiting != null) {
            waiting.countDown();
        }
    }

    @Nullable
    Path mountOf(Path path) {
        return path.startsWith(mount) ? mount : null;
    }

    private void await(Path path) {
        CountDownLatch waiting = path.startsWith(mount) ? hung : null;
        try {
            if (waiting != null) {
                waiting.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public FileStat look(Path path) throws IOException {
        await(path);
        return disk.look(path);
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        await(path);
        return new SlowChannel(disk.open(path), () -> {
            if (!readsOn) {
                await(path);
            }
        });
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        await(directory);
        disk.list(directory, fileName);
    }

    @Override
    public Path real(Path path) throws IOException {
        await(path);
        return disk.real(path);
    }

    @Override
    public boolean isLink(Path path) throws IOException {
        await(path);
        return disk.isLink(path);
    }

    @Override
    public boolean isThere(Path path) throws IOException {
        await(path);
        return disk.isThere(path);
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        await(path);
        return disk.isDirectory(path);
    }
}
