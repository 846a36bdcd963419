package io.apilog.format.named;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast reader of objects says what Jackson says, of whatever bytes. */
class PlainJsonFuzz {
    private static final int SEEDS = 200;

    private final JsonTwins twins = new JsonTwins(true);

    static Stream<byte[]> objects() {
        RandomJson json = new RandomJson(5);
        byte[] entry = "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration_ms\":1.5}"
                .getBytes(StandardCharsets.UTF_8);
        return Stream.concat(Stream.of(entry), IntStream.range(0, SEEDS).mapToObj(i -> json.object()));
    }

    @MethodSource("objects")
    @FuzzTest(maxDuration = "6s")
    void the_fast_and_the_slow_reader_agree(byte[] bytes) {
        twins.check(bytes);
    }
}
