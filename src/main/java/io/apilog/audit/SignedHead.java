package io.apilog.audit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A head with its signatures, as a signed note: the text, an empty line, and a line for each signature.
 *
 * @param signatures names of keys with Base64 of the key's id and the signature
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record SignedHead(TreeHead head, List<Signature> signatures) {
    private static final String SIGNED_BY = "\u2014 ";
    private static final int LONGEST = 64 * 1024;

    /**
     * One signature.
     *
     * @param value Base64 of the key's id and the signature
     */
    public record Signature(String key, String value) {}

    /** Copies the list. */
    public SignedHead {
        signatures = List.copyOf(signatures);
    }

    /** The note. */
    public String text() {
        StringBuilder text = new StringBuilder(head.text()).append('\n');
        signatures.forEach(signature -> text.append(SIGNED_BY)
                .append(signature.key())
                .append(' ')
                .append(signature.value())
                .append('\n'));
        return text.toString();
    }

    /**
     * Reads a note. Whether a signature is good is not looked at.
     *
     * @param from what it is read from, for the message
     * @throws AuditException it is none, or its text is none of a checkpoint
     */
    public static SignedHead parse(String text, String from) throws AuditException {
        int end = text.lastIndexOf("\n\n");
        if (end < 0 || text.length() > LONGEST) {
            throw new AuditException(from + ": is no signed checkpoint");
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        List<Signature> signatures = new ArrayList<>();
        for (String line : text.substring(end + 2).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (line.startsWith(SIGNED_BY) && words.length == 3) {
                signatures.add(new Signature(words[1], words[2]));
            } else if (!line.isEmpty()) {
                throw new AuditException(from + ": has a line that is no signature");
            }
        }
        try {
            if (lines.length == 3 && lines[1].matches("0|[1-9][0-9]{0,17}") && !signatures.isEmpty()) {
                byte[] root = Base64.getDecoder().decode(lines[2]);
                if (root.length == TreeHash.BYTES) {
                    return new SignedHead(new TreeHead(lines[0], Long.parseLong(lines[1]), root), signatures);
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below: what is no Base64 is no root.
        }
        throw new AuditException(from + ": is no signed checkpoint");
    }
}
