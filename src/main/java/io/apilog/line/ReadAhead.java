package io.apilog.line;

/**
 * Reads the lines of one batch before it is their turn, as far as a line says by itself what it is, so that several threads can work on
 * one file. Made by {@link LineSink#readAhead} for one thread. What comes of a line is the same as where it had gone through
 * {@link LineSink#accept} alone.
 */
public interface ReadAhead {
    /** Forgets the batch before. */
    void begin();

    /** Reads the next line of the batch. Other threads may hand over other batches of the same file meanwhile. */
    void read(Line line);

    /**
     * Takes the next line of the batch, in the order in which they were read, with the same bytes at the same place. Batches come here
     * in the order of the file, and only one of a file at a time.
     */
    void accept(Line line);
}
