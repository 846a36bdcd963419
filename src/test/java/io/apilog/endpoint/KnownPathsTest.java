package io.apilog.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.learn.KnownPaths;
import io.apilog.endpoint.learn.PathNames;
import io.apilog.endpoint.learn.SegmentTree;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that is found the fast way has the name, and teaches the same, as one that is named. The seed makes each run the same. */
class KnownPathsTest {
    private static final int REQUESTS = 60_000;
    private static final String[] WORDS = {
        "api",
        "v1",
        "v2",
        "users",
        "shipments",
        "items",
        "a",
        "en-US",
        "settings",
        "history",
        "12345678",
        "orders2",
        "x-7",
        ".git",
        "..",
        ".",
        "Users",
        "abcdefgh",
        "abcdefghi",
        "app.js",
        "logo.png",
        "2026",
        "11",
        "21",
        "20261121",
        "1999",
        "19991301",
        "caf%C3%A9",
        "a;b=c",
        "a%20b",
        "order-98765",
        "{id}",
        "{param}",
        "",
        "a#",
        "12345678901234567890",
        "3f9a1c7e",
        "v1.2.3",
        "me@example.com",
        "42",
        "-1",
        "a/../b"
    };
    private static final int[] STATUSES = {200, 200, 200, 201, 404, 500, 401, 301, (int) AccessRecord.ABSENT};
    private static final HttpMethod[] METHODS = {HttpMethod.GET, HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE};

    private final Random random = new Random(20261121);
    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @CsvSource({"true, 300", "false, 300", "true, 20"})
    void every_request_has_the_endpoint_that_it_has_without_it(boolean learn, int budget) {
        EndpointSettings settings = new EndpointSettings(List.of(), budget, learn);
        EndpointNamer fast = new EndpointNamer(settings);
        EndpointNamer slow = EndpointNamer.withoutFastPath(settings);
        for (int i = 0; i < REQUESTS; i++) {
            String path = path();
            set(path);
            record.status = STATUSES[random.nextInt(STATUSES.length)];
            HttpMethod method = METHODS[random.nextInt(METHODS.length)];
            assertThat(fast.name(record, method).name())
                    .as(path)
                    .isEqualTo(slow.name(record, method).name());
        }
        assertThat(fast.state()).isEqualTo(slow.state());
    }

    @Test
    void what_was_saved_is_found_alike() {
        EndpointNamer before = new EndpointNamer(EndpointSettings.DEFAULT);
        for (int i = 0; i < REQUESTS / 10; i++) {
            set(path());
            record.status = 200;
            before.name(record, HttpMethod.GET);
        }
        EndpointNamer fast = new EndpointNamer(EndpointSettings.DEFAULT);
        EndpointNamer slow = EndpointNamer.withoutFastPath(EndpointSettings.DEFAULT);
        fast.restore(before.state());
        slow.restore(before.state());
        for (int i = 0; i < REQUESTS / 10; i++) {
            set(path());
            record.status = 404;
            assertThat(fast.name(record, HttpMethod.GET).name())
                    .isEqualTo(slow.name(record, HttpMethod.GET).name());
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            path.append('/').append(segment());
        }
        return switch (random.nextInt(6)) {
            case 0 -> path + "?page=" + random.nextInt(20);
            case 1 -> path + "/";
            default -> path.toString();
        };
    }

    private String segment() {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> Integer.toString(random.nextInt(100_000_000));
            case 2 -> uuid();
            case 3 -> WORDS[random.nextInt(WORDS.length)];
            case 4 -> "name" + random.nextInt(200);
            default -> WORDS[random.nextInt(8)];
        };
    }

    private String uuid() {
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return random.nextInt(4) == 0 ? mutated(uuid) : uuid;
    }

    private String mutated(String text) {
        char[] chars = text.toCharArray();
        chars[random.nextInt(chars.length)] = "-gG0f:/@`".charAt(random.nextInt(9));
        return new String(chars);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/4711",
                "/api/v1/users/4711?a=b",
                "/shipments/7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f/items"
            })
    void a_path_met_before_is_found(String path) {
        SegmentTree positions = new SegmentTree(true, 300, endpoint -> {});
        NameBuffer name = new NameBuffer();
        PathNames names = new PathNames(positions);
        Target target = new Target();
        set(path);
        target.read(record.target, HttpMethod.GET);
        names.write(target, name, true, false);
        Endpoint endpoint = new Endpoint(3, name.toString(), Rule.SHAPE);
        positions.place(names, name, endpoint, false);

        assertThat(new KnownPaths(positions).find(record.target, true, false)).isSameAs(endpoint);
    }

    private void set(String target) {
        byte[] bytes = target.getBytes(US_ASCII);
        record.clear();
        Text text = record.target;
        text.set(bytes, 0, bytes.length);
    }
}
