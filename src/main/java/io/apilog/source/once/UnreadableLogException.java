package io.apilog.source.once;

import java.io.IOException;

/** A log that was to be read once could not be read, or not to its end. The message names the path. */
public final class UnreadableLogException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableLogException(String path, String reason, IOException cause) {
        super(path + ": " + reason, cause);
    }
}
