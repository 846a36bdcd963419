package io.apilog.openapi;

import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.file.TextFile;
import io.apilog.settings.file.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document and the files beside and below it. No other file is read, also not through a link. */
final class Folder {
    private final Path document;
    private final Path folder;
    private final int mostBytes;
    private final Problems problems;
    /** Each is read once, though it may be gone through several times. */
    private final Map<String, Optional<String>> texts = new HashMap<>();

    private int bytesLeft;

    /** A document as the user named it. */
    Folder(Path document, int mostBytes, Problems problems) {
        this.document = document;
        Path parent = document.getParent();
        this.folder = parent == null ? Path.of("") : parent;
        this.mostBytes = mostBytes;
        this.problems = problems;
        bytesLeft = mostBytes;
    }

    /** A file's name as it stands in front of a complaint. */
    String shown(String file) {
        return path(file).toString();
    }

    private Path path(String file) {
        return file.equals(documentName()) ? document : folder.resolve(file);
    }

    /** The name of the document in its folder. */
    String documentName() {
        return String.valueOf(document.getFileName());
    }

    /**
     * The parts of a file; nothing where it cannot be read, which is then among the problems.
     *
     * @param namedAt what says that the file is there
     */
    Optional<Node> read(String file, DocumentPart part, Place namedAt) {
        Optional<String> known = texts.get(file);
        Optional<String> text = known == null ? Optional.ofNullable(text(file, namedAt)) : known;
        texts.put(file, text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PrunedTree.read(tokens(shown(file), text.get()), part, problems));
        } catch (SyntaxException e) {
            problems.add(e.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable String text(String file, Place namedAt) {
        String name = shown(file);
        if (!Files.exists(path(file))) {
            problems.add(namedAt, "there is no file " + TextFile.oneLine(name));
            return null;
        }
        if (!file.equals(documentName()) && !isInFolder(path(file), name)) {
            return null;
        }
        if (!Files.isRegularFile(path(file))) {
            problems.add(Place.of(name), "is not a file");
            return null;
        }
        String text = new TextFile(name, problems)
                .read(
                        bytesLeft,
                        "is longer than " + size(mostBytes)
                                + (bytesLeft == mostBytes ? "" : " with what was read before")
                                + ": if that is meant, raise endpoints.openapi_max_bytes");
        if (text == null) {
            return null;
        }
        bytesLeft -= text.getBytes(StandardCharsets.UTF_8).length;
        boolean json = isJson(text);
        return json || YamlText.isPrintable(name, text, problems) ? text : null;
    }

    private boolean isInFolder(Path path, String name) {
        try {
            if (path.toRealPath().startsWith(folder.toRealPath())) {
                return true;
            }
            problems.add(Place.of(name), "is a link that leads out of the document's folder, where nothing is read");
        } catch (IOException e) {
            problems.add(Place.of(name), "cannot be read: " + TextFile.oneLine(String.valueOf(e.getMessage())));
        }
        return false;
    }

    private static String size(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private static DocumentTokens tokens(String name, String text) throws SyntaxException {
        return isJson(text) ? new JsonTokens(name, text) : new YamlTokens(name, text);
    }

    /** By its first character, whatever the file is called; a map of YAML that begins so is most likely JSON, too. */
    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }
}
