package io.apilog.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What came of asking for data. */
enum AccessOutcome {
    /** It was answered. */
    ALLOWED,
    /** It was refused: 401, 403, 407, 451. */
    DENIED,
    /** It was not answered for another reason. */
    FAILED;

    private static final int LEAST_FAILURE = 400;

    /** The values of the label {@code outcome}, by place. */
    static List<String> labels() {
        return Arrays.stream(values()).map(AccessOutcome::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a status; less than 100 where none was sent. */
    static AccessOutcome of(int status) {
        return switch (status) {
            case 401, 403, 407, 451 -> DENIED;
            default -> status >= 100 && status < LEAST_FAILURE ? ALLOWED : FAILED;
        };
    }
}
