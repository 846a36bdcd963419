package io.apilog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.settings.Located;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API of 200 operations that nobody made up by hand: each request is named by its own path and no other by any. */
class SyntheticApiTest {
    private static final int OPERATIONS = 200;
    private static final String[] METHODS = {"get", "put", "post", "delete", "patch"};
    private static final String[] WORDS = {"users", "orders", "items", "reports", "search", "me", "new", "v2", "status"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(20261121);
    /** The operations by path, which have no two names for one structure. */
    private final Map<String, Map<String, Object>> paths = new LinkedHashMap<>();

    private final AccessRecord record = new AccessRecord();

    @ParameterizedTest
    @CsvSource({"openapi, 3.0.3, true", "openapi, 3.1.0, false", "swagger, 2.0, true", "swagger, 2.0, false"})
    void each_request_is_in_its_operation_and_no_other_is_in_any(String key, String version, boolean json)
            throws Exception {
        make();
        Map<String, Object> document = new LinkedHashMap<>(Map.of(key, version, "paths", paths));
        ObjectMapper mapper = json ? new ObjectMapper() : new ObjectMapper(new YAMLFactory());
        Documents documents = new Documents(folder);
        documents.write("api", mapper.writeValueAsString(document));
        List<ApiOperation> operations = documents.read(Documents.LIMIT, "api").get(0).operations().stream()
                .map(Located::value)
                .toList();
        EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT, operations, () -> 0);

        assertThat(operations).hasSize(OPERATIONS);
        for (int round = 0; round < 8; round++) {
            for (ApiOperation operation : operations) {
                String target = filled(operation.path());
                Endpoint endpoint = named(namer, operation.method(), target);
                assertThat(endpoint.name()).as(target).isEqualTo(operation.path());
                assertThat(namer.operations().find(endpoint, operation.method()))
                        .isEqualTo(operation);
                for (String stranger : List.of(
                        "/x" + target,
                        target.replaceFirst("(\\?|$)", "/zz".repeat(6) + "$1"),
                        target.replaceFirst("/[a-z]", "/Q"))) {
                    assertThat(named(namer, operation.method(), stranger).rule())
                            .as(stranger)
                            .isNotEqualTo(Rule.OPENAPI);
                }
            }
        }
    }

    private void make() {
        int made = 0;
        while (made < OPERATIONS) {
            String method = METHODS[random.nextInt(METHODS.length)];
            Map<String, Object> item = paths.computeIfAbsent(path(), path -> new LinkedHashMap<>());
            Object operation = Map.of("responses", Map.of("200", Map.of("description", "ok")));
            if (item.putIfAbsent(method, operation) == null) {
                made++;
            }
        }
    }

    /** A parameter's name follows from its place, so that one structure has one name. */
    private String path() {
        StringBuilder path = new StringBuilder("/api" + random.nextInt(4));
        for (int depth = random.nextInt(5); depth >= 0; depth--) {
            int kind = random.nextInt(8);
            String word = WORDS[random.nextInt(WORDS.length)];
            path.append('/')
                    .append(kind < 4 ? word : kind < 7 ? "{id" + depth + "}" : word + "-{no" + depth + "}.json");
        }
        return path.toString();
    }

    /** An id is no word of the API, as it would be with random ids in a real one. */
    private String filled(String path) {
        StringBuilder target = new StringBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            target.append('/').append(segment.replaceAll("\\{[^}]*}", id()));
        }
        return random.nextInt(4) == 0 ? target + "?page=" + random.nextInt() : target.toString();
    }

    private String id() {
        return switch (random.nextInt(5)) {
            case 0 -> String.valueOf(random.nextInt(1_000_000));
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 2 -> Long.toString(random.nextLong() >>> 1, 36);
            case 3 -> "%C3%A9" + random.nextInt(100);
            default -> "a%20b%2F" + random.nextInt(100);
        };
    }

    private Endpoint named(EndpointNamer namer, HttpMethod method, String target) {
        record.clear();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 0, bytes.length);
        record.status = 200;
        return namer.name(record, method);
    }
}
