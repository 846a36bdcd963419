package io.apilog.openapi;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a file that leads to path items somewhere in it.
 *
 * @param rests the keys that are still to go for each
 */
record Pointers(List<List<String>> rests) implements Part {
    @Override
    public Part below(String key) {
        List<List<String>> below = new ArrayList<>();
        for (List<String> rest : rests) {
            if (rest.get(0).equals(key)) {
                if (rest.size() == 1) {
                    return Known.PATH_ITEM;
                }
                below.add(rest.subList(1, rest.size()));
            }
        }
        return below.isEmpty() ? Known.NOTHING : new Pointers(below);
    }
}
