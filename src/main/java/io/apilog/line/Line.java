package io.apilog.line;

/**
 * One line of an access log without its line end: a slice of bytes in a buffer that its owner uses again for the next line.
 *
 * <p>A line is valid only during {@link LineSink#accept}; whoever needs a byte of it later copies it. Only {@code format} may read
 * the bytes: that a raw line, which can hold tokens and addresses, reaches no label and no log is checked by an ArchUnit rule on
 * {@link #bytes()}.
 */
public final class Line {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long offset;
    private boolean overlong;

    /**
     * Points this line at a slice.
     *
     * @param bytes the buffer; not copied
     * @param from index of the first byte
     * @param to index after the last byte, the line end ({@code \n} or {@code \r\n}) not included
     * @param offset where the line begins in its file, in bytes from 0
     */
    public void set(byte[] bytes, int from, int to, long offset) {
        // Lines of one batch are in one buffer, and G1 has to be told of each reference that is stored.
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.from = from;
        this.to = to;
        this.offset = offset;
        this.overlong = false;
    }

    /** Makes this the stand-in for a line that was longer than the limit and whose bytes were not kept. */
    public void setOverlong(long offset) {
        set(bytes, 0, 0, offset);
        this.overlong = true;
    }

    /** The buffer that holds the line; see {@link #from()} and {@link #to()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte. */
    public int from() {
        return from;
    }

    /** Index after the last byte. */
    public int to() {
        return to;
    }

    /** Length in bytes, 0 for a blank line. */
    public int length() {
        return to - from;
    }

    /** Where the line begins in its file, in bytes from 0: what a message about a line may name. */
    public long offset() {
        return offset;
    }

    /** Whether the line was longer than the limit; its bytes are then not here. */
    public boolean overlong() {
        return overlong;
    }
}
