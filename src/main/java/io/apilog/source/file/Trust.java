package io.apilog.source.file;

/** How far it is known that the lines which were counted of a file stand in it. */
public enum Trust {
    /** The position was saved by an earlier process, and the file was not opened since. */
    UNSEEN,
    /** The file may be another file's content by now: nothing is read before that is settled. */
    DOUBTED,
    /** What was counted stands before the position. */
    SETTLED
}
