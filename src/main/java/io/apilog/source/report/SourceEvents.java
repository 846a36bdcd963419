package io.apilog.source.report;

/**
 * What happens while files are followed, told to whoever counts it. Called on the reading thread; an implementation returns at once
 * and does not throw. {@code source} is a configured source's name.
 */
public interface SourceEvents {
    /** Bytes of lines were handed over, line ends included. */
    void bytesRead(String source, long bytes);

    /** A path changed to another file; the file before is read to its end. */
    void rotated(String source);

    /** A file was cut to be written anew (copy-truncate or a writer that begins again). */
    void truncated(String source);

    /** A file became shorter though it still is the same log: a stale size, or a tail lost at a power failure. */
    void regressed(String source);

    /** A file went away before all of it was read. */
    void lost(String source);

    /** A file that a glob found is not followed, because as many files are followed already as may be. */
    void fileLimitReached(String source);

    /** So many files of any source, those not seen for the longest time, are not known any more, because as many are known as may be. */
    void forgot(int files);
}
