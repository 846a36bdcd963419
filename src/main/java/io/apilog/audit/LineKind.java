package io.apilog.audit;

/** THE list of what a line of a trail can be. */
public enum LineKind {
    /** The first of each file: which it is, and what the tree over all lines before it needs to go on. */
    FILE("file"),
    /** A request for data. */
    ACCESS("access"),
    /** The root of the tree over all lines before it. */
    ROOT("root"),
    /** The signature of a root that stands before it, once that is kept for good. */
    SIGNATURE("signature"),
    /** How many requests are missing here because they could not be written. */
    GAP("gap"),
    /** Which file is deleted, being older, or more than is to be kept. */
    RETIRED("retired");

    private final String word;

    LineKind(String word) {
        this.word = word;
    }

    /** As a line has it. */
    public String word() {
        return word;
    }
}
