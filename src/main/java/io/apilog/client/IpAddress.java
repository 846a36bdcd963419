package io.apilog.client;

/**
 * A flyweight: an address of IPv4 or IPv6 as 128 bits, read from text without allocating. One of IPv4 is as it is mapped into IPv6:
 * {@code ::ffff:192.0.2.1}. For one thread.
 */
public final class IpAddress {
    /** The bits before an address of IPv4. */
    static final int MAPPED_BITS = 96;

    private static final long MAPPED = 0xffffL << 32;
    private static final int GROUPS = 8;
    private static final int OCTETS = 4;

    /** The most bytes of one that is written. */
    static final int MOST_WRITTEN = 16;

    private final int[] groups = new int[GROUPS];
    private long high;
    private long low;

    /** The first 64 bits. */
    public long high() {
        return high;
    }

    /** The last 64 bits. */
    public long low() {
        return low;
    }

    /** Whether it is one of IPv4. */
    public boolean isFour() {
        return high == 0 && low >>> 32 == MAPPED >>> 32;
    }

    /** Writes the four octets of one of IPv4 with dots between them. Returns how many bytes that are. */
    int writeFour(byte[] into) {
        int at = 0;
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int octet = (int) (low >>> shift) & 0xff;
            if (octet >= 100) {
                into[at++] = (byte) ('0' + octet / 100);
            }
            if (octet >= 10) {
                into[at++] = (byte) ('0' + octet / 10 % 10);
            }
            into[at++] = (byte) ('0' + octet % 10);
            if (shift > 0) {
                into[at++] = '.';
            }
        }
        return at;
    }

    /** Writes its 16 bytes, and says so. */
    int write(byte[] into) {
        for (int i = 0; i < Long.BYTES; i++) {
            into[i] = (byte) (high >>> (Long.BYTES - 1 - i) * Byte.SIZE);
            into[Long.BYTES + i] = (byte) (low >>> (Long.BYTES - 1 - i) * Byte.SIZE);
        }
        return 2 * Long.BYTES;
    }

    /** Reads an address, without brackets, port and zone; false where it is none. */
    public boolean read(byte[] bytes, int from, int to) {
        high = 0;
        low = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                return readSix(bytes, from, to);
            }
        }
        long four = four(bytes, from, to);
        low = MAPPED | four;
        return four >= 0;
    }

    /** The 32 bits of four octets, or -1. */
    private static long four(byte[] bytes, int from, int to) {
        long address = 0;
        int octets = 0;
        int octet = -1;
        for (int i = from; i <= to; i++) {
            int b = i < to ? bytes[i] : '.';
            if (b == '.') {
                if (octet < 0) {
                    return -1;
                }
                address = address << Byte.SIZE | octet;
                octets++;
                octet = -1;
            } else if (b >= '0' && b <= '9') {
                octet = Math.max(octet, 0) * 10 + b - '0';
            } else {
                return -1;
            }
            if (octet > 0xff || octets > OCTETS) {
                return -1;
            }
        }
        return octets == OCTETS ? address : -1;
    }

    private boolean readSix(byte[] bytes, int from, int to) {
        int count = 0;
        int gap = -1;
        int at = from;
        if (to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':') {
            gap = 0;
            at = from + 2;
        }
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != ':') {
                end++;
            }
            if (count == GROUPS) {
                return false;
            }
            int group = group(bytes, at, end);
            if (group >= 0) {
                groups[count++] = group;
            } else {
                long four = end == to && count <= GROUPS - 2 ? four(bytes, at, end) : -1;
                if (four < 0) {
                    return false;
                }
                groups[count++] = (int) (four >>> 16);
                groups[count++] = (int) (four & 0xffff);
            }
            at = end + 1;
            if (end < to && at == to) {
                return false;
            }
            if (at < to && bytes[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = count;
                at++;
            }
        }
        return put(count, gap);
    }

    private boolean put(int count, int gap) {
        if (gap < 0 && count < GROUPS || gap >= 0 && count == GROUPS) {
            return false;
        }
        for (int i = 0; i < GROUPS; i++) {
            int behind = i - (GROUPS - count);
            int group = gap < 0 || i < gap ? groups[i] : behind >= gap ? groups[behind] : 0;
            if (i < GROUPS / 2) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        return true;
    }

    /** Up to four hexadecimal digits, or -1. */
    private static int group(byte[] bytes, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
