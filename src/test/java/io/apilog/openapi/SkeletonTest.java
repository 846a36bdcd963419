package io.apilog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.suggest.RouteSuggestions;
import io.apilog.endpoint.suggest.SuggestedRoute;
import io.apilog.endpoint.suggest.SuggestedRoute.Operation;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes found in a log, written as an OpenAPI document. */
class SkeletonTest {
    @TempDir
    Path folder;

    private record Request(HttpMethod method, String path, int status) {}

    private static String printed(List<SuggestedRoute> routes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Skeleton.print(routes, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Endpoint name(EndpointNamer namer, AccessRecord record, Request request) {
        record.clear();
        byte[] path = request.path().getBytes(StandardCharsets.UTF_8);
        record.target.set(path, 0, path.length);
        record.status = request.status();
        return namer.name(record, request.method());
    }

    private static List<Request> log() {
        List<Request> log = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String tenant = "/workspaces/" + (char) ('a' + i % 12) + "corp";
            log.add(new Request(HttpMethod.GET, tenant + "/boards", 200));
            log.add(new Request(HttpMethod.POST, tenant + "/tasks/" + i + "/comments", i % 9 == 0 ? 422 : 201));
            log.add(new Request(HttpMethod.GET, tenant + "/tasks/" + i + "/comments/" + i * 3, 200));
            log.add(new Request(HttpMethod.GET, "/static/" + (char) ('a' + i % 9) + "/app" + i % 7 + ".js", 200));
            log.add(new Request(HttpMethod.DELETE, "/orders(" + i + ")", 204));
            log.add(new Request(HttpMethod.GET, "/blog/2026/11/" + (10 + i % 9) + "/a-title", 200));
            log.add(new Request(HttpMethod.GET, "/", 304));
        }
        return log;
    }

    @Test
    void what_is_printed_is_read_back_and_names_the_same_requests_in_the_same_way()
            throws IOException, ConfigException {
        EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of(), 10_000));
        RouteSuggestions suggestions = new RouteSuggestions(namer);
        AccessRecord record = new AccessRecord();
        log().forEach(request -> suggestions.saw(record, request.method(), name(namer, record, request)));
        List<String> routes =
                suggestions.routes().stream().map(SuggestedRoute::route).toList();

        Documents documents = new Documents(folder);
        documents.write("api.yaml", printed(suggestions.routes()));
        List<ApiOperation> operations = documents.read(Documents.LIMIT, "api.yaml").get(0).operations().stream()
                .map(Located::value)
                .toList();
        EndpointNamer byDocument = new EndpointNamer(new EndpointSettings(List.of(), 10, false), operations, () -> 0);
        EndpointNamer byRoutes = new EndpointNamer(new EndpointSettings(routes, 10, false));

        for (Request request : log()) {
            Endpoint documented = name(byDocument, record, request);
            assertThat(documented.rule()).as(request.path()).isEqualTo(Rule.OPENAPI);
            assertThat(plain(documented.name()))
                    .isEqualTo(plain(name(byRoutes, record, request).name()));
        }
    }

    /** Without the names of parameters, of which OpenAPI wants no two to be the same. */
    private static String plain(String route) {
        return route.replace("/**", "/{rest+}").replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void methods_and_statuses_are_those_that_were_seen() throws IOException, ConfigException {
        String text = printed(List.of(new SuggestedRoute(
                "/users/{id}",
                9,
                List.of(
                        new Operation(HttpMethod.GET, 8, List.of(0, 200, 404)),
                        new Operation(HttpMethod.PUT, 1, List.of(0))),
                List.of())));

        assertThat(new Documents(folder).operations(text))
                .containsExactlyInAnyOrder("GET /users/{id} {200, 404} {}", "PUT /users/{id} {} {} default");
    }

    @Test
    void two_parameters_of_one_name_are_told_apart_and_all_that_follows_is_greedy() {
        String text = printed(List.of(
                new SuggestedRoute(
                        "/repos/{param}/{param}",
                        1,
                        List.of(new Operation(HttpMethod.GET, 1, List.of(200))),
                        List.of()),
                new SuggestedRoute(
                        "/static/**", 1, List.of(new Operation(HttpMethod.GET, 1, List.of(200))), List.of())));

        assertThat(text).contains("\"/repos/{param}/{param2}\":", "name: \"param2\"", "\"/static/{rest+}\":");
    }

    @Test
    void methods_that_openapi_has_no_word_for_are_left_out() {
        String text = printed(List.of(
                new SuggestedRoute("/dav", 1, List.of(new Operation(HttpMethod.OTHER, 1, List.of(207))), List.of())));

        assertThat(text).contains("paths: {}");
    }
}
