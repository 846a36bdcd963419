package io.apilog.month;

/**
 * What an alert said of its reasons while it fired.
 *
 * @param why its annotation of that name
 */
record Told(String alert, int minute, String why) {
    /** The heaviest contributor, without its share. */
    String first() {
        return why.replaceFirst(" [0-9.]+%.*", "");
    }
}
