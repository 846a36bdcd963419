package io.apilog.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a YAML file into nodes that know their places.
 *
 * <p>Jackson's streaming parser hides the anchors of scalars and the mark of a syntax error, so this works on the nodes of
 * SnakeYAML, the parser below Jackson's.
 */
final class YamlFile {
    /** A configuration is written by people; anything longer is the wrong file. */
    static final int MOST_BYTES = 1 << 20;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final Problems problems;

    private YamlFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The file's one document; nothing where it is empty or could not be read, which is then among the problems. */
    static Optional<Node> read(String name, Problems problems) {
        return new YamlFile(name, problems).read();
    }

    private Optional<Node> read() {
        byte[] bytes = bytes();
        String text = bytes == null ? null : decoded(bytes);
        if (text == null || !isPrintable(text)) {
            return Optional.empty();
        }
        try {
            return composed(text);
        } catch (MarkedYAMLException e) {
            problems.add(placeOf(e.getProblemMark()), explained(e));
        } catch (YAMLException | IllegalArgumentException e) {
            // Without a mark: a number in an escape is out of range, for one.
            problems.add(Place.of(name), oneLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Node> composed(String text) {
        Yaml yaml = new Yaml(options());
        YamlLimits.Excess excess = new YamlLimits().firstExcess(yaml.parse(new StringReader(text)));
        if (excess != null) {
            problems.add(placeOf(excess.place()), excess.message());
            return Optional.empty();
        }
        return new YamlTree(name, problems).of(yaml.compose(new StringReader(text)));
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(YamlLimits.DEEPEST);
        options.setMaxAliasesForCollections(YamlLimits.MOST_ALIASES);
        options.setCodePointLimit(MOST_BYTES);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private byte @Nullable [] bytes() {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
            problems.add(Place.of(name), "is longer than 1 MiB: not a configuration");
        } catch (NoSuchFileException e) {
            problems.add(Place.of(name), "there is no such file");
        } catch (AccessDeniedException e) {
            problems.add(Place.of(name), "may not be read: permission denied");
        } catch (IOException | InvalidPathException e) {
            problems.add(Place.of(name), "cannot be read: " + oneLine(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private @Nullable String decoded(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        String whole = text.flip().toString();
        if (result.isError()) {
            problems.add(placeAfter(whole), "is not UTF-8");
            return null;
        }
        return !whole.isEmpty() && whole.charAt(0) == BYTE_ORDER_MARK ? whole.substring(1) : whole;
    }

    private boolean isPrintable(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                String message = String.format("the control character U+%04X is not allowed in YAML", c);
                problems.add(placeAfter(text.substring(0, at)), message);
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }

    private Place placeAfter(String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Place(name, line, 1 + text.codePointCount(lineStart, text.length()));
    }

    private Place placeOf(@Nullable Mark mark) {
        return mark == null ? Place.of(name) : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String explained(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = e.getContext();
        if (context == null) {
            return oneLine(problem);
        }
        if (problem.startsWith("but ")) {
            return oneLine(context + " " + problem);
        }
        // A glob or a log format without quotes, where YAML sees an alias or a directive.
        boolean unquoted = context.endsWith("an alias") || problem.startsWith("found character '%'");
        return oneLine(problem + " (" + context + ")" + (unquoted ? ": put the text in quotes" : ""));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
