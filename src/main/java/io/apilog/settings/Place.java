package io.apilog.settings;

/**
 * Where a setting was written: in a file, or on the command line or in the environment.
 *
 * @param origin the file as it was named by the user, the flag ({@code --log.level}) or the variable ({@code APILOG_LOG_LEVEL})
 * @param line from 1; 0 where the origin has no lines, or the whole file is meant
 * @param column in code points from 1; 0 together with the line
 */
public record Place(String origin, int line, int column) {
    /** A flag, a variable, or a file as a whole. */
    public static Place of(String origin) {
        return new Place(origin, 0, 0);
    }

    /** {@code apilog.yaml:12:5}, or the origin alone. */
    @Override
    public String toString() {
        return line == 0 ? origin : origin + ":" + line + ":" + column;
    }
}
