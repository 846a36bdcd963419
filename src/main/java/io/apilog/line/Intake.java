package io.apilog.line;

/** Where a source announces a file before it hands over the file's first line. */
@FunctionalInterface
public interface Intake {
    /**
     * Opens the way for the lines of one file. Called once for each file identity, as soon as the file holds a complete line, on
     * the thread that will hand the lines over.
     *
     * @param file what is read
     * @param sample lines to find the format by; they are not counted here, and those that are to be counted come again through
     *     the sink
     */
    LineSink open(LogFile file, Sample sample);
}
