package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret in an address is found by its name first, then by its shape; what only looks like it is not. */
class SecretSearchTest {
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

    private final SecretSearch search = new SecretSearch();

    private Set<UrlSecret> found(String target) {
        AccessRecord record = new AccessRecord();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        int found = search.find(record.target);
        Set<UrlSecret> kinds = new TreeSet<>();
        for (UrlSecret one : UrlSecret.values()) {
            if ((found & one.bit()) != 0) {
                kinds.add(one);
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({
        "/login?user=a&password=hunter2, PASSWORD",
        "/login?PassWord=hunter2, PASSWORD",
        "/login?user%5Bpassword%5D=hunter2, PASSWORD",
        "/login?user[passwd]=hunter2, PASSWORD",
        "/login?pwd=a=b&x=1, PASSWORD",
        "/cb?access_token=abc, TOKEN",
        "/cb?a=1&refresh_token=abc#x, TOKEN",
        "/s3?X-Amz-Signature=0123456789abcdef, TOKEN",
        "/v1?api_key=abc, API_KEY",
        "/v1?client_secret=abc, API_KEY",
        "/r?to=https://jane:hunter2@example.com/, PASSWORD",
        "/v1?k=AKIAIOSFODNN7EXAMPLE, API_KEY",
        "/v1/AKIAIOSFODNN7EXAMPLE/x, API_KEY",
        "/repo?t=ghp_0123456789abcdefghijABCDEFGHIJ012345, TOKEN",
        "/hook/xoxb-123456789012-abcdefgh, TOKEN",
        "/u?m=jane.doe@example.com, EMAIL",
        "/u/jane.doe%40example.com/edit, EMAIL",
        "/u?m=jane%2Bnews%40mail.example.com&x=1, EMAIL",
        "/login?user=a;password=hunter2, PASSWORD",
        "/login?user=a&amp;password=hunter2, PASSWORD",
        "/login;v=1;password=hunter2, PASSWORD",
        "/login;password=hunter2?x=1, PASSWORD",
        "/u?m=jane.doe%2540example.com, EMAIL",
        "/u/jane.doe%2540example.com/edit, EMAIL",
        "/pay?n=4111%201111%201111%201111, CARD",
        "/pay?n=4111%2D1111%2D1111%2D1111, CARD",
        "/pay?n=3782%20822463%2010005, CARD",
        "/pay?n=4111111111111111, CARD",
        "/pay/4111-1111-1111-1111, CARD",
        "/pay?n=4111+1111+1111+1111, CARD",
        "/pay?n=378282246310005, CARD",
        "/pay?n=30569309025904, CARD",
        "/pay?n=5555555555554444, CARD",
        "/pay?n=2223003122003222, CARD",
        "/pay?q=card%204111111111111111, CARD",
        "/pay?q=card+4111+1111+1111+1111+12/27, CARD",
        "/pay/card%204111111111111111, CARD",
        "/pay/card-4111111111111111-x, CARD",
        "/pay?q=%224111111111111111%22, CARD",
        "/pay?q=%204111111111111111, CARD",
        "/pay?q=+4111111111111111, CARD",
        "/pay?q=4111111111111111%2C12, CARD",
        "/pay?q=pan%3A4111111111111111, CARD",
        "/pay?next=/pay%3Fpan%3D4111111111111111, CARD",
        "/pay?next=%252Fpay%253Fpan%253D4111111111111111, CARD",
        "/pay?json=%7B%22pan%22%3A%224111111111111111%22%7D, CARD",
        "/pay?json=%257B%2522pan%2522%253A%25224111111111111111%2522%257D, CARD",
        "/pay?json={%22pan%22:4111111111111111}, CARD",
        "/pay?q=x%3D4111%201111%201111%201111, CARD",
        "/pay?c=%34111111111111111, CARD",
        "/pay#4111111111111111, CARD",
    })
    void secrets_are_found(String target, UrlSecret kind) {
        assertThat(found(target)).containsExactly(kind);
    }

    @Test
    void tokens_are_found_in_a_path_and_in_a_value() {
        assertThat(found("/verify/" + JWT)).containsExactly(UrlSecret.TOKEN);
        assertThat(found("/verify?t=" + JWT + "&password=x1")).containsExactly(UrlSecret.PASSWORD, UrlSecret.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "*",
                "/login?password=",
                "/login?password",
                "/login?password=***",
                "/login?password=[FILTERED]",
                "/login?password=%5BFILTERED%5D",
                "/login?password=REDACTED",
                "/login?password=xxxxx",
                "/login?token=null&access_token=undefined",
                "/cb?code=abc&state=def&client_id=ghi&key=1&sid=2",
                "/s?monkey=1&public_key=2&passwordless=1",
                "/search?q=password=",
                "/npm/@angular/core@1.2.3/core.umd.js",
                "/img/icon@2x.png",
                "/u/@jane",
                "/u?q=%24%7B%28%23a%3D%40org.apache.Foo%40x%29",
                "/image/4111111111111112",
                "/image/41111111111111110",
                "/image/4111111111111",
                "/image/x4111111111111111",
                "/image/4111111111111111.jpg",
                "/image/4111111111111111x",
                "/image/a_4111111111111111",
                "/p?ga=GA1.2.4111111111111111.1700000000",
                "/p?at=52.4111111111111111%2C4.4111111111111111",
                "/p?n=-4111111111111111",
                "/p?n=1234-4111-1111-1111-1111",
                "/p?n=12%204111%201111%201111%201111",
                "/p?n=4111111111111111%31",
                "/p?n=%314111111111111111",
                "/p?n=4111-1111-1111-1111-2",
                "/p?id=7c1d40b2-9e5a-4111-1111-111111111111",
                "/t/1795000000000/1795000000000000",
                "/u/8f14e45f-ceea-4678-9a3b-2b0c1d2e3f40",
                "/h/d41d8cd98f00b204e9800998ecf8427e4111111111111111",
                "/eyJub/kein.jwt",
                "/static/eyJ.main.4f3c2b1a.chunk.js",
                "/فروشگاه/%D8%B3%DB%8C%D8%AF?q=%D8%B3%DB%8C%D8%AF",
            })
    void what_only_looks_like_a_secret_is_none(String target) {
        assertThat(found(target)).isEmpty();
    }

    @Test
    void nothing_that_a_target_holds_is_thrown_out_of() {
        Random random = new Random(1);
        String signs = "/?&=%@.4:012eyJAKIAghp_xox-+[]\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                target.append(signs.charAt(random.nextInt(signs.length())));
            }
            found(target.toString());
        }
        found("/?" + "password=x&".repeat(10_000) + "@".repeat(70_000));
    }

    @Test
    void looking_allocates_nothing() {
        AccessRecord record = new AccessRecord();
        byte[] bytes = ("/u/jane%40example.com?user%5Bpassword%5D=hunter2&t=" + JWT).getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            found |= search.find(record.target);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            found |= search.find(record.target);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        assertThat(found).isNotZero();
    }
}
