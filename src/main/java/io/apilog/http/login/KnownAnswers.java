package io.apilog.http.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers what credentials came to, as a keyed digest of name, password and the hash they were held against: a scraper that comes every
 * few seconds is checked once, right or wrong. Bounded; the ones met least lately are forgotten, wrong ones apart from right ones, so that
 * guessing forgets no right one. Safe for use by many threads.
 */
final class KnownAnswers {
    private static final int MOST = 256;
    private static final String DIGEST = "HmacSHA256";

    private final Map<ByteBuffer, Boolean> right = leastLately();
    private final Map<ByteBuffer, Boolean> wrong = leastLately();

    /** Made when the first credentials come: where nobody is asked for any, the JDK's cryptography is not loaded. */
    private static final class Secret {
        static final SecretKeySpec KEY = random();

        private Secret() {}

        private static SecretKeySpec random() {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            return new SecretKeySpec(random, DIGEST);
        }
    }

    private static Map<ByteBuffer, Boolean> leastLately() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                return size() > MOST;
            }
        };
    }

    ByteBuffer digest(Credentials credentials, String hash) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(Secret.KEY);
            for (String text : new String[] {credentials.user(), credentials.password(), hash}) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }

    synchronized Optional<Boolean> of(ByteBuffer digest) {
        if (right.get(digest) != null) {
            return Optional.of(true);
        }
        return wrong.get(digest) != null ? Optional.of(false) : Optional.empty();
    }

    synchronized void put(ByteBuffer digest, boolean isRight) {
        (isRight ? right : wrong).put(digest, true);
    }
}
