package io.apilog.client;

import io.apilog.agent.AgentFamily;
import io.apilog.request.AccessRecord;
import io.apilog.request.RequestText;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients apart: by the principal where the log has one, else by address and family of agents, since many share an address. What is known of a
 * client is a hash with a {@link ClientKey}, of which nobody without the key can say whose it is. For one thread.
 */
public final class ClientIdentity {
    private static final byte[][] NOBODIES = Stream.of(
                    "anonymous", "(null)", "null", "none", "nil", "undefined", "\"-\"")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private static final int LONGEST_NOBODY = "anonymous".length();

    /** The hash of a request that says nothing of who asked. */
    public static final long NOBODY = 0;

    private static final int UNAUTHORIZED = 401;

    private static final int FIRST_COLON = 6;

    private static final long PRINCIPAL = 1L << Long.SIZE - 1;

    /** Of a network only its beginning tells it from others of a house, a company or a provider. */
    private static final int FOUR_BITS_LEFT = 8;

    private static final int SIX_BITS_LEFT = 16;
    private static final long NETWORK = 1L << Long.SIZE - 2;

    private final SipHash hash;
    private final SipHash ofPrincipal;

    /** At the ordinal of each family. */
    private final SipHash[] ofAgent;

    private final IpAddress read = new IpAddress();
    private final byte[] written = new byte[IpAddress.MOST_WRITTEN];
    private static final Logger LOG = LoggerFactory.getLogger(ClientIdentity.class);
    private static final int MANY = 100;
    private static final int NEVER = -1;

    private final int forwardedAt;
    private final String forwardedField;
    private int withoutAddresses;
    private final ForwardedFor forwarded;
    private final Text found = new Text();

    /** @param forwardedAt which of the extras of a record is the settings' {@link ClientSettings#forwarded}; less than 0 where there is none */
    public ClientIdentity(ClientKey key, ClientSettings settings, int forwardedAt) {
        this.hash = key.hash();
        this.ofPrincipal = hash.behind(PRINCIPAL);
        this.ofAgent = AgentFamily.ALL.stream()
                .map(family -> hash.behind(family.ordinal()))
                .toArray(SipHash[]::new);
        this.forwardedAt = forwardedAt;
        this.forwardedField = settings.forwardedField();
        this.forwarded = new ForwardedFor(settings.trustedProxies().toArray(Network[]::new));
    }

    /** The texts of a record that it reads. */
    public static Set<RequestText> texts() {
        return Set.of(RequestText.USER, RequestText.USER_AGENT);
    }

    /** Whether the log says who was let in. The name in a line with 401 is one that somebody tried, and is nobody's. */
    public static boolean hasPrincipal(AccessRecord record) {
        Text user = record.user;
        return !user.isEmpty() && !isNobody(user) && record.status != UNAUTHORIZED;
    }

    /** What programs write in place of a name where there is none. */
    private static boolean isNobody(Text user) {
        int length = user.length();
        if (length == 1) {
            return user.at(0) == '-';
        }
        if (length > LONGEST_NOBODY) {
            return false;
        }
        for (byte[] word : NOBODIES) {
            if (word.length == length && is(user, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is a word in small letters, in whatever letters it is written. */
    private static boolean is(Text user, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            int b = user.at(i);
            if ((b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Who asked, the same whatever source it is of; {@link #NOBODY} where the line has neither principal nor address.
     *
     * @param agent the family of the record's agent
     */
    public long of(AccessRecord record, AgentFamily agent) {
        if (hasPrincipal(record)) {
            Text user = record.user;
            return some(ofPrincipal.of(user.bytes(), user.from(), user.to()));
        }
        return ofAddress(record, agent);
    }

    /** Who asked, if the principal were not known: whoever is let in was mostly told first, without a name, to say who it is. */
    public long ofAddress(AccessRecord record, AgentFamily agent) {
        Text address = address(record);
        if (address.isEmpty()) {
            return NOBODY;
        }
        SipHash of = ofAgent[agent.ordinal()];
        return some(isOfSix(address) ? ofSix(of, address) : of.of(address.bytes(), address.from(), address.to()));
    }

    /** Whether there is a colon where an address of IPv6 has its first: behind four digits at most, and a bracket. */
    private static boolean isOfSix(Text address) {
        byte[] bytes = address.bytes();
        int first = address.from();
        if (address.length() > 3
                && bytes[first] != ':'
                && (bytes[first + 1] == '.' || bytes[first + 2] == '.' || bytes[first + 3] == '.')) {
            // As of nearly all: one of IPv4 has its first point there, and one of IPv6 has none before its colons.
            return false;
        }
        int end = Math.min(address.to(), address.from() + FIRST_COLON);
        for (int i = address.from(); i < end; i++) {
            if (bytes[i] == ':') {
                return true;
            }
        }
        return false;
    }

    /** One address can be written in many ways: by what it is, and one of IPv4 within it as that is written alone. */
    private long ofSix(SipHash of, Text address) {
        if (!read.read(address.bytes(), address.from(), address.to())) {
            return of.of(address.bytes(), address.from(), address.to());
        }
        int length = read.isFour() ? read.writeFour(written) : read.write(written);
        return of.of(written, 0, length);
    }

    /** The address that asked, or the one that a trusted proxy asked for; valid until the next call, and empty where the line has none. */
    public Text address(AccessRecord record) {
        Text client = record.client;
        if (forwardedAt < 0 || !forwarded.isTrusted(client.bytes(), client.from(), client.to())) {
            return client;
        }
        found.set(client.bytes(), client.from(), client.to());
        Text addresses = record.extras[forwardedAt];
        if (addresses.isEmpty()) {
            noAddresses();
        } else {
            withoutAddresses = NEVER;
        }
        forwarded.find(addresses, found);
        return found;
    }

    /** Where no line of a proxy says whom it asks for, everybody behind it is one client, which is to be known. */
    private void noAddresses() {
        if (withoutAddresses < 0) {
            return;
        }
        withoutAddresses++;
        if (withoutAddresses == MANY) {
            withoutAddresses = NEVER;
            LOG.warn(
                    "{} lines of trusted proxies have no field {}: all who are behind a proxy are one client. Let the log have"
                            + " it by that name, or name it in clients.forwarded_field; `explain` shows the fields",
                    MANY,
                    forwardedField);
        }
    }

    /**
     * The network that a request came from, as a hash with the same key: the first 24 bits of an address of IPv4, 48 of one of IPv6;
     * {@link #NOBODY} where the line has no such address.
     */
    public long network(AccessRecord record) {
        Text address = address(record);
        if (!read.read(address.bytes(), address.from(), address.to())) {
            return NOBODY;
        }
        long first = read.isFour() ? read.low() >>> FOUR_BITS_LEFT : read.high() >>> SIX_BITS_LEFT;
        for (int i = 0; i < Long.BYTES; i++) {
            written[i] = (byte) ((NETWORK | first) >>> i * Byte.SIZE);
        }
        return some(hash.of(written, 0, Long.BYTES));
    }

    /**
     * The first 64 bits of an address of IPv6, of which one house has all others for itself, as a hash with the same key; {@link #NOBODY} where the
     * line has no such address.
     */
    public long subnet(AccessRecord record) {
        Text address = address(record);
        if (!isOfSix(address) || !read.read(address.bytes(), address.from(), address.to()) || read.isFour()) {
            return NOBODY;
        }
        for (int i = 0; i < Long.BYTES; i++) {
            written[i] = (byte) (read.high() >>> i * Byte.SIZE);
        }
        return some(hash.of(written, 0, Long.BYTES));
    }

    private static long some(long hash) {
        return hash == NOBODY ? 1 : hash;
    }
}
