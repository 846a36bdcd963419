package io.apilog.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The key that signs a trail, kept as PKCS #8 in PEM, as OpenSSL writes it, beside the public one. Safe for use by many threads. */
public final class SigningKey {
    static final String FILE = "signing.key";
    static final String PUBLIC_FILE = "verify.pub";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * Makes a key pair in a directory. Nothing is replaced.
     *
     * @param name the trail's name, that checkpoints have as their origin
     */
    static SigningKey generate(Path directory, String name) throws AuditException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            VerifierKey verifier = VerifierKey.of(name, pair.getPublic());
            String encoded =
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            KeyFile.create(directory.resolve(FILE), List.of(BEGIN, encoded, END));
            KeyFile.createForAll(directory.resolve(PUBLIC_FILE), List.of(verifier.text()));
            return new SigningKey(pair.getPrivate(), verifier);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + ALGORITHM, e);
        }
    }

    /**
     * Reads a key pair.
     *
     * @throws AuditException others may read it, it is none, or the two do not belong together
     */
    static SigningKey read(Path directory) throws AuditException {
        Path file = directory.resolve(FILE);
        Path publicFile = directory.resolve(PUBLIC_FILE);
        List<String> lines = KeyFile.read(file);
        VerifierKey verifier =
                VerifierKey.parse(String.join("\n", KeyFile.readOpen(publicFile)), publicFile.toString());
        if (lines.size() < 3
                || !lines.get(0).equals(BEGIN)
                || !lines.get(lines.size() - 1).equals(END)) {
            throw new AuditException(file + ": is no private key in PEM (PKCS #8)");
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey signing = new SigningKey(key, verifier);
            TreeHead probe = new TreeHead(verifier.name(), 0, new byte[TreeHash.BYTES]);
            if (!verifier.verifies(signing.sign(probe))) {
                throw new AuditException(file + ": does not belong to " + publicFile);
            }
            return signing;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new AuditException(file + ": is no private key of " + ALGORITHM);
        }
    }

    /** The key that anybody may have. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a head. Takes a millisecond or two. */
    public SignedHead sign(TreeHead head) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(head.text().getBytes(StandardCharsets.UTF_8));
            return new SignedHead(head, List.of(verifier.written(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed before", e);
        }
    }
}
