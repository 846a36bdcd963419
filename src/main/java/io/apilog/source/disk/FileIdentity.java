package io.apilog.source.disk;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import org.jspecify.annotations.Nullable;

/**
 * Which file this is, whatever it is called. An inode's number is given to the next file at once when a file is deleted, so the birth
 * time belongs to it wherever the file system keeps one.
 *
 * @param device number of the file system; it can change when a network file system is mounted again
 * @param inode number of the file
 * @param birthNanos nanoseconds since the epoch; only equality means something, and only where {@link BirthTimes} says so
 */
public record FileIdentity(long device, long inode, long birthNanos) {
    /** What a directory entry can be found by while its file exists. */
    public record Inode(long device, long number) {
        // Written out, as what Java makes of a record is built anew at each start.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Inode inode && device == inode.device && number == inode.number;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(device) + Long.hashCode(number);
        }
    }

    // Written out, as what Java makes of a record is built anew at each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FileIdentity file
                        && device == file.device
                        && inode == file.inode
                        && birthNanos == file.birthNanos;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(device) + Long.hashCode(inode)) + Long.hashCode(birthNanos);
    }

    /** Device and inode without the birth. */
    public Inode key() {
        return new Inode(device, inode);
    }

    /** The same file where its file system has another number now. */
    public FileIdentity on(long otherDevice) {
        return otherDevice == device ? this : new FileIdentity(otherDevice, inode, birthNanos);
    }

    /** Writes the identity as three numbers. */
    public void write(SectionWriter out) {
        out.number(device).number(inode).fixed(birthNanos);
    }

    /** Reads what {@link #write} wrote. */
    public static FileIdentity read(SectionReader in) throws DamagedSnapshotException {
        return new FileIdentity(in.number(), in.number(), in.fixed());
    }

    /** Device, inode and birth time, for people. */
    public String text() {
        return Long.toHexString(device) + ":" + inode + "@" + birthNanos;
    }
}
