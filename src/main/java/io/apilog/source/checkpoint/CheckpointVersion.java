package io.apilog.source.checkpoint;

/**
 * In which layout positions were saved.
 *
 * @param number of the section; what an earlier one lacked is taken for what it was then
 */
public record CheckpointVersion(int number) {
    /** The version of the layout of positions that are whole in the snapshot. */
    static final int WHOLE = 3;

    /** The layout that is written. */
    public static final CheckpointVersion NOW = new CheckpointVersion(WHOLE);

    /** Whether it says where in a file its beginning is: before, that was 0. */
    boolean knowsHoles() {
        return number >= 2;
    }

    /** Whether it says how an archive begins that is read. */
    boolean knowsArchives() {
        return number >= 3;
    }

    /** Whether more names than those that begin with a log's own were looked at for what the log was rotated to. */
    public boolean knowsGenerations() {
        return number >= 2;
    }
}
