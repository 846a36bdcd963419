package io.apilog.source.rotation;

/**
 * A place that is looked at some times more: a listing is no snapshot, and a file can be compressed when it is seen first. It is over after
 * at least three looks, two seconds, and nothing that grows.
 */
class RepeatedLook {
    private static final long LOOKS_FOR_NANOS = 2_000_000_000L;
    private static final int LEAST_LOOKS = 3;

    private final long since;
    private int looks;
    private boolean growing;

    RepeatedLook(long since) {
        this.since = since;
    }

    /** It is being looked at once more. */
    final void begin() {
        looks++;
        growing = false;
    }

    /** @param one whether a file was seen that is still being written */
    final void saw(boolean one) {
        growing |= one;
    }

    final boolean isGrowing() {
        return growing;
    }

    final boolean isOver(long now) {
        return !growing && looks >= LEAST_LOOKS && now - since >= LOOKS_FOR_NANOS;
    }
}
