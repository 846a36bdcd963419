package io.apilog.source.checkpoint;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A list that is kept, and by which later ones are told with little: most of their items are the same objects. An item that changed is
 * another object.
 *
 * @param <T> immutable
 */
public final class Base<T> {
    private final List<T> items;
    private final IdentityHashMap<T, Integer> places;

    /**
     * What became of the list.
     *
     * @param removed the places of those items that are no longer there, ascending
     * @param before items that are new and stand before all that are still there
     * @param after the other ones that are new
     */
    public record Changes<T>(List<Integer> removed, List<T> before, List<T> after) {
        /** Copies the lists. */
        public Changes {
            removed = List.copyOf(removed);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** Copies the list. */
    public Base(List<T> items) {
        this.items = List.copyOf(items);
        this.places = new IdentityHashMap<>(items.size());
        for (int place = 0; place < items.size(); place++) {
            places.put(items.get(place), place);
        }
    }

    /** What is kept, in its order. */
    public List<T> items() {
        return items;
    }

    /** What makes a later list of this one. */
    public Changes<T> changesTo(List<T> now) {
        boolean[] kept = new boolean[items.size()];
        List<T> before = new ArrayList<>();
        List<T> after = new ArrayList<>();
        boolean any = false;
        for (T item : now) {
            Integer place = places.get(item);
            if (place != null && !kept[place]) {
                kept[place] = true;
                any = true;
            } else {
                (any ? after : before).add(item);
            }
        }
        List<Integer> removed = new ArrayList<>();
        for (int place = 0; place < kept.length; place++) {
            if (!kept[place]) {
                removed.add(place);
            }
        }
        return new Changes<>(removed, before, after);
    }

    /**
     * The later list. Those that are still there stand in the order that they had: one that was seen since does not stand behind them.
     *
     * @throws IndexOutOfBoundsException the changes are those of another list
     */
    public List<T> with(Changes<T> changes) {
        boolean[] gone = new boolean[items.size()];
        changes.removed().forEach(place -> gone[place] = true);
        List<T> now = new ArrayList<>(changes.before());
        for (int place = 0; place < gone.length; place++) {
            if (!gone[place]) {
                now.add(items.get(place));
            }
        }
        now.addAll(changes.after());
        return now;
    }
}
