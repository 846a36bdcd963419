package io.apilog.audit.verify;

/** THE list of what can have been done to a trail. */
public enum Manipulation {
    /** A line is not what it was. */
    CHANGED("changed"),
    /** Lines, or files, are not there any more. */
    REMOVED("removed"),
    /** Lines are there that never were. */
    INSERTED("inserted"),
    /** Lines stand elsewhere than they were written. */
    REORDERED("reordered"),
    /** A file, or the trail, ends earlier than it did. */
    TRUNCATED("truncated"),
    /** Lines, or a file, or all of it, stand in place of others. */
    REPLACED("replaced"),
    /** It was signed by another key than the one that it is verified with. */
    SIGNED_BY_ANOTHER("signed by another key");

    private final String word;

    Manipulation(String word) {
        this.word = word;
    }

    /** As it is said. */
    public String word() {
        return word;
    }
}
