package io.apilog.format.field;

import java.util.List;

/** THE list of names of the time until the first byte of an answer, which is not the whole that the client waited. */
public final class FirstByte {
    /** Why there is no duration where nothing else is written. */
    public static final String WHY =
            "the time until the first byte is not what the client waited, and nothing says when" + " the answer ended";

    /** As {@link JsonNode#normalise} has them. */
    static final List<String> NAMES = List.of(
            "edgetimetofirstbytems",
            "timetofirstbyte",
            "timetofirstbytems",
            "timefirstbyte",
            "timefirstbytems",
            "firstbyte",
            "firstbytems",
            "firstbytetime",
            "firstbytetimems",
            "ttfb",
            "ttfbms",
            "ttfbus",
            "ttfbs");

    private FirstByte() {}

    /** Whether a key is one of them. */
    public static boolean isNamed(String key) {
        return !key.isEmpty() && NAMES.contains(JsonNode.normalise(key));
    }
}
