package io.apilog.source.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Another disk, of which it can be told which file is waited for. */
public final class WatchedDisk implements LogDisk {
    private final LogDisk disk;
    private final Pulse pulse;

    /** A disk of which each call is told to the pulse, as it begins and as it ends. */
    public WatchedDisk(LogDisk disk, Pulse pulse) {
        this.disk = disk;
        this.pulse = pulse;
    }

    @Override
    public FileStat look(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.look(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.open(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        pulse.begin(directory);
        try {
            disk.list(directory, fileName);
        } finally {
            pulse.end();
        }
    }

    @Override
    public Path real(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.real(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public boolean isLink(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.isLink(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public Path link(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.link(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public boolean isThere(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.isThere(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        pulse.begin(path);
        try {
            return disk.isDirectory(path);
        } finally {
            pulse.end();
        }
    }

    @Override
    public long unanswered() {
        return disk.unanswered();
    }

    @Override
    public void reading(Path path) {
        pulse.begin(path);
    }

    @Override
    public void read() {
        pulse.end();
    }
}
