package io.apilog.http;

/** The server cannot listen where it was told to. The message is a complete sentence for the user. */
public final class ListenException extends Exception {
    private static final long serialVersionUID = 1L;

    ListenException(String message, Throwable cause) {
        super(message, cause);
    }

    ListenException(String message) {
        super(message);
    }
}
