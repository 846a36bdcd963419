package io.apilog.metrics.history;

import static io.apilog.metrics.history.Counts.FAILED;
import static io.apilog.metrics.history.Counts.REFUSED;
import static io.apilog.metrics.history.Counts.REQUESTS;

import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last hour: of all requests in quarters of a minute, and of the {@value #MOST_OPERATIONS} operations with most requests in
 * minutes. Counts nothing by itself: four times a minute, when the next batch of lines begins, it takes the difference of what the
 * counters show, so a line costs nothing, and where no lines come nothing happens at all. What was in the files at the start is not of
 * this hour and is left out.
 *
 * <p>Used by the reading thread where a batch begins, and for copies, always inside the cut.
 */
public final class History {
    /** Of how many operations there is an hour. */
    public static final int MOST_OPERATIONS = 64;

    private static final double SECOND = 1e9;
    private static final long SLOT = Duration.ofSeconds(15).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long SLOTS_IN_MINUTE = MINUTE / SLOT;
    private static final int SLOTS = (int) (Track.MINUTES * SLOTS_IN_MINUTE);
    /** How often it is asked whether what was there at the start is counted. */
    private static final long ASK_EVERY = Duration.ofMillis(100).toNanos();

    private final List<Double> bounds;
    private final Supplier<List<OperationTotals>> totals;
    private final LongSupplier nanoTime;
    private Map<OperationKey, Track> tracks = new LinkedHashMap<>();
    private BooleanSupplier backlog = () -> false;
    private Ring slots;
    private Counts before;
    private boolean watching;
    private boolean asked;
    private long askedAt;
    private long began;
    private long slotAtHand;

    /**
     * Begins at the first batch.
     *
     * @param bounds of the histogram of durations, in seconds, without +Inf
     * @param totals what was counted until now
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public History(List<Double> bounds, Supplier<List<OperationTotals>> totals, LongSupplier nanoTime) {
        this.bounds = List.copyOf(bounds);
        this.totals = totals;
        this.nanoTime = nanoTime;
        this.slots = new Ring(SLOTS, Counts.width(bounds.size()));
        this.before = new Counts(bounds.size());
    }

    /** Leaves out what is counted while this holds, until it does not for the first time. To be called before the first batch. */
    public void leaveOutWhile(BooleanSupplier condition) {
        backlog = condition;
    }

    /** A batch of lines begins. */
    public void tick() {
        long now = nanoTime.getAsLong();
        if (!watching) {
            beginIfCaughtUp(now);
        } else if (Math.floorDiv(now, SLOT) != slotAtHand) {
            roll(now);
        }
    }

    private void beginIfCaughtUp(long now) {
        if (asked && now - askedAt < ASK_EVERY) {
            return;
        }
        asked = true;
        askedAt = now;
        if (!backlog.getAsBoolean()) {
            watching = true;
            began = now;
            slotAtHand = Math.floorDiv(now, SLOT);
            rebase();
        }
    }

    /** What was counted since the last time was counted in the slot at hand: in a later one another batch would have begun. */
    private void roll(long now) {
        List<OperationTotals> current = current();
        Counts sum = sum(current);
        for (int column = 0; column < sum.width(); column++) {
            slots.add(slotAtHand, column, sum.since(before, column));
        }
        before = sum;
        long minute = minuteAtHand();
        Map<OperationKey, OperationTotals> byKey = byKey(current);
        tracks.forEach((key, track) -> track.counted(minute, byKey.getOrDefault(key, none(key))));
        current.forEach(operation -> admit(operation, minute, false));
        slotAtHand = Math.floorDiv(now, SLOT);
    }

    /** What the counters show now is not of this hour, and no difference to what they showed before. */
    private void rebase() {
        List<OperationTotals> current = current();
        before = sum(current);
        Map<OperationKey, OperationTotals> byKey = byKey(current);
        tracks.forEach((key, track) -> track.rebase(byKey.getOrDefault(key, none(key))));
        current.forEach(operation -> admit(operation, minuteAtHand(), true));
    }

    /**
     * A new operation takes a free place, or that of the one with the least requests. While there are free places, all of an operation
     * was counted since the last look, for it was not there then.
     */
    private void admit(OperationTotals operation, long minute, boolean countedBefore) {
        if (tracks.containsKey(operation.key())) {
            return;
        }
        boolean countedNow = !countedBefore && tracks.size() < MOST_OPERATIONS;
        if (tracks.size() >= MOST_OPERATIONS) {
            OperationKey least = leastAskedFor(operation.requests());
            if (least == null) {
                return;
            }
            tracks.remove(least);
        }
        Track track = new Track(countedNow ? none(operation.key()) : operation);
        track.counted(minute, operation);
        tracks.put(operation.key(), track);
    }

    /** The one with the least requests, where that has fewer than another; null where there is none. */
    private @Nullable OperationKey leastAskedFor(long requests) {
        return tracks.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().total()))
                .filter(entry -> entry.getValue().total() < requests)
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Does what drops series, as if they had never been counted. */
    public void whileDropping(Runnable dropping) {
        if (watching) {
            roll(nanoTime.getAsLong());
            dropping.run();
            rebase();
        } else {
            dropping.run();
        }
    }

    /** The series of these operations were dropped, all of them. */
    public void dropped(List<OperationTotals> operations) {
        operations.forEach(operation -> {
            before.subtract(operation);
            Track track = tracks.get(operation.key());
            if (track != null) {
                track.rebase(none(operation.key()));
            }
        });
    }

    /** Goes on with the hour of another one, whose counts were taken over; not where the bounds are others now. */
    public void takeOver(History earlier) {
        if (earlier.watching && earlier.bounds.equals(bounds)) {
            earlier.roll(nanoTime.getAsLong());
            slots = earlier.slots;
            tracks = earlier.tracks;
            began = earlier.began;
            slotAtHand = earlier.slotAtHand;
            watching = true;
            rebase();
        }
    }

    /** A copy of everything until now. */
    public Hour copy() {
        long now = nanoTime.getAsLong();
        if (!watching) {
            beginIfCaughtUp(now);
        }
        if (!watching) {
            return new Hour(Duration.ZERO, Moment.NONE, List.of(), List.of());
        }
        roll(now);
        long minute = minuteAtHand();
        long firstRecent = Math.max(minute - Track.RECENT_MINUTES + 1, Math.floorDiv(began, MINUTE));
        long firstMinute = Math.max(minute - Track.MINUTES + 1, Math.floorDiv(began, MINUTE));
        long firstSlot = Math.max(slotAtHand - SLOTS + 1, Math.floorDiv(began, SLOT));
        List<Moment> moments = new ArrayList<>();
        for (long slot = firstSlot; slot <= slotAtHand; slot++) {
            moments.add(moment(slot, slot, now));
        }
        List<OperationHour> operations = new ArrayList<>();
        tracks.forEach((key, track) -> operations.add(new OperationHour(
                key,
                track.recent(firstRecent, minute, lasted(firstRecent * SLOTS_IN_MINUTE, slotAtHand, now)),
                minutes(track, firstMinute, minute, now),
                track.p95s(firstMinute, minute))));
        return new Hour(
                Duration.ofNanos(Math.min(now - began, Track.MINUTES * MINUTE)),
                moment(firstRecent * SLOTS_IN_MINUTE, slotAtHand, now),
                moments,
                operations);
    }

    private Moment moment(long first, long last, long now) {
        long[] cells = new long[slots.width()];
        for (long slot = first; slot <= last; slot++) {
            for (int column = 0; column < cells.length; column++) {
                cells[column] += slots.get(slot, column);
            }
        }
        return new Moment(
                ended(last, now),
                lasted(first, last, now),
                cells[REQUESTS],
                cells[REFUSED],
                cells[FAILED],
                Counts.durations(bounds, cells));
    }

    private List<Moment> minutes(Track track, long first, long last, long now) {
        List<Moment> minutes = new ArrayList<>();
        for (long minute = first; minute <= last; minute++) {
            long slot = minute * SLOTS_IN_MINUTE;
            long end = Math.min(slotAtHand, slot + SLOTS_IN_MINUTE - 1);
            minutes.add(new Moment(
                    ended(end, now),
                    lasted(slot, end, now),
                    track.requests(minute),
                    track.refused(minute),
                    track.failed(minute),
                    Distribution.NONE));
        }
        return minutes;
    }

    private static double ended(long slot, long now) {
        return Math.max(0, now - (slot + 1) * SLOT) / SECOND;
    }

    private double lasted(long first, long last, long now) {
        return Math.max(1, Math.min((last + 1) * SLOT, now) - Math.max(first * SLOT, began)) / SECOND;
    }

    private long minuteAtHand() {
        return Math.floorDiv(slotAtHand, SLOTS_IN_MINUTE);
    }

    /** The operations, those with most requests first. */
    private List<OperationTotals> current() {
        List<OperationTotals> current = new ArrayList<>(totals.get());
        current.sort(Comparator.comparingLong(OperationTotals::requests).reversed());
        return current;
    }

    private Counts sum(List<OperationTotals> operations) {
        Counts sum = new Counts(bounds.size());
        operations.forEach(sum::add);
        return sum;
    }

    private static Map<OperationKey, OperationTotals> byKey(List<OperationTotals> operations) {
        Map<OperationKey, OperationTotals> byKey = new HashMap<>();
        operations.forEach(operation -> byKey.put(operation.key(), operation));
        return byKey;
    }

    private OperationTotals none(OperationKey key) {
        return new OperationTotals(
                key, 0, 0, 0, new TreeMap<>(), new Distribution(bounds, new long[bounds.size() + 1]));
    }
}
