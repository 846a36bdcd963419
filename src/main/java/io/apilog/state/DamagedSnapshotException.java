package io.apilog.state;

import java.io.IOException;

/** What is in a file is no whole snapshot. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param what what is wrong, as the end of a sentence about the file */
    public DamagedSnapshotException(String what) {
        super(what);
    }
}
