package io.apilog.audit.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a trail, by their numbers. Every method may wait for a disk. */
interface TrailDisk {
    /**
     * Opens a file to be written, and makes it where it is not there.
     *
     * @param keep its length afterwards; it is not shorter
     */
    Opened open(int number, long keep) throws IOException;

    /** The numbers of all files that are there, in order. */
    List<Integer> numbers() throws IOException;

    long size(int number) throws IOException;

    /** When it was written last, in milliseconds since 1970. */
    long modifiedMillis(int number) throws IOException;

    /** Reads it from its beginning. */
    InputStream read(int number) throws IOException;

    /** Has what was written of it survive the end of the machine. One that is gone is no failure. */
    void force(int number) throws IOException;

    void delete(int number) throws IOException;

    /** A file that is written. */
    interface Opened extends AutoCloseable {
        void write(byte[] bytes, int length, long at) throws IOException;

        /** Cuts off what stands behind a place. */
        void cut(long keep) throws IOException;

        @Override
        void close() throws IOException;
    }
}
