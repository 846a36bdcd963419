package io.apilog.audit;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 as trees of hashes use it: a leaf and a node begin with a byte of their own, so that none can be taken for the other. Allocates
 * nothing. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class TreeHash {
    /** The length of a hash. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    /** SHA-256 as the platform has it. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a leaf: of a line without its end. */
    public void leaf(byte[] line, int from, int to, byte[] into, int at) {
        digest.update(LEAF);
        digest.update(line, from, to - from);
        finish(into, at);
    }

    /** The hash of two hashes. {@code into} may be where one of them stands. */
    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] into, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, BYTES);
        digest.update(right, rightAt, BYTES);
        finish(into, at);
    }

    /** The hash of two hashes, in an array of its own. */
    public byte[] node(byte[] left, byte[] right) {
        byte[] hash = new byte[BYTES];
        node(left, 0, right, 0, hash, 0);
        return hash;
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for a hash", e);
        }
    }
}
