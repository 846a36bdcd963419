package io.apilog.source;

/**
 * What was at a path when it was looked at, links followed.
 *
 * @param size bytes
 * @param modifiedNanos time of the last modification, nanoseconds since the epoch; only whether it moved means something
 */
record FileStat(Kind kind, FileIdentity identity, long size, long modifiedNanos) {
    enum Kind {
        FILE,
        DIRECTORY,
        /** A pipe, a socket, a device: to open one can block for ever. */
        OTHER
    }
}
