package io.apilog.line;

/** Takes the lines of one log file, in the file's order. */
@FunctionalInterface
public interface LineSink {
    /**
     * Takes one line. Called on one thread at a time; the line is valid only until this returns. Does not throw for anything a
     * line may hold.
     */
    void accept(Line line);
}
