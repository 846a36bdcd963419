package io.apilog.month;

/**
 * An alert that fired without a break.
 *
 * @param alert its name, with the burn rate's kind behind it
 * @param from the first minute in which it fired
 * @param to the last one
 */
record Alarm(String alert, String severity, String labels, int from, int to) {
    boolean pages() {
        return severity.equals("critical");
    }
}
