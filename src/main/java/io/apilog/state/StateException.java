package io.apilog.state;

import java.io.IOException;

/** The state directory cannot be used. The message says for people what is wrong and what can be done. */
public final class StateException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the directory */
    public StateException(String message) {
        super(message);
    }
}
