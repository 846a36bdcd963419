package io.apilog.http.scrape;

import java.io.IOException;
import java.io.Writer;

/**
 * A fast path: what {@link java.io.BufferedWriter} does, without a lock for each call: simpleclient's {@code TextFormat} writes label values
 * character by character. {@code ScrapeBenchmark.scrape} has it, and {@code TextBufferTest} compares the two. For one thread.
 */
final class TextBuffer extends Writer {
    /** In characters. */
    static final int SIZE = 8 * 1024;

    private final Writer out;
    private final char[] characters = new char[SIZE];
    private int used;

    TextBuffer(Writer out) {
        this.out = out;
    }

    @Override
    public void write(int character) throws IOException {
        if (used == SIZE) {
            send();
        }
        characters[used++] = (char) character;
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        if (length > SIZE - used) {
            send();
        }
        if (length > SIZE) {
            out.write(text, from, length);
        } else {
            text.getChars(from, from + length, characters, used);
            used += length;
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        send();
        out.write(text, from, length);
    }

    private void send() throws IOException {
        out.write(characters, 0, used);
        used = 0;
    }

    @Override
    public void flush() throws IOException {
        send();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        send();
        out.close();
    }
}
