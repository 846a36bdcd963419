package io.apilog.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** What clients are hashed with: 128 bits that are nobody else's. Instances with the same one give a client the same hash. Immutable. */
public final class ClientKey {
    /** The fewest bytes that one is made of. */
    public static final int LEAST_BYTES = 16;

    private static final byte[] MARK = "apilog-exporter".getBytes(StandardCharsets.US_ASCII);

    private final SipHash hash;

    private ClientKey(SipHash hash) {
        this.hash = hash;
    }

    /** What a new key is to be made of: printable, as the content of a file. */
    public static byte[] random() {
        byte[] bytes = new byte[2 * LEAST_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encode(bytes);
    }

    /**
     * The key that is made of bytes, the same of the same; white space behind them does not count.
     *
     * @throws IllegalArgumentException there are fewer than {@value #LEAST_BYTES}
     */
    public static ClientKey of(byte[] secret) {
        int length = secret.length;
        while (length > 0 && secret[length - 1] >= 0 && secret[length - 1] <= ' ') {
            length--;
        }
        if (length < LEAST_BYTES) {
            throw new IllegalArgumentException("expected at least " + LEAST_BYTES + " bytes, found " + length);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256(Arrays.copyOf(secret, length)));
        return new ClientKey(new SipHash(digest.getLong(), digest.getLong()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A number by which it is told that a key is another one, and which says nothing else of it. */
    public long fingerprint() {
        return hash.of(MARK, 0, MARK.length);
    }

    SipHash hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientKey key && key.fingerprint() == fingerprint();
    }

    @Override
    public int hashCode() {
        return Objects.hash(fingerprint());
    }

    /** Not what it is. */
    @Override
    public String toString() {
        return "a key of clients";
    }
}
