package io.apilog.security;

/**
 * Which requests of a client were told apart, in 64 bits and sixteen more: the first three by eighteen bits of their hashes, so that a third one is
 * known for another one but for one in eighty thousand, and a fourth one as well; of all that come then, and of hints, one of twenty-six bits for each.
 * A flyweight: is filled from a client's row and written back.
 */
final class SaidBefore {
    /** How many bits are beside those of one number. */
    static final int MORE_BITS = 16;

    private static final int HASH_BITS = 18;
    private static final long HASH = (1 << HASH_BITS) - 1;
    private static final int SLOTS = 3;
    private static final int MASK_AT = SLOTS * HASH_BITS;
    private static final int MASK_BITS = Long.SIZE - MASK_AT;

    private long requests;
    private long more;

    /** Takes over what a row has; twice 0 where nothing was said. */
    void set(long kept, long keptBeside) {
        requests = kept;
        more = keptBeside;
    }

    long requests() {
        return requests;
    }

    /** The bits beside. */
    long more() {
        return more;
    }

    /**
     * Adds one; false where it was said before.
     *
     * @param hint whether it is one of the many that are to come until they count for one
     */
    boolean add(long hash, boolean hint) {
        long mixed = hash * 0x9e37_79b9_7f4a_7c15L;
        // None is 0, which stands for nothing.
        long own = Math.max(1, mixed >>> Long.SIZE - HASH_BITS);
        int free = MASK_AT;
        for (int at = MASK_AT - HASH_BITS; at >= 0; at -= HASH_BITS) {
            long slot = requests >>> at & HASH;
            if (slot == own) {
                return false;
            }
            free = slot == 0 ? at : free;
        }
        if (!hint && free < MASK_AT) {
            requests |= own << free;
            return true;
        }
        int bit = (int) ((mixed >>> Long.SIZE - 2 * HASH_BITS & HASH) % (MASK_BITS + MORE_BITS));
        long before = bit < MASK_BITS ? requests : more;
        long added = bit < MASK_BITS ? 1L << MASK_AT + bit : 1L << bit - MASK_BITS;
        if ((before & added) != 0) {
            return false;
        }
        requests |= bit < MASK_BITS ? added : 0;
        more |= bit < MASK_BITS ? 0 : added;
        return true;
    }
}
