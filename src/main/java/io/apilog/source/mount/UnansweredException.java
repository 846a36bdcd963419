package io.apilog.source.mount;

import java.io.IOException;
import java.nio.file.Path;

/** A file system did not answer in time. Nothing is known of the file for that; it is asked again later. */
public final class UnansweredException extends IOException {
    private static final long serialVersionUID = 1L;

    UnansweredException(Path about, Object mount) {
        super(about + ": the file system at " + mount + " does not answer");
    }
}
