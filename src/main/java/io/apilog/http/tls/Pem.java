package io.apilog.http.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys written as PEM (RFC 7468), read with the JDK alone. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448", "RSASSA-PSS");

    private final List<Block> blocks = new ArrayList<>();

    private record Block(String label, String body) {}

    /** Reads the blocks of a text; what stands between them is comment. */
    Pem(String text) {
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
    }

    /** The certificates, in their order. */
    List<X509Certificate> certificates(TlsException.Part part) throws TlsException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(certificate(block, part));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsException(part, "holds no certificate: a block between BEGIN CERTIFICATE and END CERTIFICATE");
        }
        return certificates;
    }

    private static X509Certificate certificate(Block block, TlsException.Part part) throws TlsException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decoded(block, part)));
        } catch (CertificateException e) {
            throw new TlsException(part, "holds a certificate that cannot be read", e);
        }
    }

    /** The first private key. */
    PrivateKey key() throws TlsException {
        for (Block block : blocks) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return key(decoded(block, TlsException.Part.KEY));
                }
                case "RSA PRIVATE KEY" -> {
                    unencrypted(block);
                    return key(Pkcs8.ofRsa(decoded(block, TlsException.Part.KEY)));
                }
                case "EC PRIVATE KEY" -> {
                    unencrypted(block);
                    return key(Pkcs8.ofEc(decoded(block, TlsException.Part.KEY)));
                }
                case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
                default -> {
                    // Parameters of a curve, certificates: the key is still to come.
                }
            }
        }
        throw new TlsException(
                TlsException.Part.KEY, "holds no private key: a block between BEGIN PRIVATE KEY and END PRIVATE KEY");
    }

    /** The old forms say in a header of the block that they are encrypted. */
    private static void unencrypted(Block block) throws TlsException {
        if (block.body.contains("ENCRYPTED")) {
            throw encrypted();
        }
    }

    private static TlsException encrypted() {
        return new TlsException(
                TlsException.Part.KEY,
                "holds a key that is encrypted, and there is no password to give; 'openssl pkey -in FILE' decrypts it");
    }

    private static byte[] decoded(Block block, TlsException.Part part) throws TlsException {
        try {
            return Base64.getDecoder().decode(block.body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new TlsException(part, "holds a block that is not base64", e);
        }
    }

    /** The algorithm stands in the key, where only a factory of that algorithm reads it. */
    private static PrivateKey key(byte[] pkcs8) throws TlsException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // The next algorithm.
            }
        }
        throw new TlsException(
                TlsException.Part.KEY,
                "holds a key that cannot be read; known are " + String.join(", ", KEY_ALGORITHMS));
    }
}
