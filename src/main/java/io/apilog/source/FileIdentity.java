package io.apilog.source;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * Which file this is, whatever it is called. An inode's number is given to the next file at once when a file is deleted, so the birth
 * time belongs to it wherever the file system keeps one.
 *
 * @param device number of the file system; it can change when a network file system is mounted again
 * @param inode number of the file
 * @param birthNanos nanoseconds since the epoch; only equality means something, and only where {@link BirthTimes} says so
 */
record FileIdentity(long device, long inode, long birthNanos) {
    /** What a directory entry can be found by while its file exists. */
    record Inode(long device, long number) {}

    Inode key() {
        return new Inode(device, inode);
    }

    /** The same file where its file system has another number now. */
    FileIdentity on(long otherDevice) {
        return otherDevice == device ? this : new FileIdentity(otherDevice, inode, birthNanos);
    }

    void write(SectionWriter out) {
        out.number(device).number(inode).fixed(birthNanos);
    }

    static FileIdentity read(SectionReader in) throws DamagedSnapshotException {
        return new FileIdentity(in.number(), in.number(), in.fixed());
    }

    /** Device, inode and birth time, for people. */
    String text() {
        return Long.toHexString(device) + ":" + inode + "@" + birthNanos;
    }
}
