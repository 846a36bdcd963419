package io.apilog.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Replaces values by names that say nothing of them: equal values get equal names within one run, and no one can go back, nor
 * compare two runs, since the key is made anew for each and kept nowhere. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104, HMAC</a>
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 6;

    private final byte[] key;
    private @Nullable Mac mac;

    private Pseudonyms(byte[] key) {
        this.key = key;
    }

    /** Pseudonyms of a new run. */
    public static Pseudonyms create() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /** Made when it is needed first: most daemons never show a pseudonym, and to look for the algorithm loads all that Java knows of keys. */
    private Mac mac() {
        Mac made = mac;
        if (made == null) {
            try {
                made = Mac.getInstance(ALGORITHM);
                made.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
            mac = made;
        }
        return made;
    }

    /** The pseudonym of a value: {@code client-1f0c...}; of nothing it is nothing. */
    public String of(String kind, String value) {
        if (value.isEmpty()) {
            return value;
        }
        Mac keyed = mac();
        keyed.update(kind.getBytes(StandardCharsets.UTF_8));
        byte[] hash = keyed.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    }
}
