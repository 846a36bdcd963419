package io.apilog.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Documents for the tests, in a folder of their own. */
final class Documents {
    static final int LIMIT = 4 << 20;

    private final Path folder;

    Documents(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Reads documents as a configuration {@code apilog.yaml} in the folder names them, each in a line of its own. */
    List<OpenApiDocument> read(int limit, String... names) throws ConfigException {
        List<Located<String>> files = new java.util.ArrayList<>();
        for (String name : names) {
            files.add(
                    new Located<>(name, new Place(folder.resolve("apilog.yaml").toString(), 3 + files.size(), 7)));
        }
        return OpenApiDocuments.read(files, limit);
    }

    /** The operations of a text, as {@code GET /users/{id} [200] []}, with {@code deprecated} behind. */
    List<String> operations(String text) throws IOException, ConfigException {
        write("api.yaml", text);
        return read(LIMIT, "api.yaml").get(0).operations().stream()
                .map(operation -> shown(operation.value()))
                .toList();
    }

    static String shown(ApiOperation operation) {
        return operation.method() + " " + operation.path() + " " + operation.statuses()
                + (operation.deprecated() ? " deprecated" : "");
    }

    /** What is wrong with a text, each without the folder's name. */
    List<String> problems(String text) throws IOException {
        write("api.yaml", text);
        return problems(LIMIT, "api.yaml");
    }

    List<String> problems(int limit, String... names) {
        try {
            read(limit, names);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream()
                    .map(Problem::toString)
                    .map(problem -> problem.replace(folder + "/", ""))
                    .toList();
        }
    }

    /** The same document in JSON. */
    static String json(String yaml) throws IOException {
        Object tree = new ObjectMapper(new YAMLFactory()).readValue(yaml, Object.class);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }
}
