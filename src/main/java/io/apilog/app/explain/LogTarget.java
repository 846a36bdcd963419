package io.apilog.app.explain;

/** A request target as a log has it, seen by people. */
final class LogTarget {
    private LogTarget() {}

    /** The path of a target: without scheme and host, query and fragment. Empty where there is none. */
    static String path(String target) {
        int from = 0;
        int scheme = target.indexOf("://");
        if (scheme > 0 && !target.startsWith("/")) {
            int slash = target.indexOf('/', scheme + 3);
            from = slash < 0 ? target.length() : slash;
        }
        int to = target.length();
        for (int i = from; i < to; i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                to = i;
            }
        }
        return from == to && from > 0 ? "/" : target.substring(from, to);
    }
}
