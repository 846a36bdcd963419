package io.apilog.month;

/**
 * What an alert said of its reasons while it fired.
 *
 * @param why its annotation of that name
 */
record Told(String alert, String severity, int minute, String why) {
    /** Whether it was said by that alarm. */
    boolean isOf(Alarm alarm) {
        return alarm.alert().equals(alert)
                && alarm.severity().equals(severity)
                && minute >= alarm.from()
                && minute <= alarm.to();
    }

    /** The heaviest contributor, without its share. */
    String first() {
        return why.replaceFirst(" [0-9.]+%.*", "");
    }
}
