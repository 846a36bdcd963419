package io.apilog.cause;

import io.apilog.agent.AgentFamily;
import io.apilog.bytes.QuickHash;
import io.apilog.client.IpAddress;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;

/** The values of dimensions as numbers, none of them 0 but what is none; and back as texts, where the number says it. */
final class CauseKeys {
    private static final int FOUR_SHIFT = 8;
    private static final int SIX_SHIFT = 16;
    private static final long FOUR = 1L << 62;
    private static final long SIX = 1L << 61;

    private CauseKeys() {}

    static long of(Text text) {
        if (text.isEmpty() || text.length() == 1 && text.at(0) == '-') {
            return 0;
        }
        long hash = QuickHash.of(text.bytes(), text.from(), text.to());
        return hash == 0 ? 1 : hash;
    }

    static long network(IpAddress address) {
        return address.isFour()
                ? FOUR | (address.low() & 0xffffffffL) >>> FOUR_SHIFT
                : SIX | address.high() >>> SIX_SHIFT;
    }

    /** The last of a list of servers: the one whose answer the client was given. */
    static void last(Text list, Text into) {
        int from = list.to();
        while (from > list.from() && !isBetween(list.bytes()[from - 1])) {
            from--;
        }
        into.set(list.bytes(), from, list.to());
    }

    private static boolean isBetween(byte b) {
        return b == ',' || b == ' ';
    }

    static String text(CauseDimension dimension, long key) {
        return switch (dimension) {
            case METHOD -> HttpMethod.values()[(int) key - 1].label();
            case AGENT -> AgentFamily.ALL.get((int) key - 1).label();
            case STATUS -> key == 1 ? "none" : Long.toString(key);
            case NETWORK -> network(key);
            default -> "";
        };
    }

    private static String network(long key) {
        if ((key & FOUR) != 0) {
            return (key >> 16 & 0xff) + "." + (key >> 8 & 0xff) + "." + (key & 0xff) + ".0/24";
        }
        return Long.toHexString(key >> 32 & 0xffff) + ":" + Long.toHexString(key >> 16 & 0xffff) + ":"
                + Long.toHexString(key & 0xffff) + "::/48";
    }
}
