package io.apilog.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6: an address and how many of its first bits count.
 *
 * @param bits of 128, those of IPv4 behind 96 others
 */
public record Network(long high, long low, int bits) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(0|[1-9][0-9]{0,2}))?");

    /** {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address; empty for anything else. */
    public static Optional<Network> of(String text) {
        Matcher parts = TEXT.matcher(text);
        IpAddress address = new IpAddress();
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] bytes = parts.group(1).getBytes(StandardCharsets.US_ASCII);
        if (!address.read(bytes, 0, bytes.length)) {
            return Optional.empty();
        }
        int before = address.isFour() && parts.group(1).indexOf(':') < 0 ? IpAddress.MAPPED_BITS : 0;
        int bits = parts.group(2) == null ? Long.SIZE * 2 : before + Integer.parseInt(parts.group(2));
        return bits > Long.SIZE * 2
                ? Optional.empty()
                : Optional.of(new Network(address.high() & mask(bits), address.low() & mask(bits - Long.SIZE), bits));
    }

    /** Whether an address is in it. */
    boolean contains(IpAddress address) {
        return (address.high() & mask(bits)) == high && (address.low() & mask(bits - Long.SIZE)) == low;
    }

    /** The first bits of 64. */
    private static long mask(int first) {
        return first <= 0 ? 0 : first >= Long.SIZE ? -1 : -1L << Long.SIZE - first;
    }
}
