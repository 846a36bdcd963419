package io.apilog.audience;

import java.util.List;

/** The values of the label {@code status_class}: the first digit of what was sent. */
final class StatusClasses {
    /** Each of them, at its number. */
    static final List<String> ALL = List.of("none", "1xx", "2xx", "3xx", "4xx", "5xx", "other");

    private static final int NONE = 0;
    private static final int OTHER = 6;

    private StatusClasses() {}

    /** The number of the class of a status; less than 100 is none. */
    static int of(int status) {
        if (status < 100) {
            return NONE;
        }
        return status < 600 ? status / 100 : OTHER;
    }
}
