package io.apilog.unique;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many different ones there were in each of several windows. One is counted where it stands by its hash, 64 bits that are spread evenly; the
 * same one is counted once. What comes late is counted in the windows that still have its time. Allocates nothing once each part of a window
 * was used. For one thread.
 */
public final class UniqueWindows {
    /** A standard error of 1.6 %, and 3 KiB for each part of a window. */
    public static final int PRECISION = 12;

    /** A standard error of 6.5 %, and 192 bytes. */
    private static final int LEAST_PRECISION = 8;

    private static final int MOST_BYTES_OF_ALL = 6 << 20;

    private final int precision;
    private final List<UniqueWindow> windows;

    /** Of single minutes; what is over is then in the parts of the others as well, so that counting is one step. */
    private final UniqueParts minutes;

    private final UniqueParts[] longer;
    private HyperLogLog minute;
    private long nowMillis;
    private long overMillis;

    /**
     * Has counted nothing.
     *
     * @param precision 8 to 16: each more halves the square of the error and doubles the space
     */
    public UniqueWindows(int precision, List<UniqueWindow> windows) {
        this.precision = precision;
        this.windows = List.copyOf(windows);
        this.minutes = new UniqueParts(precision, UniqueWindow.FIVE_MINUTES);
        this.longer = windows.stream()
                .filter(window -> window != UniqueWindow.FIVE_MINUTES)
                .map(window -> new UniqueParts(precision, window))
                .toArray(UniqueParts[]::new);
        this.minute = minutes.last();
    }

    /** The precision with which so many of these, each of all windows, take no more than 6 MiB together, from {@value #PRECISION} down to 8. */
    public static int precision(int count) {
        int parts = Arrays.stream(UniqueWindow.values())
                .mapToInt(UniqueWindow::parts)
                .sum();
        int precision = PRECISION;
        while (precision > LEAST_PRECISION && (long) count * parts * bytes(precision) > MOST_BYTES_OF_ALL) {
            precision--;
        }
        return precision;
    }

    private static long bytes(int precision) {
        return ((long) UniqueCopy.REGISTER_BITS << precision) / Byte.SIZE;
    }

    /** Counts one of now. */
    public void add(long hash, long nowMillis) {
        add(hash, nowMillis, nowMillis);
    }

    /**
     * Counts one.
     *
     * @param atMillis when it was there, not after now
     */
    public void add(long hash, long atMillis, long now) {
        if (isOver(now)) {
            advance(now);
        }
        if (overMillis - atMillis <= UniqueWindow.FIVE_MINUTES.partMillis()) {
            minute.add(hash);
            return;
        }
        minutes.addLate(hash, atMillis);
        for (UniqueParts parts : longer) {
            parts.addLate(hash, atMillis);
        }
    }

    private boolean isOver(long millis) {
        return millis >= overMillis || overMillis - millis > UniqueWindow.FIVE_MINUTES.partMillis();
    }

    /** Lets time pass, in milliseconds since 1970. It may go back: then nothing was counted behind it. */
    public void advance(long toMillis) {
        if (!isOver(toMillis)) {
            return;
        }
        boolean some = !minute.isEmpty() && toMillis >= nowMillis;
        for (UniqueParts parts : longer) {
            if (some) {
                parts.last().add(minute);
            }
            parts.advance(toMillis);
        }
        minutes.advance(toMillis);
        minute = minutes.last();
        long length = UniqueWindow.FIVE_MINUTES.partMillis();
        nowMillis = toMillis;
        overMillis = (Math.floorDiv(toMillis, length) + 1) * length;
    }

    /** A copy of now. */
    public UniqueCopy copy() {
        List<List<byte[]>> states = new ArrayList<>();
        states.add(minutes.states());
        for (UniqueParts parts : longer) {
            states.add(parts.states());
        }
        return new UniqueCopy(precision, windows, nowMillis, states);
    }

    /** Goes on with a copy. Returns false, and changes nothing, where that is of less precision or of other windows. */
    public boolean restore(UniqueCopy copy) {
        if (copy.precision() < precision || !copy.windows().equals(windows)) {
            return false;
        }
        UniqueCopy before = copy.downsized(precision);
        minutes.restore(before.states().get(0), before.nowMillis());
        for (int i = 0; i < longer.length; i++) {
            longer[i].restore(before.states().get(i + 1), before.nowMillis());
        }
        minute = minutes.last();
        long length = UniqueWindow.FIVE_MINUTES.partMillis();
        nowMillis = before.nowMillis();
        overMillis = nowMillis == 0 ? 0 : (Math.floorDiv(nowMillis, length) + 1) * length;
        return true;
    }
}
