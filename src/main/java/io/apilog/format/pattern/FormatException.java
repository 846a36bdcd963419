package io.apilog.format.pattern;

/** A format that was configured cannot be understood. The message is a sentence for the user. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;

    /** A fault of a text, at a column from 0. */
    public FormatException(String message, int column) {
        super(message);
        this.column = column;
    }

    /** Where in the configured text, in characters from 0. */
    public int column() {
        return column;
    }
}
