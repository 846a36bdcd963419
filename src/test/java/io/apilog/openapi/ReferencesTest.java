package io.apilog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReferencesTest {
    private static final String HEAD = "openapi: 3.1.0\npaths:\n";

    @TempDir
    Path outside;

    private Path folder;
    private Documents documents;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(outside.resolve("api"));
        documents = new Documents(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/components/pathItems/User",
                "#/x-items/a~1b~0c",
                "#/x-items/with%20space",
                "#/paths/~1other",
                "user.yaml",
                "./user.yaml",
                "paths/users.yaml#/user",
                "paths/../user.yaml",
                "paths/back.json#/a/b",
                "api.yaml#/components/pathItems/User"
            })
    void a_path_item_is_found_where_it_is(String reference) throws Exception {
        documents.write("user.yaml", "get: {deprecated: true, responses: {200: {}}}");
        documents.write("paths/users.yaml", "user: {get: {deprecated: true, responses: {200: {}}}}");
        documents.write("paths/back.json", "{\"a\": {\"b\": {\"$ref\": \"../api.yaml#/components/pathItems/User\"}}}");
        String yaml = HEAD + "  /users/{id}: {$ref: '" + reference + "'}\n" + """
                  /other: {get: {deprecated: true, responses: {200: {}}}}
                components: {pathItems: {User: {get: {deprecated: true, responses: {200: {}}}}}}
                x-items:
                  a/b~c: {$ref: '#/components/pathItems/User'}
                  with space: {get: {deprecated: true, responses: {200: {}}}}
                """;

        assertThat(documents.operations(yaml)).contains("GET /users/{id} {200} {} deprecated");
    }

    @Test
    void what_stands_beside_a_reference_wins_over_it() throws Exception {
        documents.write("item.yaml", "servers: [{url: /far}]\nget: {deprecated: true}\nput: {}");

        assertThat(documents.operations(HEAD + "  /a: {$ref: item.yaml, get: {}, servers: [{url: /near}]}"))
                .containsExactly("GET /near/a {} {}", "PUT /near/a {} {}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/paths/~1a| $ref: the path item leads to itself",
                "#/x-b| $ref: the path item leads to itself",
                "self.yaml| $ref: the path item leads to itself"
            })
    void cycles_end(String reference, String problem) throws IOException {
        documents.write("self.yaml", "$ref: self.yaml");
        String yaml = HEAD + "  /a: {$ref: '" + reference + "'}\nx-b: {$ref: '#/x-c'}\nx-c: {$ref: '#/x-b'}\n";

        assertThat(documents.problems(yaml)).isNotEmpty().allMatch(said -> said.endsWith(problem));
    }

    @Test
    void schemas_that_refer_to_themselves_are_no_matter() throws Exception {
        String yaml = HEAD + "  /a: {get: {}}\ncomponents: {schemas: {A: {items: {$ref: '#/components/schemas/A'}}}}";

        assertThat(documents.operations(yaml)).hasSize(1);
    }

    @Test
    void references_that_follow_each_other_have_an_end() throws IOException {
        StringBuilder yaml = new StringBuilder(HEAD + "  /a: {$ref: '#/x-0'}\n");
        for (int i = 0; i < 12; i++) {
            yaml.append("x-" + i + ": {$ref: '#/x-" + (i + 1) + "'}\n");
        }

        assertThat(documents.problems(yaml + "x-12: {get: {}}"))
                .containsExactly("api.yaml:13:13: $ref: more than 10 references follow each other");
    }

    @Test
    void thousands_of_references_in_one_chain_take_no_longer_than_they_are_many() throws IOException {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (int i = 0; i < 2_000; i++) {
            yaml.append("  /p" + i + ": {$ref: '#/paths/~1p" + (i + 1) + "'}\n");
        }

        assertThat(documents.problems(yaml + "  /p2000: {get: {}}"))
                .hasSize(21)
                .allMatch(said ->
                        said.endsWith("more than 10 references follow each other") || said.endsWith("more problems"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/item.yaml| only files in the document's folder are read",
                "https://example.com/item.yaml#/a| only files in the document's folder are read",
                "file:///etc/passwd| only files in the document's folder are read",
                "/etc/passwd| only files in the document's folder are read",
                "//example.com/item.yaml| only files in the document's folder are read",
                "..\\secret.yaml| only files in the document's folder are read",
                "C:/secret.yaml| only files in the document's folder are read",
                "../secret.yaml| it leads out of the document's folder",
                "%2e%2e/secret.yaml| it leads out of the document's folder",
                "paths/../../secret.yaml| it leads out of the document's folder",
                "paths/%2e%2e%2f..%2Fsecret.yaml| it leads out of the document's folder",
                "%zz| its percent signs begin no valid sequence",
                "'#anchor'| the part after # begins with /"
            })
    void nothing_outside_is_read(String reference, String problem) throws IOException {
        Files.writeString(outside.resolve("secret.yaml"), "get: {}");

        assertThat(documents.problems(HEAD + "  /a: {$ref: '" + reference + "'}"))
                .singleElement()
                .asString()
                .startsWith("api.yaml:3:14: $ref '")
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"link.yaml, link.yaml", "inner/secret.yaml, inner/secret.yaml"})
    void a_link_that_leads_out_of_the_folder_is_not_followed(String reference, String named) throws IOException {
        Files.writeString(outside.resolve("secret.yaml"), "get: {}");
        Files.createSymbolicLink(folder.resolve("link.yaml"), outside.resolve("secret.yaml"));
        Files.createSymbolicLink(folder.resolve("inner"), outside);

        assertThat(documents.problems(HEAD + "  /a: {$ref: " + reference + "}"))
                .containsExactly(named + ": is a link that leads out of the document's folder, where nothing is read");
    }

    @Test
    void a_folder_mounted_by_kubernetes_is_read_through_its_links() throws Exception {
        Files.createDirectory(folder.resolve("..2026"));
        documents.write("..2026/api.yaml", HEAD + "  /a: {$ref: item.yaml}");
        documents.write("..2026/item.yaml", "get: {}");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(folder.resolve("api.yaml"), Path.of("..data/api.yaml"));
        Files.createSymbolicLink(folder.resolve("item.yaml"), Path.of("..data/item.yaml"));

        assertThat(documents.read(Documents.LIMIT, "api.yaml").get(0).operations())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.yaml| api.yaml:3:14: there is no file none.yaml",
                "paths| paths: is not a file",
                "#/x/y| api.yaml:3:14: $ref: there is no '#/x/y' in api.yaml",
                "item.yaml#/get/nothing| api.yaml:3:14: $ref: there is no '#/get/nothing' in item.yaml",
                "bad.yaml| bad.yaml:2:1: found character",
                "list.yaml| list.yaml:1:1: expected a path item, found an empty list",
                "''| api.yaml:3:14: $ref '': it names neither",
                "#| api.yaml:3:14: $ref '#': it names neither"
            })
    void a_reference_that_leads_nowhere_is_named(String reference, String problem) throws IOException {
        Files.createDirectory(folder.resolve("paths"));
        documents.write("item.yaml", "get: {}");
        documents.write("bad.yaml", "get: {}\n\tput: {}");
        documents.write("list.yaml", "[a]");

        assertThat(documents
                        .problems(HEAD + "  /a: {$ref: '" + reference + "'}")
                        .get(0))
                .startsWith(problem);
    }

    @Test
    void a_reference_that_is_no_text_is_named() throws IOException {
        assertThat(documents.problems(HEAD + "  /a: {$ref: [a]}"))
                .containsExactly("api.yaml:3:14: $ref: expected a text, found a list");
    }
}
