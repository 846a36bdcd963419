package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Says beyond the end of the process that what is saved is no longer what was shown. The file is open and its block is allocated from the
 * start, so that it can be written where nothing else can: on a full disk, in a directory that lost its permissions.
 */
final class Mark implements AutoCloseable {
    private static final String NAME = "mark";
    private static final int BLOCK = 4096;
    private static final byte SET = '!';
    private static final byte UNSET = '.';

    private final FileChannel channel;
    private boolean set;

    private Mark(FileChannel channel, boolean set) {
        this.channel = channel;
        this.set = set;
    }

    static Mark open(Path directory) throws IOException {
        FileChannel channel = OwnerOnly.open(
                directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            boolean set = isSet(channel);
            if (channel.size() < BLOCK) {
                byte[] block = new byte[BLOCK];
                Arrays.fill(block, UNSET);
                block[0] = set ? SET : UNSET;
                write(channel, ByteBuffer.wrap(block));
            }
            return new Mark(channel, set);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isSet(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(1);
        return channel.read(first, 0) == 1 && first.get(0) == SET;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.force(false);
    }

    boolean isSet() {
        return set;
    }

    void set(boolean now) throws IOException {
        if (set != now) {
            write(channel, ByteBuffer.wrap(new byte[] {now ? SET : UNSET}));
            set = now;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
