package io.apilog.endpoint.budget;

import io.apilog.endpoint.path.SliceMap;
import java.util.Arrays;

/**
 * How often names were asked for that have no endpoint yet, as far as that is remembered: a table of {@value #ENTRIES} hashes of names
 * in sets of {@value #WAYS}, in which a new one takes the place of the one with the least count. All counts are halved after as many
 * requests as there are entries, so that what was asked for long ago says little.
 *
 * @see <a href="https://doi.org/10.1145/3149371">Einziger, Friedman, Manes: TinyLFU, a highly efficient cache admission policy</a>
 */
final class Newcomers {
    static final int ENTRIES = 8192;
    private static final int WAYS = 4;
    private static final int SETS = ENTRIES / WAYS;

    private final int[] hashes = new int[ENTRIES];
    private final int[] counts = new int[ENTRIES];
    private int requests;

    /** Notes a request for a name. Allocates nothing. Answers how often it was asked for, this request included: 1 or more, never too high. */
    int add(byte[] name, int length) {
        if (++requests == ENTRIES) {
            requests = 0;
            Arrays.setAll(counts, i -> counts[i] >> 1);
        }
        int hash = SliceMap.hash(name, 0, length);
        int set = ((hash ^ hash >>> 16) & SETS - 1) * WAYS;
        int least = set;
        for (int i = set; i < set + WAYS; i++) {
            if (hashes[i] == hash && counts[i] > 0) {
                return ++counts[i];
            }
            least = counts[i] < counts[least] ? i : least;
        }
        hashes[least] = hash;
        counts[least] = 1;
        return 1;
    }
}
