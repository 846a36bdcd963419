package io.apilog.source.disk;

/**
 * What was at a path when it was looked at, links followed.
 *
 * @param size bytes
 * @param modifiedNanos time of the last modification, nanoseconds since the epoch; only whether it moved means something
 */
public record FileStat(Kind kind, FileIdentity identity, long size, long modifiedNanos) {
    /** What a path leads to. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** A pipe, a socket, a device: to open one can block for ever. */
        OTHER
    }
}
