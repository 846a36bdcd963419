package io.apilog.format;

/** Is told what is found out about the format of a file. On the thread that parses. */
@FunctionalInterface
public interface FormatListener {
    /** Lines of this format are read from now on, beside those of the formats found before. */
    void found(Detection detection);

    /** The unit of durations of a format that was found before is known now, or is another. */
    default void decided(Detection detection) {
        found(detection);
    }

    /**
     * Many lines in a row are in none of the file's formats, and in no other that is known. Told once, until lines are read again.
     *
     * @param last the format in use before
     */
    default void lost(Detection last) {}
}
