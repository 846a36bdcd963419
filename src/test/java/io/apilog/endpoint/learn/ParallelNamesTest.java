package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few names with the same routes behind each, at several depths and asked for in the same way, are values. */
class ParallelNamesTest {
    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    @Test
    void two_companies_at_the_root_are_told_by_a_dozen_routes() {
        new Traffic(requests, 1)
                .names(
                        List.of("/example", "/meadow"),
                        "/_apis/teams",
                        "/_apis/teams/#",
                        "/@/_apis/builds",
                        "/@/_apis/builds/#",
                        "/@/_apis/builds/#/log",
                        "/@/_apis/builds/#/files",
                        "/@/_apis/boards",
                        "/@/_apis/boards/#/cards",
                        "/@/_apis/boards/#/cards/#",
                        "/@/_apis/tests",
                        "/@/_apis/tests/#/runs",
                        "/@/_apis/wiki",
                        "/@/_apis/wiki/#/pages")
                .send(4_000);

        assertThat(get("/example/delaon/_apis/builds/7/log")).isEqualTo("/{param}/{param}/_apis/builds/{id}/log");
        assertThat(get("/meadow/_apis/teams")).isEqualTo("/{param}/_apis/teams");
    }

    @Test
    void two_things_of_a_collection_are_told_by_a_handful() {
        new Traffic(requests, 1)
                .names(
                        List.of("/v1/shops/main", "/v1/shops/outlet"),
                        "",
                        "/goods",
                        "/goods/#",
                        "/sales",
                        "/sales/#",
                        "/carts")
                .words(List.of("/v1/lists"), "", "/#", "/#/members")
                .send(2_000);

        assertThat(get("/v1/shops/main/goods/7")).isEqualTo("/v1/shops/{param}/goods/{id}");
    }

    @Test
    void tables_called_as_collections_are_told_by_what_they_have_in_common() {
        new Traffic(requests, 1)
                .names(
                        List.of("/search/goods", "/search/articles", "/search/stores", "/search/people"),
                        "/select",
                        "/query",
                        "/update",
                        "/update/json",
                        "/suggest",
                        "/spell",
                        "/schema",
                        "/schema/fields",
                        "/schema/fields/@",
                        "/config",
                        "/replicate",
                        "/more/like")
                .words(List.of("/search/admin"), "/cores", "/info/system", "/info/logging")
                .send(4_000);

        assertThat(get("/search/stores/schema/fields")).isEqualTo("/search/{param}/schema/fields");
        assertThat(get("/search/admin/cores")).isEqualTo("/search/admin/cores");
    }

    @Test
    void three_names_behind_a_word_are_told_by_six() {
        new Traffic(requests, 1)
                .names(
                        List.of("/db/movies", "/db/fraud", "/db/main"),
                        "/tx",
                        "/tx/#",
                        "/tx/#/commit",
                        "/tx/commit",
                        "/nodes/live",
                        "/query/v2")
                .send(2_000);

        assertThat(get("/db/movies/tx/7/commit")).isEqualTo("/db/{param}/tx/{id}/commit");
    }
}
