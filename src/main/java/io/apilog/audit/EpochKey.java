package io.apilog.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the pseudonyms of one epoch. Whoever has it can tell whose a pseudonym is by trying; once it is destroyed nobody can, so that
 * is how what a trail says of a person is erased while the trail stays whole.
 *
 * @param number from 1; never used again
 * @param since when it was made
 * @param file where it is kept
 */
public record EpochKey(int number, Instant since, Path file, SecretKeySpec key) {
    /** How many bytes of a hash are a pseudonym. */
    static final int PSEUDONYM_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String WORD = "apilog-audit-epoch";
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    static String fileName(int number) {
        return "epoch-" + number + ".key";
    }

    /** Makes one that was not there. */
    static EpochKey generate(Path directory, int number, Instant now) throws AuditException {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        Instant since = now.truncatedTo(ChronoUnit.SECONDS);
        Path file = directory.resolve(fileName(number));
        KeyFile.create(
                file, List.of(WORD + " " + number + " " + since, HexFormat.of().formatHex(random)));
        return new EpochKey(number, since, file, new SecretKeySpec(random, ALGORITHM));
    }

    /** @throws AuditException others may read it, or it is none */
    static EpochKey read(Path file, int number) throws AuditException {
        List<String> lines = KeyFile.read(file);
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (lines.size() != 2
                || words.length != 3
                || !words[0].equals(WORD)
                || !words[1].equals(Integer.toString(number))
                || !KEY.matcher(lines.get(1)).matches()) {
            throw new AuditException(file + ": is no key of the epoch " + number);
        }
        try {
            byte[] key = HexFormat.of().parseHex(lines.get(1));
            return new EpochKey(number, Instant.parse(words[2]), file, new SecretKeySpec(key, ALGORITHM));
        } catch (DateTimeException e) {
            throw new AuditException(file + ": is no key of the epoch " + number);
        }
    }

    /** Ready to make pseudonyms; for one thread. */
    public Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The pseudonym of a value, as a trail has it. */
    public String pseudonym(Pseudonymous of, String value) {
        Mac mac = mac();
        mac.update(of.word());
        byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, PSEUDONYM_BYTES);
    }
}
