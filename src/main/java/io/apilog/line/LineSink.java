package io.apilog.line;

/** Takes the lines of one log file, in the file's order. */
@FunctionalInterface
public interface LineSink {
    /**
     * Takes one line. Called on one thread at a time; the line is valid only until this returns. Does not throw for anything a
     * line may hold.
     */
    void accept(Line line);

    /**
     * How many bytes of lines before the first one it is to be shown again, where reading goes on in a file that an earlier process
     * counted up to there. The same rules of threads as for {@link #accept}.
     */
    default int lookBack() {
        return 0;
    }

    /**
     * A line that was counted by an earlier process: what it has left for the lines behind it, as a piece of a line that goes on, is
     * taken up again. Counts nothing. What is shown may begin within a line.
     */
    default void recall(Line line) {}

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
