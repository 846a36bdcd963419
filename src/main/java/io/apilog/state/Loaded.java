package io.apilog.state;

/**
 * What a start finds in the state directory.
 *
 * @param <T> what a snapshot stands for
 */
public sealed interface Loaded<T> {
    /** Nothing: this is the first start here. */
    record Nothing<T>() implements Loaded<T> {}

    /** The last snapshot: whatever was shown is in it. */
    record Last<T>(T value) implements Loaded<T> {}

    /**
     * A snapshot that may be older than what was shown.
     *
     * @param why the last one cannot be used, in words for people
     */
    record Earlier<T>(T value, String why) implements Loaded<T> {}

    /**
     * Something, but nothing that can be gone on from.
     *
     * @param why in words for people
     */
    record Unusable<T>(String why) implements Loaded<T> {}
}
