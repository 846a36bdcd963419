package io.apilog.settings;

/** What is wrong with the configuration, and where. */
public record Problem(Place place, String message) {
    /** {@code apilog.yaml:12:5: unknown key 'enpoints': did you mean 'endpoints'?}, always one line. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
