package io.apilog.audit;

import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/** Makes pseudonyms of bytes. Allocates nothing. For one thread. */
public final class Pseudonymizer {
    private final EpochKey epoch;
    private final Mac mac;
    private final byte[] hash = new byte[TreeHash.BYTES];

    /** Makes those of an epoch. */
    public Pseudonymizer(EpochKey epoch) {
        this.epoch = epoch;
        this.mac = epoch.mac();
    }

    /** The epoch that they belong to. */
    public EpochKey epoch() {
        return epoch;
    }

    /** Writes the pseudonym of a value, as hexadecimal digits. */
    public void write(Pseudonymous of, byte[] value, int from, int to, LineBuffer into) {
        mac.update(of.word());
        mac.update(value, from, to - from);
        try {
            mac.doFinal(hash, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("there is room for a hash", e);
        }
        into.hex(hash, 0, EpochKey.PSEUDONYM_BYTES);
    }
}
