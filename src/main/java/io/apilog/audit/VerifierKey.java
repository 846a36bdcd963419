package io.apilog.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public key of a trail, with which anybody checks it. Written as one line: {@code NAME+ID+KEY}.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note, verifier keys</a>
 */
public final class VerifierKey {
    /** What a name can be: what a line of a note can hold as one word. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

    private static final Pattern WRITTEN = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44})");
    private static final byte ED25519 = 1;
    private static final int ID_BYTES = 4;
    private static final int KEY_BYTES = 32;

    /** The id of a key, and a signature of it. */
    public static final int SIGNATURE_BYTES = ID_BYTES + 64;

    /** What stands before the key where it is encoded as X.509 does. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) throws GeneralSecurityException {
        this.name = name;
        this.raw = raw;
        MessageDigest digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        this.id = Arrays.copyOf(digest.digest(raw), ID_BYTES);
        byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
        System.arraycopy(raw, 0, encoded, X509.length, KEY_BYTES);
        this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** That of a key pair. */
    static VerifierKey of(String name, PublicKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    /**
     * Reads a key as it is written.
     *
     * @param from what it is read from, for the message
     * @throws AuditException it is none
     */
    public static VerifierKey parse(String text, String from) throws AuditException {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches() || !NAME.matcher(written.group(1)).matches()) {
            throw new AuditException(from + ": is no public key of a trail, which is one line NAME+ID+KEY");
        }
        byte[] typed = Base64.getDecoder().decode(written.group(3));
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new AuditException(from + ": is a key of another kind than Ed25519");
        }
        try {
            VerifierKey key = new VerifierKey(written.group(1), Arrays.copyOfRange(typed, 1, typed.length));
            if (!key.idText().equals(written.group(2))) {
                throw new AuditException(from + ": its id does not belong to its key; it was changed");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new AuditException(from + ": is no key of Ed25519 (" + e.getMessage() + ")");
        }
    }

    /** The trail's name. */
    public String name() {
        return name;
    }

    /** Eight digits by which a signature names its key. */
    public String idText() {
        return HexFormat.of().formatHex(id);
    }

    /** As it is written. */
    public String text() {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY_BYTES);
        return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** A signature as notes have it. */
    SignedHead.Signature written(byte[] signature) {
        byte[] both = Arrays.copyOf(id, ID_BYTES + signature.length);
        System.arraycopy(signature, 0, both, ID_BYTES, signature.length);
        return new SignedHead.Signature(name, Base64.getEncoder().encodeToString(both));
    }

    /** The id of the key that a signature names; empty where it is none. */
    public static Optional<String> idOf(String signature) {
        byte[] both = bytes(signature);
        return both.length == SIGNATURE_BYTES
                ? Optional.of(HexFormat.of().formatHex(both, 0, ID_BYTES))
                : Optional.empty();
    }

    /** Whether a signature names this key; it may be wrong all the same. */
    public boolean isNamedBy(String signature) {
        byte[] both = bytes(signature);
        return both.length > ID_BYTES && Arrays.equals(id, Arrays.copyOf(both, ID_BYTES));
    }

    /** Whether a head was signed with the key that belongs to this one. */
    public boolean verifies(TreeHead head, String signature) {
        byte[] both = bytes(signature);
        if (!isNamedBy(signature)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(head.text().getBytes(StandardCharsets.UTF_8));
            return check.verify(both, ID_BYTES, both.length - ID_BYTES);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether one of the signatures is good. */
    public boolean verifies(SignedHead signed) {
        return signed.head().origin().equals(name)
                && signed.signatures().stream().anyMatch(one -> verifies(signed.head(), one.value()));
    }

    private static byte[] bytes(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
