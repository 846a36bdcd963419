package io.apilog.openapi;

import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the documents that a configuration names. */
public final class OpenApiDocuments {
    private OpenApiDocuments() {}

    /**
     * Reads them all. Nothing is fetched, and of files only those in a document's folder and below it are read.
     *
     * @param files relative to the folder of the file in which each was written
     * @param mostBytes of a document together with what it refers to
     * @throws ConfigException with all that can be found wrong in one pass
     */
    public static List<OpenApiDocument> read(List<Located<String>> files, int mostBytes) throws ConfigException {
        Problems problems = new Problems();
        List<OpenApiDocument> documents = new ArrayList<>();
        for (Located<String> file : files) {
            try {
                Path path = Path.of(file.place().origin()).resolveSibling(file.value());
                if (path.getFileName() == null) {
                    problems.add(file.place(), "endpoints.openapi: expected a file");
                } else {
                    new DocumentReader(path, mostBytes, problems)
                            .read(file.place())
                            .ifPresent(documents::add);
                }
            } catch (InvalidPathException e) {
                problems.add(file.place(), "endpoints.openapi: expected a file");
            }
        }
        problems.throwIfAny();
        return List.copyOf(documents);
    }
}
