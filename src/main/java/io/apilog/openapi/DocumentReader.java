package io.apilog.openapi;

import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.Statuses;
import io.apilog.request.HttpMethod;
import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document: OpenAPI 3 or Swagger 2.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1.1</a>, 3.0.4 and 2.0 beside it
 */
final class DocumentReader {
    /** Base paths times operations; each may become an endpoint. */
    static final int MOST_OPERATIONS = 50_000;

    private static final Pattern OPENAPI = Pattern.compile("3\\.[0-9]+(?:\\.[0-9]+.*)?");
    private static final String SWAGGER = "2.0";

    private final Folder folder;
    private final String name;
    private final Problems problems;
    private final Servers servers;
    private final References references;
    private final List<Located<ApiOperation>> operations = new ArrayList<>();

    DocumentReader(Path file, int mostBytes, Problems problems) {
        this.folder = new Folder(file, mostBytes, problems);
        this.name = folder.documentName();
        this.problems = problems;
        this.servers = new Servers(problems);
        this.references = new References(folder, problems);
    }

    /** What the document describes; nothing where it cannot be read, which is then among the problems. */
    Optional<OpenApiDocument> read(Place namedAt) {
        Optional<Node> root = folder.read(name, DocumentPart.Known.DOCUMENT, namedAt);
        String version = root.map(this::version).orElse("");
        if (version.isEmpty()) {
            return Optional.empty();
        }
        readPaths(root.get());
        return Optional.of(new OpenApiDocument(folder.shown(name), version, List.copyOf(operations)));
    }

    private String version(Node root) {
        if (Servers.value(root, "openapi") instanceof Node.Scalar openapi) {
            return known(openapi, OPENAPI.matcher(openapi.text()).matches(), "OpenAPI ");
        }
        if (Servers.value(root, "swagger") instanceof Node.Scalar swagger) {
            return known(swagger, swagger.text().equals(SWAGGER), "Swagger ");
        }
        problems.add(root.place(), "is not an OpenAPI document: there is neither 'openapi' nor 'swagger' in it");
        return "";
    }

    private String known(Node.Scalar version, boolean known, String title) {
        if (known) {
            return title + version.text();
        }
        problems.add(
                version.place(), "expected openapi 3.0 or later, or swagger 2.0, found " + Quoted.of(version.text()));
        return "";
    }

    private void readPaths(Node root) {
        Node paths = Servers.value(root, "paths");
        if (paths == null || paths.isAbsent()) {
            return;
        }
        if (!(paths instanceof Node.Mapping mapping)) {
            problems.add(paths.place(), "paths: expected a map, found " + paths.described());
            return;
        }
        Set<String> base = documentBase(root);
        references.find(mapping.entries().stream()
                .map(entry -> new References.Item(name, entry.value()))
                .toList());
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key().startsWith("/")) {
                readItem(entry, base);
            } else {
                String found = Quoted.of(entry.key());
                problems.add(entry.place(), "paths: expected a path that begins with /, found " + found);
            }
        }
    }

    private Set<String> documentBase(Node root) {
        if (Servers.value(root, "swagger") != null) {
            Node basePath = Servers.value(root, "basePath");
            return Set.of(basePath == null || basePath.isAbsent() ? "" : servers.basePath(basePath));
        }
        Node list = Servers.value(root, "servers");
        return list == null ? Set.of("") : servers.basePaths(list);
    }

    private void readItem(Node.Entry path, Set<String> documentBase) {
        Map<String, Node.Entry> item = references.entries(new References.Item(name, path.value()));
        Set<String> base = base(item.get("servers"), documentBase);
        for (Map.Entry<String, Node.Entry> entry : item.entrySet()) {
            if (DocumentPart.Known.METHODS.contains(entry.getKey())) {
                HttpMethod method = HttpMethod.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
                readOperation(path, method, entry.getValue().value(), base);
            }
        }
    }

    private Set<String> base(Node.@Nullable Entry list, Set<String> otherwise) {
        return list == null ? otherwise : servers.basePaths(list.value());
    }

    private void readOperation(Node.Entry path, HttpMethod method, Node operation, Set<String> itemBase) {
        String at = method.name().toLowerCase(Locale.ROOT) + " of " + Quoted.of(path.key());
        if (!(operation instanceof Node.Mapping)) {
            problems.add(operation.place(), at + ": expected a map, found " + operation.described());
            return;
        }
        Statuses statuses = statuses(Servers.value(operation, "responses"), at);
        boolean deprecated = isDeprecated(Servers.value(operation, "deprecated"), at);
        Node list = Servers.value(operation, "servers");
        for (String base : list == null ? itemBase : servers.basePaths(list)) {
            if (operations.size() == MOST_OPERATIONS) {
                problems.add(path.place(), "there are more than " + MOST_OPERATIONS + " operations");
                return;
            }
            operations.add(
                    new Located<>(new ApiOperation(base + path.key(), method, statuses, deprecated), path.place()));
        }
    }

    private Statuses statuses(@Nullable Node responses, String at) {
        Statuses statuses = Statuses.NONE;
        if (responses == null || responses.isAbsent()) {
            return statuses;
        }
        if (!(responses instanceof Node.Mapping mapping)) {
            problems.add(responses.place(), at + ": responses: expected a map, found " + responses.described());
            return statuses;
        }
        for (Node.Entry response : mapping.entries()) {
            Optional<Statuses> status = Statuses.of(response.key());
            if (status.isPresent()) {
                statuses = statuses.and(status.get());
            } else if (!response.key().startsWith("x-") && !response.key().startsWith("$")) {
                String found = Quoted.of(response.key());
                problems.add(
                        response.place(),
                        at + ": responses: expected a status such as 200, 4XX or default, found " + found);
            }
        }
        return statuses;
    }

    private boolean isDeprecated(@Nullable Node value, String at) {
        if (value == null || value.isAbsent()) {
            return false;
        }
        if (value instanceof Node.Scalar scalar) {
            String word = scalar.text().toLowerCase(Locale.ROOT);
            if (word.equals("true") || word.equals("false")) {
                return word.equals("true");
            }
        }
        problems.add(value.place(), at + ": deprecated: expected true or false, found " + value.described());
        return false;
    }
}
