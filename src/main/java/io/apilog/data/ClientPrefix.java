package io.apilog.data;

import io.apilog.audit.LineBuffer;
import io.apilog.client.IpAddress;
import io.apilog.request.Text;

/** Writes the network of an address: what it takes to say from where, and not who. For one thread. */
final class ClientPrefix {
    private static final int GROUP = 16;
    private static final int OCTET = 8;

    private final IpAddress address = new IpAddress();

    /** Writes {@code 192.0.2.0/24} or {@code 2001:db8:0::/48}; false, and nothing, where it is no address. */
    boolean write(Text client, LineBuffer into) {
        if (client.isEmpty() || !address.read(client.bytes(), client.from(), client.to())) {
            return false;
        }
        if (address.isFour()) {
            long four = address.low();
            into.number(four >>> 3 * OCTET & 0xff).put('.');
            into.number(four >>> 2 * OCTET & 0xff).put('.');
            into.number(four >>> OCTET & 0xff).ascii(".0/24");
        } else {
            for (int group = 3; group > 0; group--) {
                hex((int) (address.high() >>> group * GROUP) & 0xffff, into);
                into.put(':');
            }
            into.ascii(":/48");
        }
        return true;
    }

    private static void hex(int group, LineBuffer into) {
        boolean any = false;
        for (int shift = GROUP - 4; shift >= 0; shift -= 4) {
            int digit = group >>> shift & 0xf;
            any |= digit != 0 || shift == 0;
            if (any) {
                into.put(Character.forDigit(digit, 16));
            }
        }
    }
}
