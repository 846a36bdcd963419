package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever is in it. */
class EndpointNamerPropertyTest {
    private static final int BUDGET = 50_000;
    private static final String[] PIECES = {
        "/",
        "/",
        "/",
        "a",
        "users",
        "42",
        "-",
        "_",
        ".",
        "..",
        ",",
        ":",
        ";",
        "=",
        "(",
        ")",
        "{",
        "}",
        "{id}",
        "**",
        "*",
        "%",
        "%2F",
        "%00",
        "%C3",
        "%A9",
        "%C3%A9",
        "%7B",
        "2026-11-21",
        "2026",
        "11",
        "x7Kd9QmZ2p",
        "3f9a1c7e",
        ".js",
        ".min",
        "v1.2.3",
        "@",
        "?",
        "#",
        "\u00e9",
        "\"",
        "'",
        " ",
        "order-98765",
        "192.0.2.7",
        "::"
    };

    private final Random random = new Random(20261121);
    private final Requests requests = Requests.withBudget(BUDGET);

    @Test
    void random_bytes_have_valid_names() {
        for (int i = 0; i < 20_000; i++) {
            byte[] target = new byte[random.nextInt(300)];
            random.nextBytes(target);
            if (target.length > 0) {
                target[0] = '/';
            }
            checkPathName(requests.get(target));
        }
    }

    @Test
    void random_routes_in_the_log_have_valid_names() {
        AccessRecord record = new AccessRecord();
        for (int i = 0; i < 20_000; i++) {
            byte[] route = new byte[1 + random.nextInt(300)];
            random.nextBytes(route);
            for (int j = 0; j < route.length; j++) {
                route[j] = route[j] >= 0 && route[j] < 0x20 ? (byte) '/' : route[j];
            }
            record.route.set(route, 0, route.length);
            checkName(requests.namer().name(record, HttpMethod.GET));
        }
    }

    @Test
    void random_paths_have_valid_names_that_name_themselves() {
        Requests unlearned = new Requests(new EndpointNamer(new EndpointSettings(List.of(), BUDGET, false)));
        for (int i = 0; i < 20_000; i++) {
            Endpoint endpoint = requests.get(randomPath());
            checkPathName(endpoint);
            if (!endpoint.name().endsWith("**")) {
                Endpoint again = unlearned.get(endpoint.name());
                assertThat(again.name()).isEqualTo(endpoint.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-",
                "a=",
                "a.",
                "/a",
                "/..",
                "1-",
                "%C3%A9",
                "(",
                "{",
                "-",
                "a.3f9a1c",
                "a1-",
                "/a1.b1.c1",
                "2026-11-",
                "1,",
                "%",
                ";"
            })
    void a_path_of_64_kib_takes_no_longer_than_a_long_path_may(String piece) {
        byte[] target = ("/" + piece.repeat(64 * 1024 / piece.length())).getBytes(StandardCharsets.UTF_8);

        assertTimeout(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 50; i++) {
                checkName(requests.get(target));
            }
        });
    }

    @Test
    void nothing_is_allocated_but_for_a_new_endpoint() {
        List<AccessRecord> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(record(randomPath(), ""));
            records.add(record("/users/" + i + "/orders/order-" + (1000 + i) + ".pdf?q=" + i, ""));
            records.add(record("/static/img/" + (char) ('a' + i % 26) + ".png", ""));
            records.add(record("/files/" + i + "/x", ""));
            records.add(record("/pets/" + i, "GET /pets/{petId}"));
            records.add(record("/shelf/p" + i + "/reviews", ""));
            records.add(record("/media/img" + (char) ('a' + i % 26) + "/" + (char) ('a' + i / 26 % 26) + ".svg", ""));
            records.add(record("http://example.com/2026/11/21/x7Kd9QmZ2p/" + i, ""));
        }
        EndpointNamer namer =
                new EndpointNamer(new EndpointSettings(List.of("GET /files/{id}/**", "/img/{a}.png"), BUDGET));
        for (int i = 0; i < 500; i++) {
            records.add(notFound("/nothing/" + i));
            records.add(notFound("\u0016\u0003\u0001" + i));
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // A word that stands alone beside values has its route from the 24th request on at the earliest.
        nameAll(namer, records, 40);

        long before = thread.getCurrentThreadAllocatedBytes();
        nameAll(namer, records, 100_000 / records.size() + 1);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // The measurement itself allocates a little.
        assertThat(allocated).isLessThan(10_000);
    }

    /** What admission may do, whatever comes: compared with counts by name and index that are kept beside it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30})
    void admission_moves_no_count_exceeds_no_budget_and_forgets_no_route(int budget) {
        List<String> routes = new ArrayList<>(List.of("/routes/{id}", "POST /routes", "/files/**"));
        EndpointNamer namer = new EndpointNamer(new EndpointSettings(routes, budget));
        for (int round = 0; round < 4; round++) {
            Requests sent = new Requests(namer);
            Map<Integer, String> names = new HashMap<>();
            for (int i = 0; i < 5_000; i++) {
                HttpMethod method = random.nextInt(3) == 0 ? HttpMethod.POST : HttpMethod.GET;
                int depth = (int) Math.exp(random.nextDouble() * 7);
                String path = random.nextInt(9) == 0
                        ? randomPath()
                        : "/s" + (char) ('a' + depth % 7) + "/" + (char) ('a' + depth / 7 % 26) + "u"
                                + (char) ('a' + depth / 182);
                Endpoint endpoint =
                        sent.sendFrom("192.0.2." + random.nextInt(3), method, path, random.nextInt(5) == 0 ? 404 : 200);
                assertThat(names.computeIfAbsent(endpoint.index(), index -> endpoint.name()))
                        .as("an index stays with its name")
                        .isEqualTo(endpoint.name());
                assertThat(namer.minted()).isLessThanOrEqualTo(budget);
                assertThat(namer.size()).isLessThanOrEqualTo(3 + routes.size() + 2 * budget);
                if (i % 50 == 0) {
                    assertThat(sent.send(HttpMethod.GET, "/routes/" + i, 404).rule())
                            .isEqualTo(Rule.ROUTE);
                    assertThat(sent.send(HttpMethod.POST, "/routes", 404).rule())
                            .isEqualTo(Rule.ROUTE);
                }
            }
            assertThat(namer.endpoints()).extracting(Endpoint::name).doesNotHaveDuplicates();
            // A restart, and every other time a reload that brings a route.
            if (round % 2 == 1) {
                routes.add("/reloaded" + round + "/{id}");
            }
            EndpointNamer next = new EndpointNamer(new EndpointSettings(routes, budget));
            Map<Integer, Endpoint> byIndex = next.restore(namer.state());
            assertThat(next.minted()).isLessThanOrEqualTo(budget);
            for (KnownEndpoint known : namer.state().endpoints()) {
                assertThat(byIndex.get(known.index()).name())
                        .as("what was counted stays with its name")
                        .isEqualTo(known.name());
            }
            assertThat(next.endpoints())
                    .as("a restart forgets no name")
                    .extracting(Endpoint::name)
                    .containsAll(namer.endpoints().stream().map(Endpoint::name).toList());
            namer = next;
        }
    }

    private static void nameAll(EndpointNamer namer, List<AccessRecord> records, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < records.size(); i++) {
                namer.name(records.get(i), HttpMethod.GET);
            }
        }
    }

    private static AccessRecord record(String target, String route) {
        AccessRecord record = new AccessRecord();
        Requests.set(record.target, target);
        Requests.set(record.route, route);
        record.status = 200;
        return record;
    }

    private static AccessRecord notFound(String target) {
        AccessRecord record = record(target, "");
        record.status = 404;
        return record;
    }

    private String randomPath() {
        StringBuilder path = new StringBuilder("/");
        for (int i = random.nextInt(14); i > 0; i--) {
            path.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return path.toString();
    }

    /** No free text: what is beyond ASCII or percent-encoded is taken out, but for braces that make no placeholder. */
    private static void checkPathName(Endpoint endpoint) {
        checkName(endpoint);
        String rest = endpoint.name().replace("%7B", "").replace("%7D", "");
        assertThat(rest).matches("[A-Za-z0-9/._~!$&()*+,=:@{}-]+");
    }

    private static void checkName(Endpoint endpoint) {
        String name = endpoint.name();
        if (endpoint.index() <= Endpoint.OTHER.index()) {
            assertThat(endpoint).isIn(Endpoint.MALFORMED, Endpoint.UNMATCHED, Endpoint.OTHER);
            return;
        }
        assertThat(name).startsWith("/").doesNotContain("?", "\ufffd");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(NameBuffer.MAX_BYTES);
        assertThat(name.chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
