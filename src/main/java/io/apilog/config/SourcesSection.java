package io.apilog.config;

import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.setting.LabelName;
import io.apilog.pipeline.PathTemplate;
import io.apilog.settings.Binding;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Presence;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.settings.type.BindingsType;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import io.apilog.source.SourceSettings;
import java.util.List;
import java.util.Optional;

/** The settings of sources, which several stages are asked for. */
public final class SourcesSection {
    private static final String SOURCE = "sources[].";
    /** A source is ten bits of a label set. */
    private static final int MOST_SOURCES = LabelSet.MAX_SOURCES;

    private static final int MOST_PATHS = 1_000;
    private static final int MOST_LABELS = 20;

    public static final Key<String> SOURCE_NAME = new Key<>(
            SOURCE + "name",
            ScalarType.text("a name"),
            SourceSettings.DEFAULT_NAME,
            SourceSettings.DEFAULT_NAME,
            "The value of the label `source`");

    public static final Key<List<Located<String>>> SOURCE_PATHS = new Key<>(
            SOURCE + "paths",
            ListType.oneOrMore(ScalarType.text("a path"), MOST_PATHS),
            List.of(),
            "",
            "Files and globs (`*`, `?`, `[ab]`, `{a,b}`, `**`), relative to the working directory;"
                    + " `-` is standard input; required");

    public static final Key<String> SOURCE_FORMAT = new Key<>(
            SOURCE + "format",
            ScalarType.text("a format"),
            "auto",
            "auto",
            "The id of a format, a quoted nginx `log_format` or Apache `LogFormat`, or `auto` to find it by the first"
                    + " lines");

    public static final Key<List<Binding>> SOURCE_LABELS = new Key<>(
            SOURCE + "labels",
            new BindingsType(
                    "a map of label names to texts",
                    LabelName.added(),
                    LabelName::faultOfAdded,
                    ScalarSchemas.text(),
                    text -> Optional.empty(),
                    MOST_LABELS),
            List.of(),
            "{}",
            "Fixed labels of the requests that this source counts");

    public static final Key<List<Binding>> SOURCE_FIELDS = new Key<>(
            SOURCE + "fields",
            new BindingsType(
                    "a map of " + String.join(", ", SourceConfig.FIELDS) + " to JSON paths",
                    ScalarSchemas.words(SourceConfig.FIELDS),
                    SourcesSection::faultOfField,
                    ScalarSchemas.text(),
                    text -> Optional.empty(),
                    SourceConfig.FIELDS.size()),
            List.of(),
            "{}",
            "Where a log in JSON keeps a field that is not found by itself");

    public static final Key<List<Located<List<PathTemplate>>>> SOURCE_CAPTURES = new Key<>(
            SOURCE + "captures",
            ListType.oneOrMore(
                    new ScalarType<>(
                            "kubernetes, or a path with names in braces such as /srv/{site}/*.log",
                            ScalarSchemas.texts("^kubernetes$|\\{[a-zA-Z_][a-zA-Z0-9_]{0,63}\\}"),
                            text -> PathTemplate.parse(text).orElse(null)),
                    MOST_PATHS),
            List.of(),
            "",
            "Which parts of the files' paths `metrics.extra_labels` can name; the first template that fits holds");

    public static final Key<String> SOURCE_DURATION_UNIT = new Key<>(
            SOURCE + "duration_unit",
            ScalarType.oneOf(List.of("ns", "us", "ms", "s")),
            "",
            "",
            "The unit of the log's durations, where neither the format nor a field's name tells it");

    public static final Key<List<Values>> SOURCES = new Key<>(
            "sources",
            new SectionsType(
                    SOURCE,
                    List.of(
                            SOURCE_NAME,
                            SOURCE_PATHS,
                            SOURCE_FORMAT,
                            SOURCE_LABELS,
                            SOURCE_FIELDS,
                            SOURCE_CAPTURES,
                            SOURCE_DURATION_UNIT),
                    MOST_SOURCES,
                    Presence.of(List.of(SOURCE_PATHS))),
            List.of(),
            "[]",
            "The logs to follow, each with a name of its own");

    /** What it declares. */
    public static final ConfigSection<List<SourceConfig>> SECTION =
            new ConfigSection<>(List.of(SOURCES), SourcesSection::sources);

    private SourcesSection() {}

    private static List<SourceConfig> sources(Values values) {
        return values.get(SOURCES).stream().map(SourcesSection::source).toList();
    }

    private static SourceConfig source(Values values) {
        List<String> paths = Located.plain(values.get(SOURCE_PATHS));
        return new SourceConfig(
                new SourceSettings(values.get(SOURCE_NAME), paths),
                values.located(SOURCE_FORMAT),
                Binding.plain(values.get(SOURCE_LABELS)),
                Binding.located(values.get(SOURCE_FIELDS)),
                Located.plain(values.get(SOURCE_CAPTURES)).stream()
                        .flatMap(List::stream)
                        .toList(),
                Optional.of(values.get(SOURCE_DURATION_UNIT))
                        .filter(unit -> !unit.isEmpty())
                        .orElse(null));
    }

    private static Optional<String> faultOfField(String name) {
        if (SourceConfig.FIELDS.contains(name)) {
            return Optional.empty();
        }
        String expected = NearestWord.to(name, SourceConfig.FIELDS)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of " + String.join(", ", SourceConfig.FIELDS));
        return Optional.of("unknown field " + Quoted.of(name) + ": " + expected);
    }
}
