package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;
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
    private final TargetSigns signs = new TargetSigns();

    private int found(Text target) {
        signs.look(target);
        return search.find(target, signs);
    }

    private Set<UrlSecret> found(String target) {
        AccessRecord record = new AccessRecord();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        int found = found(record.target);
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
        "/u?m=jane@b%C3%BCcher.example, EMAIL",
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
        "/x?auth=Bearer%20eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P, TOKEN",
        "/x?auth=Bearer+eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P, TOKEN",
        "/x?auth=bearer%2520eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P, TOKEN",
        "/x#eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P, TOKEN",
        "/x?d=%7B%22t%22:%22eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P%22%7D, TOKEN",
        "/v1?k=ASIAIOSFODNN7EXAMPLE, API_KEY",
        "/v1?k=ASIAIOSFODNN7EXAMPLE%2F20261120%2Fus-east-1, API_KEY",
        "/x?q=glpat-KeW1gsC48aqm0xz19rBPQ17AcSG.01.1y0v1t127, TOKEN",
        "/x?q=gldt-LRWFeq4Af3SYYsGsJGRg, TOKEN",
        "/x?q=glrt-8Tu9g7paGhnd7RVRXFBJ, TOKEN",
        "/x?q=glptt-9eec39ea79497344d3bcf7d49a2a09115e674252, TOKEN",
        "/x?q=glcbt-64_PaTPsu2Bvqo4Mblp1gzu, TOKEN",
        "/x?q=glsoat-3oOHPkSpbMlpiJdqkQzY, TOKEN",
        "/x?q=glft-P6PT5mJq36wPRhYQDs8W, TOKEN",
        "/x?q=glrt-t1_LRWFeq4Af3SYYsGsJGRgabcdefg.01.1y0v1t127, TOKEN",
        "/x?q=xapp-1-AVV65US60QR-6963388054487-50044af8603f5c1dc860e75, TOKEN",
        "/x?q=xoxe.xoxp-1-61RoSHqZlBkU0WttqpkRzoxePCdOh05gm29m, TOKEN",
        "/x?q=xoxe-1-61RoSHqZlBkU0WttqpkRzoxePCdOh05gm29m, TOKEN",
        "/x?q=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, API_KEY",
        "/x?q=sk_test_oxvuNDt3nXEHqixk4h80iAvc, API_KEY",
        "/x?q=rk_test_oxvuNDt3nXEHqixk4h80iAvc, API_KEY",
        "/go?url=https%3A%2F%2Fbob%3AFGrM14gENA%40example.com%2Fx, PASSWORD",
        "/go?url=https%253A%252F%252Fbob%253AFGrM14gENA%2540example.com%252Fx, PASSWORD",
        "/go?url=ftp://bob:p%24ss!w@example.com/x, PASSWORD",
        "/cb?idToken=0lI5QfecJUyGTelV, TOKEN",
        "/l?passwordConfirmation=oKEzViXZya, PASSWORD",
        "/l?j_password=0SPgjtHfb1, PASSWORD",
        "/l?password[]=8QysD4FI, PASSWORD",
        "/l?password%5B%5D=8QysD4FI, PASSWORD",
        "/l?user[password][]=8QysD4FI, PASSWORD",
        "/l?user.password=8QysD4FI, PASSWORD",
        "/l?repeatPassword=8QysD4FI, PASSWORD",
        "/l?password2=8QysD4FI, PASSWORD",
        "/cb#password=sIrsD3mbLF, PASSWORD",
        "/cb#access_token=TbYTTBPynZzih6tZ&token_type=bearer, TOKEN",
        "/cb?a=1#state=2&id_token=TbYTTBPynZzih6tZ, TOKEN",
        "/app#/cb?access_token=TbYTTBPynZzih6tZ, TOKEN",
        "/x?next=%2Flogin%3Fpassword%3DgGnRfXBkg, PASSWORD",
        "/x?redirect=%2Fcb%3Fa%3D1%26access_token%3DncNnz5BhgJjH3LZ7wM6GKHVj, TOKEN",
        "/x?next=https%3A%2F%2Fexample.com%2Fcb%23access_token%3Dabcdefgh, TOKEN",
        "/x?n=%252Fcb%253Faccess_token%253Dabcdefgh, TOKEN",
        "/x?next=/cb?access_token=abcdefgh, TOKEN",
        "/x?next=%2Fcb%3Fapi%5Fkey%3Dabcdefgh, API_KEY",
        "/cb?oauth_token=IECUyUALDgxkhOFosZYG9uVq, TOKEN",
        "/cb?reset_token=Sx91HqaksrCoAqUvlPaJQ5WE, TOKEN",
        "/v1?private_key=q2uKBBA73TiAt2suBPr2m6Rb, API_KEY",
        "/v1?access_key=RD9IsrmKi0PLJmwrgFMiuJ2E, API_KEY",
        "/v1?client[secret]=sqEGpZ8r4qyBYCn, API_KEY",
        "/pay?card=6241014837475653, CARD",
        "/pay?cardNumber=4192948187985, CARD",
        "/pay?card_number=4236131149351274447, CARD",
        "/pay?pan=5067098784672399, CARD",
        "/pay?cc=6241+0148+3747+5653, CARD",
        "/pay?card[number]=6241-0148-3747-5653, CARD",
        "/pay?creditCard=6241%20014837475653, CARD",
        "/x?next=%2Fpay%3Fpan%3D5067098784672399, CARD",
        "/pay#ccnum=5067098784672399, CARD",
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
                "/s3?u=git@github.com:org/repo.git",
                "/s3?u=git%40github.com%3Aorg%2Frepo.git",
                "/s3/git@gitlab.example.com:org/repo.git/x",
                "/x?u=ssh://git@github.com/org/repo.git",
                "/x?u=https://example.com:8080/x@y",
                "/x?u=http://jane@host.example.com/",
                "/pay?n=6241014837475653",
                "/pay?id=4192948187985",
                "/t?ts=4236131149351274447",
                "/pay?card=4192948187984",
                "/pay?card=1234567890123456789",
                "/pay?card_id=6241014837475653",
                "/pay?card=5067098784672398",
                "/x?next=%2Flogin%3Fpassword%3D",
                "/x?next=%2Fdocs%2Freset-password%3Fa%3D1",
                "/x?q=password%3D",
                "/x?q=how+to+set+password%3F",
                "/x?q=a%3Fpassword%3D%5BFILTERED%5D",
                "/cb#access_token=&x=1",
                "/docs#password=",
                "/docs#passwords",
                "/x?tokens[]=1",
                "/x?password_reset=1",
                "/x?show_password=true",
                "/x?q=ASIA",
                "/x?q=ASIAPACIFICREGIONWEST",
                "/x?q=ASIAPACIFICNEWSROOMX",
                "/x?q=glrt-short",
                "/x?q=gldt-",
                "/x?q=sk_test_short",
                "/x?q=GOCSPX-",
                "/x?q=xapp-release-notes-2026-11",
                "/x?auth=Bearer",
                "/x?auth=Bearer%20abc",
                "/x?q=glass-painting-in-the-old-town-of-x",
                "/x?csrf_token=Zbcb99JpX9M02bB3f8nU",
                "/x?next=%2Fcb%3Fcode%3Dabc%26state%3Ddef",
                "/x?url=https%3A%2F%2Fexample.com%3A8080%2Fa%40b",
                "/x?u=mailto%3A",
                "/x?emoji=%3Asmile%3A",
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
            found |= found(record.target);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            found |= found(record.target);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        assertThat(found).isNotZero();
    }
}
