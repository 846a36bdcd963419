package io.apilog.endpoint.learn.kind;

/**
 * A place in paths and what was met there, as plain data: a row of what is saved.
 *
 * @param path names of segments with a slash before each; empty for the root
 * @param learning what was learned of the names behind it
 * @param asked requests that came by and were answered in a way that makes endpoints, 0 or more
 * @param written whether one of them was neither GET nor HEAD nor OPTIONS
 * @param answered whether requests that ended here were answered before the path had this name
 * @param word whether its name is a word, whatever is learned of those beside it
 * @param oneShape whether all that shapes name behind it is one parameter
 */
public record LearnedPosition(
        String path, Learning learning, int asked, boolean written, boolean answered, boolean word, boolean oneShape) {
    /** A place of which nothing says that its name is a word, nor that what shapes name behind it is one. */
    public LearnedPosition(String path, Learning learning, int asked, boolean written, boolean answered) {
        this(path, learning, asked, written, answered, false, false);
    }
}
