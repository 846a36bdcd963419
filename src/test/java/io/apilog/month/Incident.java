package io.apilog.month;

import java.util.function.BiConsumer;

/**
 * Something that goes wrong, or looks as if it did.
 *
 * @param start its first minute
 * @param minutes how long it lasts
 * @param cause what an alert is to name first, as a pattern; empty where none is to come
 * @param effect changes a minute, of which it is told how far in the incident it is: from 0 to less than 1
 */
record Incident(String name, int start, int minutes, String cause, BiConsumer<Minute, Double> effect) {
    void changes(Minute minute, int at) {
        if (at >= start && at < end()) {
            effect.accept(minute, (at - start) / (double) minutes);
        }
    }

    int end() {
        return start + minutes;
    }
}
