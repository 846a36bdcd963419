package io.apilog.format.requestlog;

/** Tells a bracket or quote that closes what a value stands in from one that is part of the value. */
final class Enclosed {
    private static final String CLOSE = ")]}>'`";
    private static final String OPEN = "([{<'`";

    private Enclosed() {}

    /**
     * Where a path ends without the brackets and quotes behind it that were opened before it.
     *
     * @param line where the line begins
     */
    static int end(byte[] bytes, int line, int from, int to) {
        int end = to;
        while (end > from + 1) {
            int kind = CLOSE.indexOf(bytes[end - 1]);
            if (kind < 0 || isOpen(bytes, from, end - 1, kind) || !isOpen(bytes, line, from, kind)) {
                return end;
            }
            end--;
        }
        return end;
    }

    /** Whether one of that kind was opened in these bytes and not closed again. */
    private static boolean isOpen(byte[] bytes, int from, int to, int kind) {
        int open = OPEN.charAt(kind);
        int close = CLOSE.charAt(kind);
        int depth = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == close && (open != close || depth > 0)) {
                depth = Math.max(0, depth - 1);
            } else if (bytes[i] == open) {
                depth++;
            }
        }
        return depth > 0;
    }
}
