package io.apilog.endpoint.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.NamingScore;
import io.apilog.endpoint.Requests;
import io.apilog.endpoint.SampleApi;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty thousand paths that come once, each answered 200, among the requests of an API. */
class FloodTest {
    private static final int PATHS = 20_000;
    private static final int ONE = 1;
    private static final int TEN_THOUSAND = 10_000;
    private static final List<String> APIS = List.of("bank", "crud", "github", "marketing", "clinic", "stripe");

    /** Of the places that a flood finds it can use up the third that names asked for once may have, and what is learned of it. */
    private static final int MOST_MINTED = 280;

    private final Random random = new Random(5);

    private static SampleApi api(String name) {
        return SampleApi.all().stream()
                .filter(api -> api.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int letters = 3 + random.nextInt(7); letters > 0; letters--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private String path(String kind, List<SampleApi.Sample> requests) {
        return switch (kind) {
            case "root" -> "/" + word();
            case "deep" -> "/" + word() + "/" + word() + "/" + word();
            case "script" -> "/index.php/" + word() + "/" + word();
            case "directories" -> "/" + (char) ('a' + random.nextInt(20)) + "dir/" + word() + random.nextInt(10);
            case "below" -> requests.get(random.nextInt(requests.size())).path() + "/" + word();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** A third of the API's requests, the flood with a third of them in between, and the last third. */
    private List<SampleApi.Sample> flooded(SampleApi api, String kind, int clients) {
        List<SampleApi.Sample> real = api.requests(6_000, 1);
        List<SampleApi.Sample> all = new ArrayList<>(real.subList(0, 2_000));
        for (int i = 0; i < PATHS; i++) {
            String client = clients == ONE ? "203.0.113.9" : "10.0." + random.nextInt(100) + "." + random.nextInt(100);
            all.add(new SampleApi.Sample(HttpMethod.GET, path(kind, real), 200, "", client));
            if (i % 10 == 0) {
                all.add(real.get(2_000 + i / 10));
            }
        }
        all.addAll(real.subList(4_000, 6_000));
        return all;
    }

    private static double ownOfTheLast(EndpointNamer namer, List<SampleApi.Sample> all, int last) {
        Requests requests = new Requests(namer);
        all.subList(0, all.size() - last).forEach(requests::send);
        List<SampleApi.Sample> tail = all.subList(all.size() - last, all.size());
        List<SampleApi.Sample> thrice = new ArrayList<>(tail);
        thrice.addAll(tail);
        thrice.addAll(tail);
        return NamingScore.of(namer, thrice).ownShare();
    }

    @ParameterizedTest
    @CsvSource({
        "root, 1",
        "root, 10000",
        "deep, 1",
        "deep, 10000",
        "script, 1",
        "script, 10000",
        "directories, 1",
        "directories, 10000",
        "below, 1",
        "below, 10000"
    })
    void a_flood_mints_few_names_and_the_routes_keep_theirs(String kind, int clients) {
        for (String name : APIS) {
            SampleApi api = api(name);
            Requests plain = Requests.withRoutes();
            api.requests(6_000, 1).forEach(plain::send);

            EndpointNamer flooded = new EndpointNamer(EndpointSettings.DEFAULT);
            double own = ownOfTheLast(flooded, flooded(api, kind, clients), 2_000);

            assertThat(flooded.named() - plain.namer().named())
                    .as("names of the flood in %s", name)
                    .isLessThanOrEqualTo(MOST_MINTED);
            assertThat(own).as("own names in %s", name).isGreaterThan(0.92);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ONE, TEN_THOUSAND})
    void with_a_budget_of_ten_there_are_twenty_names_at_most(int clients) {
        for (String kind : List.of("root", "deep", "directories", "below")) {
            EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of(), 10));
            Requests requests = new Requests(namer);
            for (SampleApi.Sample sample : flooded(api("json-rpc"), kind, clients)) {
                requests.send(sample);
                assertThat(namer.minted()).isLessThanOrEqualTo(10);
                assertThat(namer.named()).isLessThanOrEqualTo(20);
            }
        }
    }

    /** What a restart, and a reload, which goes on with the same state, do in the middle of a flood. */
    @ParameterizedTest
    @ValueSource(ints = {ONE, TEN_THOUSAND})
    void a_restart_in_the_middle_forgets_no_name_moves_no_count_and_lets_in_no_flood(int clients) {
        SampleApi api = api("bank");
        List<SampleApi.Sample> all = flooded(api, "deep", clients);
        Requests before = Requests.withRoutes();
        Map<String, Integer> counts = new HashMap<>();
        List<SampleApi.Sample> first = all.subList(0, all.size() / 2);
        first.forEach(sample -> counts.merge(before.send(sample).name(), 1, Integer::sum));
        Requests after = Requests.withRoutes();
        Map<Integer, Endpoint> byIndex = after.namer().restore(before.namer().state());

        assertThat(byIndex.values()).extracting(Endpoint::name).containsAll(named(before.namer()));
        before.namer().endpoints().stream()
                .filter(endpoint -> !endpoint.isSpecial())
                .forEach(endpoint ->
                        assertThat(byIndex.get(endpoint.index()).name()).isEqualTo(endpoint.name()));
        double own = ownOfTheLast(after.namer(), all.subList(all.size() / 2, all.size()), 2_000);

        assertThat(named(after.namer()))
                .containsAll(counts.keySet().stream()
                        .filter(name -> name.startsWith("/"))
                        .toList());
        assertThat(after.namer().named()).isLessThanOrEqualTo(before.namer().named() + MOST_MINTED);
        assertThat(own).isGreaterThan(0.95);
    }

    private static List<String> named(EndpointNamer namer) {
        return namer.endpoints().stream()
                .filter(endpoint -> !endpoint.isSpecial())
                .map(Endpoint::name)
                .toList();
    }

    @Test
    void a_scan_by_one_client_teaches_nothing_until_a_name_comes_again() {
        Requests requests = Requests.withRoutes();
        for (int i = 0; i < 3_000; i++) {
            requests.sendFrom("192.0.2." + i % 200, HttpMethod.GET, "/reports/turnover/" + i, 200);
        }
        for (int i = 0; i < 600; i++) {
            requests.sendFrom("203.0.113.9", HttpMethod.GET, "/reports/" + word() + "/" + i, 200);
        }

        assertThat(requests.get("/reports/turnover/7").name()).isEqualTo("/reports/turnover/{id}");
        assertThat(requests.sendFrom("203.0.113.9", HttpMethod.GET, "/reports/" + word(), 200))
                .isSameAs(Endpoint.OTHER);
        assertThat(requests.namer().named()).isLessThanOrEqualTo(1 + 2 * Bursts.NAMES);
    }

    @Test
    void words_beside_ids_that_come_again_are_no_values_whatever_comes_once_beside_them() {
        Requests requests = Requests.withRoutes();
        for (int i = 0; i < 4_000; i++) {
            requests.get("/conversations/" + i);
            if (i % 50 == 0) {
                requests.get("/conversations/unread_count");
            }
            if (i > 1_000 && i % 4 == 0) {
                requests.get("/conversations/" + word());
            }
        }

        assertThat(requests.get("/conversations/unread_count").name()).isEqualTo("/conversations/unread_count");
    }
}
