package io.apilog.audit.verify;

import io.apilog.audit.AuditException;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TreeHash;
import io.apilog.audit.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Proves that one line is in a signed trail, without showing another one.
 *
 * @param line the line, without its end
 * @param index its number in the trail
 * @param hashes from the leaf's sibling to the root's child
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof, whose extra data is the line</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162, section 2.1.3</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
public record InclusionProof(byte[] line, long index, List<byte[]> hashes, SignedHead signed) {
    /** How its text begins. */
    public static final String BEGIN = "c2sp.org/tlog-proof@v1\n";

    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MOST_HASHES = Long.SIZE;

    /** Copies the list. */
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** As a file has it. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder(BEGIN);
        text.append(EXTRA).append(base64.encodeToString(line)).append('\n');
        text.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
        return text.append('\n').append(signed.text()).toString();
    }

    /**
     * Reads one.
     *
     * @param from what it is read from, for the message
     * @throws AuditException it is none
     */
    public static InclusionProof parse(String text, String from) throws AuditException {
        int end = text.indexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
        boolean begins = text.startsWith(BEGIN)
                && lines.length >= 3
                && lines.length <= MOST_HASHES + 3
                && lines[1].startsWith(EXTRA)
                && lines[2].matches(INDEX + "(0|[1-9][0-9]{0,17})");
        if (begins) {
            try {
                List<byte[]> hashes = new ArrayList<>();
                for (int i = 3; i < lines.length; i++) {
                    hashes.add(Base64.getDecoder().decode(lines[i]));
                }
                return new InclusionProof(
                        Base64.getDecoder().decode(lines[1].substring(EXTRA.length())),
                        Long.parseLong(lines[2].substring(INDEX.length())),
                        hashes,
                        SignedHead.parse(text.substring(end + 2), from));
            } catch (IllegalArgumentException e) {
                // Said below: what is no Base64 is no proof.
            }
        }
        throw new AuditException(from + ": is no proof of a line (" + BEGIN.strip() + ")");
    }

    /** Whether the line is in the trail whose root is signed by the key. */
    public boolean holds(VerifierKey key) {
        return key.verifies(signed) && Arrays.equals(root(), signed.head().root());
    }

    /** The root that the hashes lead to; empty where there are too many or too few for the size. */
    private byte[] root() {
        long size = signed.head().size();
        if (index >= size || hashes.stream().anyMatch(hash -> hash.length != TreeHash.BYTES)) {
            return new byte[0];
        }
        TreeHash tree = new TreeHash();
        byte[] root = new byte[TreeHash.BYTES];
        tree.leaf(line, 0, line.length, root, 0);
        long node = index;
        long last = size - 1;
        for (byte[] hash : hashes) {
            if (last == 0) {
                return new byte[0];
            }
            if ((node & 1) == 1 || node == last) {
                root = tree.node(hash, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                root = tree.node(root, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? root : new byte[0];
    }
}
