package io.apilog.endpoint.budget;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The templates over the budget that are asked for most, so that a person can write routes for them. Keeps {@value #KEPT} of them
 * with counts after the algorithm SpaceSaving: a template that is not among them takes the place of the one with the least count, and
 * that count with it, as the most by which its own may be too high. Allocates nothing after its first {@value #KEPT}.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi: Efficient computation of frequent and
 *     top-k elements in data streams</a>
 */
public final class Overflow {
    /** Templates kept: any that has more than one in so many of the requests is among them. */
    static final int KEPT = 128;

    private final byte[][] names = new byte[KEPT][];
    private final int[] lengths = new int[KEPT];
    private final int[] hashes = new int[KEPT];
    private final long[] counts = new long[KEPT];
    private final long[] errors = new long[KEPT];
    private int size;

    /** Counts a request of a template that has no place. */
    public void add(NameBuffer name) {
        int hash = SliceMap.hash(name.bytes(), 0, name.length());
        int least = 0;
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && Arrays.equals(names[i], 0, lengths[i], name.bytes(), 0, name.length())) {
                counts[i]++;
                return;
            }
            least = counts[i] < counts[least] ? i : least;
        }
        if (size < KEPT) {
            least = size++;
            names[least] = new byte[NameBuffer.MAX_BYTES];
        }
        System.arraycopy(name.bytes(), 0, names[least], 0, name.length());
        lengths[least] = name.length();
        hashes[least] = hash;
        errors[least] = counts[least];
        counts[least]++;
    }

    /** The templates of which it is certain that they were asked for more than once, the most asked first. */
    public List<OverflowedPath> heaviest(int most) {
        List<OverflowedPath> paths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (counts[i] - errors[i] > 1) {
                String path = new String(names[i], 0, lengths[i], StandardCharsets.UTF_8);
                paths.add(new OverflowedPath(path, counts[i] - errors[i]));
            }
        }
        paths.sort(Comparator.comparingLong(OverflowedPath::requests).reversed().thenComparing(OverflowedPath::path));
        return List.copyOf(paths.subList(0, Math.min(most, paths.size())));
    }
}
