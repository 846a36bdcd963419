package io.apilog.source.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {
    /** Equal to others that say the same, and another object. */
    private record Item(int number) {}

    private static List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(i));
        }
        return items;
    }

    @Test
    void of_a_list_that_is_the_same_nothing_has_changed() {
        List<Item> items = items(5);
        Base.Changes<Item> changes = new Base<>(items).changesTo(items);
        assertThat(changes).isEqualTo(new Base.Changes<Item>(List.of(), List.of(), List.of()));
    }

    @Test
    void an_item_that_is_another_object_has_changed_though_it_is_equal() {
        List<Item> items = items(3);
        List<Item> now = new ArrayList<>(items);
        now.set(1, new Item(1));
        Base.Changes<Item> changes = new Base<>(items).changesTo(now);
        assertThat(changes.removed()).containsExactly(1);
        assertThat(changes.after()).containsExactly(now.get(1));
    }

    @Test
    void items_that_came_before_all_others_stay_before_them() {
        List<Item> items = items(3);
        List<Item> now = new ArrayList<>(items);
        now.add(0, new Item(7));
        now.add(new Item(8));
        Base<Item> base = new Base<>(items);
        assertThat(base.with(base.changesTo(now))).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_to_a_list_it_is_known_from_its_changes(int seed) {
        Random random = new Random(seed);
        List<Item> items = items(random.nextInt(40));
        Base<Item> base = new Base<>(items);
        List<Item> now = new ArrayList<>(items);
        for (int step = 0; step < 200; step++) {
            int what = random.nextInt(4);
            if (what == 0 || now.isEmpty()) {
                now.add(random.nextInt(now.size() + 1), new Item(random.nextInt(50)));
            } else if (what == 1) {
                now.remove(random.nextInt(now.size()));
            } else if (what == 2) {
                now.set(random.nextInt(now.size()), new Item(random.nextInt(50)));
            } else {
                Collections.swap(now, random.nextInt(now.size()), random.nextInt(now.size()));
            }
            List<Item> known = base.with(base.changesTo(now));
            assertThat(known).containsExactlyInAnyOrderElementsOf(now);
            assertSameInOrder(known, now, items);
        }
    }

    /** New ones stand in their order, and before the old ones where they stood before all of them. */
    private static void assertSameInOrder(List<Item> known, List<Item> now, List<Item> old) {
        assertThat(withoutThose(known, old)).isEqualTo(withoutThose(now, old));
        assertThat(leading(known, old)).isEqualTo(leading(now, old));
    }

    private static List<Item> withoutThose(List<Item> items, List<Item> old) {
        return items.stream().filter(item -> isNew(item, old)).toList();
    }

    private static long leading(List<Item> items, List<Item> old) {
        return items.stream().takeWhile(item -> isNew(item, old)).count();
    }

    private static boolean isNew(Item item, List<Item> old) {
        Set<Item> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(old);
        return !objects.contains(item);
    }
}
