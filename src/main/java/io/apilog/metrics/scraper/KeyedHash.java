package io.apilog.metrics.scraper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA-256 as RFC 2104 has it, by the digest alone. The JDK's {@code Mac} gives the same bytes, and loads its whole framework of providers
 * for that, a megabyte with the shipped flags, as soon as the first Prometheus comes.
 */
final class KeyedHash {
    /** Of SHA-256, in bytes. */
    private static final int BLOCK = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private KeyedHash() {}

    /** @param key of at most 64 bytes */
    static byte[] sha256(byte[] key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(padded(key, INNER));
            byte[] inner = digest.digest(message);
            digest.update(padded(key, OUTER));
            return digest.digest(inner);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] padded(byte[] key, byte pad) {
        byte[] block = new byte[BLOCK];
        System.arraycopy(key, 0, block, 0, key.length);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        return block;
    }
}
