package io.apilog.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a file that leads to path items somewhere in it. */
final class Pointers implements DocumentPart {
    private final Map<String, Pointers> below = new HashMap<>();
    private boolean isEnd;

    /** The keys that lead to each. */
    Pointers(List<List<String>> pointers) {
        for (List<String> pointer : pointers) {
            Pointers at = this;
            for (String key : pointer) {
                at = at.below.computeIfAbsent(key, next -> new Pointers(List.of()));
            }
            at.isEnd = true;
        }
    }

    @Override
    public DocumentPart below(String key) {
        Pointers next = below.get(key);
        if (next == null) {
            return Known.NOTHING;
        }
        return next.isEnd ? Known.PATH_ITEM : next;
    }
}
