package io.apilog.settings.file;

import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a YAML file into nodes that know their places.
 *
 * <p>Jackson's streaming parser hides the anchors of scalars and the mark of a syntax error, so this works on the nodes of
 * SnakeYAML, the parser below Jackson's.
 */
public final class YamlFile {
    /** A configuration is written by people; anything longer is the wrong file. */
    static final int MOST_BYTES = 1 << 20;

    private final String name;
    private final Problems problems;

    private YamlFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The file's one document; nothing where it is empty or could not be read, which is then among the problems. */
    public static Optional<Node> read(String name, Problems problems) {
        return new YamlFile(name, problems).read();
    }

    private Optional<Node> read() {
        String text = new TextFile(name, problems).read(MOST_BYTES, "is longer than 1 MiB: not a configuration");
        if (text == null || !YamlText.isPrintable(name, text, problems)) {
            return Optional.empty();
        }
        try {
            return composed(text);
        } catch (MarkedYAMLException e) {
            problems.add(placeOf(e.getProblemMark()), YamlText.explained(e));
        } catch (YAMLException | IllegalArgumentException e) {
            // Without a mark: a number in an escape is out of range, for one.
            problems.add(Place.of(name), TextFile.oneLine(String.valueOf(e.getMessage())));
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

    private Place placeOf(@Nullable Mark mark) {
        return mark == null ? Place.of(name) : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
