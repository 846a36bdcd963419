package io.apilog.format;

/** When to look for a format again: at once after one was found, and ever more rarely while none is, at the least once in 1024 lines. */
final class RareLooks {
    private static final int RAREST = 1024;

    private int skip;
    private int left;

    /** Whether it is time to look; asked once a line. */
    boolean isDue() {
        return left-- <= 0;
    }

    /** Says what came of a look. */
    void looked(boolean found) {
        skip = found ? 0 : Math.min(RAREST, skip * 2 + 1);
        left = skip;
    }
}
