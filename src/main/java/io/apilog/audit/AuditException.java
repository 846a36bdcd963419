package io.apilog.audit;

import java.io.IOException;

/** A key or a file of a trail that cannot be used; the message is a sentence for people, with the file's name and without a secret. */
public final class AuditException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public AuditException(String message) {
        super(message);
    }
}
