package io.apilog.endpoint.shape;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** UUIDs are told eight bytes at a time as they are byte by byte. The seed makes each run the same. */
class UuidTest {
    private static final int UUIDS = 60_000;

    private final Random random = new Random(20261121);

    @Test
    void uuids_are_told_as_byte_by_byte() {
        Segment segment = new Segment();
        for (int i = 0; i < UUIDS; i++) {
            String text = mutated(new UUID(random.nextLong(), random.nextLong()).toString());
            byte[] bytes = ('/' + text + "/items").getBytes(US_ASCII);
            boolean slow = Ids.isUuid(segment.of(bytes, 1, 1 + Uuid.LENGTH));
            assertThat(Uuid.isAt(bytes, 1, bytes.length)).as(text).isEqualTo(slow);
        }
    }

    @Test
    void a_uuid_of_digits_alone_may_be_a_date_and_is_left_to_the_slow_way() {
        byte[] bytes = "20261121-1234-1234-1234-123456789012".getBytes(US_ASCII);
        assertThat(Uuid.isAt(bytes, 0, bytes.length)).isFalse();
    }

    private String mutated(String text) {
        char[] chars = text.toCharArray();
        chars[random.nextInt(chars.length)] = "-gG0f:/@`".charAt(random.nextInt(9));
        return new String(chars);
    }
}
