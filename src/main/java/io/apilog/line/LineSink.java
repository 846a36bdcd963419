package io.apilog.line;

/** Takes the lines of one log file, in the file's order. */
@FunctionalInterface
public interface LineSink {
    /**
     * Takes one line. Called on one thread at a time; the line is valid only until this returns. Does not throw for anything a
     * line may hold.
     */
    void accept(Line line);

    /** A way to read lines before it is their turn; this one waits for the turn. To be called on any thread. */
    default ReadAhead readAhead() {
        return new ReadAhead() {
            @Override
            public void begin() {}

            @Override
            public void read(Line line) {}

            @Override
            public void accept(Line line) {
                LineSink.this.accept(line);
            }
        };
    }
}
