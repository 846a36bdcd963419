package io.apilog.metrics.scraper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {
    @Test
    void the_second_example_of_rfc_4231() {
        byte[] hash = KeyedHash.sha256(
                "Jefe".getBytes(StandardCharsets.US_ASCII),
                "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** State that an earlier version saved knows scrapers by the JDK's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 63, 64, 65, 200})
    void it_is_what_the_jdk_makes(int length) throws Exception {
        Random random = new Random(length);
        byte[] key = new byte[32];
        byte[] message = new byte[length];
        random.nextBytes(key);
        random.nextBytes(message);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(KeyedHash.sha256(key, message)).isEqualTo(mac.doFinal(message));
    }
}
