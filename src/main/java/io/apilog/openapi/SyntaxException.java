package io.apilog.openapi;

import io.apilog.settings.Place;

/** A file cannot be read on. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /** Says what is wrong there. */
    SyntaxException(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
