package io.apilog.format.column;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlessColumnsTest {
    /** As the shipped flags have it. */
    private static final long SMALL_STACK = 256 * 1024;

    @Test
    void a_name_of_thirty_thousand_parts_is_no_host_and_ends_nothing() throws Exception {
        String name = String.join(".", Collections.nCopies(30_000, "a"));

        assertThat(found("2026-11-28T09:00:00Z;GET;/orders;200;12;" + name + ";0.012"))
                .doesNotContain("host");
    }

    @Test
    void a_name_with_dots_is_the_host() throws Exception {
        assertThat(found("2026-11-28T09:00:00Z;GET;/orders;200;12;api.example.com:443;0.012"))
                .contains(";host;");
    }

    private static String found(String line) throws InterruptedException {
        List<Optional<HeadlessColumns.Found>> found = new ArrayList<>();
        List<byte[]> sample = Collections.nCopies(10, line.getBytes(ISO_8859_1));
        Thread thread = new Thread(null, () -> found.add(HeadlessColumns.find(sample, null)), "small", SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(found).hasSize(1);
        return found.get(0).orElseThrow().head();
    }
}
