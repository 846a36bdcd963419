package io.apilog.security;

import io.apilog.request.Endpoint;
import java.util.Arrays;

/**
 * Finds answers below 400 without a principal at an endpoint that otherwise has one: two counts for each endpoint. Where more than one in twenty
 * has none, that is how it is there; but where hundreds had one before, that none has one any more is what is looked for, and goes on to be amiss
 * until as many came without as ever came with one. For one thread.
 */
final class AuthPosture {
    private static final int FEWEST = 50;
    private static final int SHARE = 20;
    /** From so many on it is known, whatever comes then. */
    private static final int KNOWN = 200;

    private static final int MOST = 1 << 30;

    private int[] withPrincipal = new int[256];
    private int[] without = new int[256];
    private boolean[] known = new boolean[256];

    /** Takes an answer below 400; true where it should have had a principal. */
    boolean isAmiss(Endpoint endpoint, boolean principal) {
        int index = endpoint.index();
        if (endpoint.isSpecial()) {
            return false;
        }
        if (index >= without.length) {
            int length = Math.max(index + 1, 2 * without.length);
            withPrincipal = Arrays.copyOf(withPrincipal, length);
            without = Arrays.copyOf(without, length);
            known = Arrays.copyOf(known, length);
        }
        if (principal) {
            withPrincipal[index] += withPrincipal[index] < MOST ? 1 : 0;
            return false;
        }
        without[index] += without[index] < MOST ? 1 : 0;
        if (without[index] <= withPrincipal[index] / SHARE) {
            known[index] |= withPrincipal[index] >= KNOWN;
            return withPrincipal[index] >= FEWEST;
        }
        known[index] &= without[index] <= withPrincipal[index];
        return known[index];
    }

    /** The index is another's from now on. */
    void forget(Endpoint endpoint) {
        if (endpoint.index() < without.length) {
            withPrincipal[endpoint.index()] = 0;
            without[endpoint.index()] = 0;
            known[endpoint.index()] = false;
        }
    }
}
