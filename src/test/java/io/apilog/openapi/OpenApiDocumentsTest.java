package io.apilog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiDocumentsTest {
    private static final String SHOP = """
            VERSION
            info: {title: Shop, version: "7"}
            paths:
              /orders:
                parameters: [{name: page, in: query}]
                get:
                  summary: All orders
                  responses:
                    "200": {description: the orders}
                    default: {description: what went wrong}
                post:
                  deprecated: true
                  responses:
                    201: {description: made}
                    4XX: {description: refused}
              /orders/{orderId}:
                delete:
                  responses: {"204": {description: gone}, "404": {description: none}}
              x-internal: {get: {}}
            components:
              schemas: {Order: {type: object, properties: {get: {type: string}, paths: {type: string}}}}
            """;

    @TempDir
    Path folder;

    private Documents documents;

    @BeforeEach
    void open() {
        documents = new Documents(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: 3.0.0",
                "openapi: 3.0.4",
                "openapi: \"3.1.0\"",
                "openapi: 3.1.1",
                "openapi: 3.2.0",
                "openapi: 3.1",
                "swagger: \"2.0\"",
                "swagger: 2.0"
            })
    void each_version_is_read_in_yaml_and_in_json(String version) throws Exception {
        String yaml = SHOP.replace("VERSION", version);
        List<String> operations = List.of(
                "GET /orders {200} {} default",
                "POST /orders {201} {4} deprecated",
                "DELETE /orders/{orderId} {204, 404} {}");

        assertThat(documents.operations(yaml)).isEqualTo(operations);
        assertThat(documents.operations(Documents.json(yaml))).isEqualTo(operations);
    }

    @Test
    void json_is_read_as_programs_write_it() throws Exception {
        String json =
                "\n{\t\"openapi\"\n: \"3.0.1\",\n\t\"paths\": {\n\t\t\"\\/users\\/{id}\": {\"get\": {\"description\":"
                        + " \"\\ud83d\\ude00 a\\tb\"}}, \"/caf\\u00e9\": {\"get\": {}}}}\n";

        assertThat(documents.operations(json)).containsExactly("GET /users/{id} {} {}", "GET /caf\u00e9 {} {}");
    }

    @Test
    void all_eight_methods_are_operations_and_other_keys_are_not() throws Exception {
        String item =
                "{get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {}, trace: {}, summary: s,"
                        + " query: {}, x-a: {}}";

        assertThat(documents.operations("openapi: 3.1.0\npaths: {/a: " + item + "}"))
                .hasSize(8);
    }

    @Test
    void several_documents_are_read_beside_the_configuration() throws Exception {
        documents.write("api.yaml", "openapi: 3.0.0\npaths: {/a: {get: {}}}");
        documents.write(
                "v2/api.json", "{\"swagger\": \"2.0\", \"basePath\": \"/v2\", \"paths\": {\"/a\": {\"get\": {}}}}");

        assertThat(documents.read(Documents.LIMIT, "api.yaml", "v2/api.json"))
                .extracting(OpenApiDocument::inWords)
                .containsExactly(
                        folder + "/api.yaml: OpenAPI 3.0.0, 1 operations, 0 of them deprecated",
                        folder + "/v2/api.json: Swagger 2.0, 1 operations, 0 of them deprecated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: 3.1.0",
                "openapi: 3.1.0\npaths:",
                "openapi: 3.1.0\npaths: {}",
                "openapi: 3.1.0\npaths: {/a: }",
                "openapi: 3.1.0\npaths: {/a: {}}",
                "openapi: 3.1.0\nwebhooks: {a: {post: {}}}"
            })
    void a_document_may_have_no_operation(String text) throws Exception {
        assertThat(documents.operations(text)).isEmpty();
    }

    @Test
    void anchors_aliases_and_merge_keys_are_followed() throws Exception {
        String yaml = """
                openapi: 3.0.0
                x-shared: &errors {"400": {description: &text bad}, "500": {description: *text}}
                components: {schemas: {A: &item {get: {deprecated: true}}}}
                paths:
                  /a: {get: {responses: {<<: *errors, "200": {}}}}
                  /b: {get: {responses: {<<: [*errors, {"418": {}}]}}}
                  /c: *item
                  /d: {<<: *item, put: {}}
                """;

        assertThat(documents.operations(yaml))
                .containsExactly(
                        "GET /a {200, 400, 500} {}",
                        "GET /b {400, 418, 500} {}",
                        "GET /c {} {} deprecated",
                        "PUT /d {} {}",
                        "GET /d {} {} deprecated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]| ''",
                "[{url: /}]| ''",
                "[{url: ''}]| ''",
                "[{url: 'https://api.example.com'}]| ''",
                "[{url: 'https://api.example.com/v1'}]| /v1",
                "[{url: 'https://api.example.com:8443/v1/'}]| /v1",
                "[{url: '//api.example.com/v1//x'}]| /v1/x",
                "[{url: v1}]| /v1",
                "[{url: ./v1}]| /v1",
                "[{url: 'https://a.example.com/v1'}, {url: 'https://b.example.com/v1'}, {url: /v2}]| /v1 /v2",
                "[{url: 'https://{tenant}.example.com/v1'}]| /v1",
                "[{url: '{root}/v1', variables: {root: {default: 'https://api.example.com/x'}}}]| /x/v1",
                "[{url: '/{v}', variables: {v: {default: v2, enum: [v1, v2, v3]}}}]| /v2 /v1 /v3",
                "[{url: '/{v}/{w}/{v}', variables: {v: {default: a}, w: {default: b}}}]| /a/b/a",
                "[{url: 'https://{h}:{p}/{v}', variables: {h: {default: x, enum: [x, y]}, p: {default: 80},"
                        + " v: {default: ''}}}]| ''"
            })
    void base_paths_are_those_of_the_servers(String servers, String bases) throws Exception {
        String yaml = "openapi: 3.0.0\nservers: " + servers + "\npaths: {/users: {get: {}}}";

        assertThat(documents.operations(yaml))
                .containsExactlyInAnyOrderElementsOf(List.of(bases.split(" ", -1)).stream()
                        .map(base -> "GET " + base + "/users {} {}")
                        .toList());
    }

    @Test
    void the_servers_of_an_operation_win_over_those_of_its_path_and_those_over_the_documents() throws Exception {
        String yaml = """
                openapi: 3.0.0
                servers: [{url: /document}]
                paths:
                  /a: {get: {}}
                  /b: {servers: [{url: /path}], get: {}, put: {servers: [{url: /operation}, {url: /other}]}}
                """;

        assertThat(documents.operations(yaml))
                .containsExactly(
                        "GET /document/a {} {}", "GET /path/b {} {}", "PUT /operation/b {} {}", "PUT /other/b {} {}");
    }

    @ParameterizedTest
    @CsvSource({"/v1, /v1", "/v1/, /v1", "v1, /v1", "/, ''", "'', ''"})
    void swagger_has_a_base_path(String basePath, String base) throws Exception {
        String yaml = "swagger: '2.0'\nbasePath: '" + basePath + "'\nservers: [{url: /no}]\npaths: {/users: {get: {}}}";

        assertThat(documents.operations(yaml)).containsExactly("GET " + base + "/users {} {}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| api.yaml:1:1: there is nothing in it",
                "# nothing| api.yaml:1:10: there is nothing in it",
                "a: 1| api.yaml:1:1: is not an OpenAPI document: there is neither 'openapi' nor 'swagger' in it",
                "[]| api.yaml:1:1: is not an OpenAPI document: there is neither 'openapi' nor 'swagger' in it",
                "{\"openapi\": \"3.0.0\", \"paths\": {]}| api.yaml:1:32: Unexpected close marker ']': expected '}'",
                "{\"openapi\": \"3.0.0\"| api.yaml:1:20: Unexpected end-of-input",
                "{\"openapi\": \"3.0.0\"} x| api.yaml:1:22: Unrecognized token",
                "{\"openapi\": \"3.0.0\"} {}| api.yaml:1:22: expected one document, found more",
                "'openapi: 3.0.0\npaths: {/a: {get: {}}'| api.yaml:2:",
                "'openapi: 3.0.0\n---\npaths: {}'| api.yaml:2:1: expected one document, found a second one",
                "'openapi: 3.0.0\n\tpaths: {}'| api.yaml:2:1: found character",
                "'openapi: 3.0.0\n? [a]\n: b'| api.yaml:2:3: expected a key, found a list or a map",
                "'openapi: 3.0.0\npaths: *a'| api.yaml:2:8: found undefined alias 'a'",
                "'openapi: 3.0.0\npaths: &a {/a: *a}'| api.yaml:2:16: an alias in this value stands for the value itself",
                "openapi: 4.0.0| api.yaml:1:10: expected openapi 3.0 or later, or swagger 2.0, found '4.0.0'",
                "swagger: 1.2| api.yaml:1:10: expected openapi 3.0 or later, or swagger 2.0, found '1.2'",
                "'openapi: 3.0.0\npaths: []'| api.yaml:2:8: paths: expected a map, found a",
                "'openapi: 3.0.0\npaths: {users: {}}'| api.yaml:2:9: paths: expected a path that begins with /, found 'users'",
                "'openapi: 3.0.0\npaths: {/a: x}'| api.yaml:2:13: expected a path item, found 'x'",
                "'openapi: 3.0.0\npaths: {/a: {}, /a: {}}'| api.yaml:2:17: duplicate key '/a': it stands in line 2",
                "'openapi: 3.0.0\npaths: {/a: {get: x}}'| api.yaml:2:19: get of '/a': expected a map, found 'x'",
                "'openapi: 3.0.0\npaths: {/a: {get: {responses: []}}}'| api.yaml:2:31: get of '/a': responses: expected a map",
                "'openapi: 3.0.0\npaths: {/a: {get: {responses: {ok: {}}}}}'| api.yaml:2:32: get of '/a': responses:"
                        + " expected a status such as 200, 4XX or default, found 'ok'",
                "'openapi: 3.0.0\npaths: {/a: {get: {responses: {600: {}}}}}'| api.yaml:2:32: get of '/a': responses:",
                "'openapi: 3.0.0\npaths: {/a: {get: {deprecated: 1}}}'| api.yaml:2:32: get of '/a': deprecated: expected true"
                        + " or false, found '1'",
                "'openapi: 3.0.0\nservers: {}\npaths: {}'| api.yaml:2:10: servers: expected a list, found a map",
                "'openapi: 3.0.0\nservers: [x]\npaths: {}'| api.yaml:2:11: servers: expected a map with a url",
                "'openapi: 3.0.0\nservers: [{url: \"/a?b\"}]\npaths: {}'| api.yaml:2:17: servers: expected a path without a query",
                "'openapi: 3.0.0\nservers: [{url: \"/{v}\"}]\npaths: {}'| api.yaml:2:17: servers: a variable in the path",
                "'swagger: 2.0\nbasePath: []\npaths: {}'| api.yaml:2:11: basePath: expected a path, found an empty list"
            })
    void what_is_wrong_is_named_with_its_place(String text, String problem) throws IOException {
        assertThat(documents.problems(text)).singleElement().asString().startsWith(problem);
    }

    @Test
    void all_that_is_wrong_is_named_in_one_pass_file_by_file() throws Exception {
        documents.write("one.yaml", "openapi: 3.0.0\npaths: {users: {}, /a: {get: x}}");
        documents.write("two.yaml", "openapi: 5");

        assertThat(documents.problems(Documents.LIMIT, "two.yaml", "none.yaml", "one.yaml"))
                .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
                .containsExactly("apilog.yaml:4:7", "one.yaml:2:9", "one.yaml:2:30", "two.yaml:1:10");
    }

    @ParameterizedTest
    @CsvSource({
        "none.yaml, there is no file none.yaml",
        ".., is not a file",
        "., is not a file",
        "'a\0b', expected a file"
    })
    void a_file_that_cannot_be_read_is_named(String name, String problem) {
        assertThat(documents.problems(Documents.LIMIT, name))
                .singleElement()
                .asString()
                .startsWith(name.startsWith(".") ? "" : "apilog.yaml:3:7: ")
                .endsWith(name.startsWith("none") ? "none.yaml" : problem);
    }

    @Test
    void a_byte_order_mark_does_not_matter_and_what_is_not_utf_8_is_refused() throws IOException, ConfigException {
        assertThat(documents.operations("\uFEFFopenapi: 3.0.0\npaths: {/a: {get: {}}}"))
                .hasSize(1);

        java.nio.file.Files.write(folder.resolve("api.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThat(documents.problems(Documents.LIMIT, "api.yaml")).containsExactly("api.yaml:1:4: is not UTF-8");
    }
}
