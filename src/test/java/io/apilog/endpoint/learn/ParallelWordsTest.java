package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Words of a developer with the same routes behind each stay apart, whatever the routes are. */
class ParallelWordsTest {
    private static final String[] RESOURCE = {
        "",
        "/#",
        "/#/edit",
        "/#/notes",
        "/#/notes/#",
        "/#/files",
        "/#/files/#",
        "/#/history",
        "/#/tags",
        "/#/owner",
        "/#/copy",
        "/export",
        "/import"
    };

    private static final String[] MARKET = {
        "/klines",
        "/depth",
        "/trades",
        "/ticker",
        "/ticker/price",
        "/ticker/book",
        "/account",
        "/account/limits",
        "/order",
        "/order/open",
        "/order/test",
        "/order/all",
        "/leverage",
        "/margin/type",
        "/income",
        "/exchangeInfo",
        "/time",
        "/listenKey"
    };

    private static final String[] SECTION = {
        "/orders",
        "/orders/#",
        "/orders/#/lines",
        "/orders/#/lines/#",
        "/orders/#/refund",
        "/clients",
        "/clients/#",
        "/clients/#/orders",
        "/stats",
        "/stats/sales",
        "/sessions",
        "/sessions/#",
        "/sessions/#/events",
        "/messages",
        "/messages/#/reply"
    };

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        "collections of one service",
                        "/crm",
                        List.of("/customers", "/suppliers", "/partners"),
                        RESOURCE),
                Arguments.of("collections in the singular", "/api", List.of("/film", "/series"), RESOURCE),
                Arguments.of("collections of each tenant", "/t/acme-7", List.of("/invoices", "/quotes"), RESOURCE),
                Arguments.of("markets of an exchange", "", List.of("/spot/v1", "/futures/v1", "/options/v1"), MARKET),
                Arguments.of("markets in front of a version", "/api/v3", List.of("/spot", "/margin"), MARKET),
                Arguments.of("those who see different parts", "", List.of("/backoffice", "/portal"), SECTION),
                Arguments.of("apps of two kinds", "/api", List.of("/driver", "/rider"), SECTION),
                Arguments.of("systems of telephones", "/m", List.of("/ios", "/android"), SECTION),
                Arguments.of("versions of an API", "/api", List.of("/v1", "/v2", "/v3"), SECTION),
                Arguments.of("versions behind a service", "/ledger", List.of("/v1", "/v2"), SECTION),
                Arguments.of("both sides of a trade", "/market", List.of("/buy", "/sell"), new String[] {
                    "/offers",
                    "/offers/#",
                    "/offers/#/accept",
                    "/offers/#/chat",
                    "/quotes",
                    "/quotes/#/confirm",
                    "/history"
                }),
                Arguments.of("ways to pay", "/payments", List.of("/card", "/wallet"), new String[] {
                    "/authorize", "/capture", "/refund", "/void", "/#", "/#/receipt"
                }),
                Arguments.of("directions", "/orders", List.of("/incoming", "/outgoing"), new String[] {
                    "", "/#", "/#/lines", "/#/lines/#", "/#/print", "/count"
                }),
                Arguments.of("public and private", "/api", List.of("/public", "/private", "/internal"), SECTION),
                Arguments.of("what waits and what does not", "/jobs", List.of("/sync", "/async"), new String[] {
                    "/run", "/run/#", "/run/#/result", "/run/#/logs", "/estimate"
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void words_with_the_same_routes_behind_them_stay(String what, String before, List<String> words, String[] behind) {
        for (int seed = 1; seed <= 20; seed++) {
            Requests requests = Requests.withRoutes();
            List<String> paths = words.stream().map(before::concat).toList();
            new Traffic(requests, seed)
                    .words(paths, behind)
                    .words(List.of("/health", "/login"), "")
                    .send(4_000);

            for (String path : paths) {
                for (String route : behind) {
                    assertThat(requests.get(path + route.replace('#', '7')).name())
                            .as("seed " + seed)
                            .startsWith(path);
                }
            }
        }
    }
}
