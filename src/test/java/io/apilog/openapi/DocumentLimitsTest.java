package io.apilog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DocumentLimitsTest {
    private static final String HEAD = "openapi: 3.0.0\npaths: {/a: {get: {}}}\n";

    @TempDir
    Path folder;

    private Documents documents;

    @BeforeEach
    void open() {
        documents = new Documents(folder);
    }

    @Test
    void a_document_over_the_limit_is_refused_and_the_setting_named() throws Exception {
        documents.write("api.yaml", HEAD + "#".repeat((4 << 20) - HEAD.length() + 1));

        assertThat(documents.problems(4 << 20, "api.yaml"))
                .containsExactly("api.yaml: is longer than 4 MiB: if that is meant, raise endpoints.openapi_max_bytes");
        assertThat(documents.read(5 << 20, "api.yaml")).hasSize(1);
    }

    @Test
    void the_limit_is_for_a_document_with_all_that_it_refers_to() throws Exception {
        documents.write("api.yaml", "openapi: 3.0.0\npaths: {/a: {$ref: a.yaml}, /b: {$ref: b.yaml}}");
        documents.write("a.yaml", "get: {} #" + "a".repeat(500));
        documents.write("b.yaml", "get: {} #" + "b".repeat(500));

        assertThat(documents.problems(1024, "api.yaml"))
                .containsExactly("b.yaml: is longer than 1024 bytes with what was read before: if that is meant, raise"
                        + " endpoints.openapi_max_bytes");
    }

    @Test
    void each_document_has_the_limit_for_itself() throws Exception {
        documents.write("a.yaml", HEAD + "#".repeat(800));
        documents.write("b.yaml", HEAD + "#".repeat(800));

        assertThat(documents.read(1024, "a.yaml", "b.yaml")).hasSize(2);
    }

    @Test
    void aliases_that_multiply_cost_no_more_than_they_are_long() throws Exception {
        StringBuilder yaml = new StringBuilder("openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String aliases = String.join(", ", Collections.nCopies(9, "*a" + (i - 1)));
            yaml.append("a" + i + ": &a" + i + " [" + aliases + "]\n");
        }

        assertThat(documents.operations(yaml + "paths: {/a: {get: {responses: {200: *a29}}}}"))
                .hasSize(1);
        assertThat(documents.problems(yaml + "paths: {/a: {get: {responses: {<<: *a29}}}}"))
                .containsExactly("api.yaml:32:32: expected a map or a list of maps to merge");
    }

    @Test
    void maps_that_merge_each_other_have_an_end() throws Exception {
        StringBuilder yaml = new StringBuilder("openapi: 3.0.0\nm: &m {");
        for (int i = 0; i < 2_000; i++) {
            yaml.append("k" + i + ": 1, ");
        }
        String aliases = String.join(", ", Collections.nCopies(2_000, "*m"));

        assertThat(documents.problems(yaml + "}\npaths: {/a: {get: {responses: {<<: [" + aliases + "]}}}}"))
                .singleElement()
                .asString()
                .endsWith("there are more than 500000 values");
    }

    @ParameterizedTest
    @CsvSource({"'['", "'{\"a\":'", "'- '", "'a: {'"})
    void deep_nesting_is_refused(String opening) throws Exception {
        assertThat(documents.problems(opening.repeat(200_000)))
                .singleElement()
                .asString()
                .containsIgnoringCase("nest");
        assertThat(documents.problems("openapi: 3.0.0\nx: &x " + "[".repeat(200_000)))
                .singleElement()
                .asString()
                .endsWith("maps and lists are nested deeper than 500");
    }

    @Test
    void more_than_50000_operations_are_refused() throws Exception {
        StringBuilder json = new StringBuilder("{\"openapi\": \"3.0.0\", \"paths\": {");
        for (int i = 0; i < 50_001; i++) {
            json.append(i == 0 ? "" : ",").append("\"/p" + i + "\":{\"get\":{}}");
        }

        assertThat(documents.problems(json + "}}"))
                .singleElement()
                .asString()
                .endsWith("there are more than 50000 operations");
    }

    @Test
    void server_variables_that_multiply_are_refused() throws Exception {
        String variables = "a: {default: 1, enum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}";
        String yaml = "openapi: 3.0.0\nservers: [{url: '/{a}/{b}/{c}', variables: {" + variables + ", "
                + variables.replace("a:", "b:") + ", " + variables.replace("a:", "c:") + "}}]\npaths: {}";

        assertThat(documents.problems(yaml))
                .containsExactly("api.yaml:2:17: servers: the variables make more than 1000 URLs");
    }

    /** Schemas, descriptions and examples are most of a document: no tree is made of them. */
    @Test
    void what_is_not_needed_is_not_kept_in_memory() throws Exception {
        StringBuilder json = new StringBuilder("{\"openapi\": \"3.0.0\", \"components\": {\"schemas\": {");
        for (int i = 0; json.length() < 3_900_000; i++) {
            json.append(i == 0 ? "" : ",").append("\"S" + i + "\":{\"type\":\"string\",\"enum\":[\"a\",\"b\",\"c\"]}");
        }
        documents.write("api.json", json + "}}, \"paths\": {\"/a\": {\"get\": {}}}}");
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        documents.read(Documents.LIMIT, "api.json");

        long before = thread.getCurrentThreadAllocatedBytes();
        assertThat(documents.read(Documents.LIMIT, "api.json").get(0).operations())
                .hasSize(1);

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000_000);
    }
}
