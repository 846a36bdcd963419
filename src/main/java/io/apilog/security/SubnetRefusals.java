package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;

/**
 * What was refused to all addresses of one network of IPv6 together: whoever has one has 2^64 of them, and can guess each password from another. One
 * place for each beginning of a hash, for the network met last. For one thread; allocates nothing.
 */
final class SubnetRefusals {
    private static final int PLACE_BITS = 10;

    private final LeakyBucket refused;
    private final long[] subnets = new long[1 << PLACE_BITS];
    private final long[] emptyAt = new long[1 << PLACE_BITS];
    private final int[] endpoints = new int[1 << PLACE_BITS];
    private final long[] quietUntil = new long[1 << PLACE_BITS];
    /** Until when something may be in any of the buckets. */
    private long until;

    SubnetRefusals(LeakyBucket refused) {
        this.refused = refused;
    }

    /**
     * Takes what was refused to one of its addresses; true where it is too much for all of them.
     *
     * @param told whether that address is over the threshold alone
     */
    boolean isOver(AccessRecord record, ClientRow row, int endpoint, long now, int amount, boolean told) {
        long subnet = row.subnet(record);
        if (subnet == ClientIdentity.NOBODY) {
            return false;
        }
        subnet ^= QuickHash.mixed(row.source() + 1L);
        int place = place(subnet);
        if (subnets[place] != subnet) {
            subnets[place] = subnet;
            emptyAt[place] = 0;
            quietUntil[place] = 0;
        }
        if (!LeakyBucket.holds(emptyAt[place], now)) {
            endpoints[place] = endpoint;
        } else if (endpoints[place] != endpoint) {
            return false;
        }
        emptyAt[place] = refused.poured(emptyAt[place], now, amount);
        until = Math.max(until, emptyAt[place]);
        if (!told && !refused.isOver(emptyAt[place], now)) {
            return false;
        }
        emptyAt[place] = 0;
        boolean quiet = now < quietUntil[place] && quietUntil[place] - now <= SecurityWatch.QUIET_MILLIS;
        if (!quiet) {
            quietUntil[place] = now + SecurityWatch.QUIET_MILLIS;
        }
        return !told && !quiet;
    }

    /** One of its addresses was let in. */
    void letIn(AccessRecord record, ClientRow row, int endpoint, long now) {
        if (now >= until) {
            return;
        }
        // Nobody has a network that is not in the table.
        long subnet = row.subnet(record) ^ QuickHash.mixed(row.source() + 1L);
        int place = place(subnet);
        if (subnets[place] == subnet && endpoints[place] == endpoint && LeakyBucket.holds(emptyAt[place], now)) {
            emptyAt[place] = refused.drained(emptyAt[place], LeakyBucket.ONE);
        }
    }

    private static int place(long subnet) {
        return (int) (subnet >>> Long.SIZE - PLACE_BITS);
    }
}
