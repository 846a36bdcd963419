package io.apilog.config;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.settings.Key;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.ValueType;
import io.apilog.settings.file.YamlFile;
import io.apilog.settings.file.YamlTree;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

class ConfigSchemaTest {
    private static final Path SHIPPED = Path.of("docs/configuration.schema.json");
    private static final Path BAD = Path.of("src/test/resources/config/bad");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Schema SCHEMA = REGISTRY.getSchema(parsed());

    /** What a schema has no words for, by reason. Everything else that is told of a fixture, the schema tells as well. */
    private static final Map<String, Set<String>> BEYOND_A_SCHEMA = Map.of(
            "the length of a duration, and the bytes of KiB and MiB",
            Set.of("durations.yaml:5", "expire-idle.yaml:3", "state.yaml:6", "size-too-big.yaml:2"),
            "the order of a list",
            Set.of("buckets.yaml:2"),
            "what the reader of YAML has made of a number already",
            Set.of("buckets-equal.yaml:2", "leading-zero.yaml:3", "whole-number.yaml:13"),
            "the whole grammar of a text",
            Set.of("captures.yaml:9"),
            "names that differ from others in the file",
            Set.of(
                    "data.yaml:15",
                    "data.yaml:16",
                    "extra-labels.yaml:22",
                    "extra-labels.yaml:26",
                    "funnels.yaml:10",
                    "funnels.yaml:12",
                    "label-after-renaming.yaml:3",
                    "label-of-the-naming.yaml:4",
                    "label-of-the-naming.yaml:7",
                    "objectives.yaml:19",
                    "renaming-to-anothers-name.yaml:2",
                    "renaming-to-one-name.yaml:5",
                    "renaming-to-one-name.yaml:6",
                    "several-in-order-of-lines.yaml:7",
                    "source-name-twice-by-default.yaml:4",
                    "source-name-twice.yaml:4",
                    "standard-input-twice.yaml:4"),
            "names that are there elsewhere in the file",
            Set.of("extra-labels.yaml:20", "objectives.yaml:21"),
            "fields that the formats keep from labels",
            Set.of("consumers.yaml:6", "consumers.yaml:7", "consumers.yaml:8", "extra-labels.yaml:15"),
            "bounds that are listed elsewhere, and families that are switched off",
            Set.of("objective-on-a-code.yaml:5", "objective-without-durations.yaml:4"),
            "sums over the file",
            Set.of("budget-for-sources.yaml:3"));

    /** What no reader of YAML takes, so that an editor does not come to the schema. */
    private static final Set<String> NO_YAML = Set.of(
            "alias-to-itself.yaml",
            "control-character.yaml",
            "duplicate-key.yaml",
            "duplicate-key-nested.yaml",
            "key-is-a-list.yaml",
            "not-utf-8.yaml",
            "second-document.yaml",
            "syntax-bracket.yaml",
            "syntax-colon.yaml",
            "syntax-indentation.yaml",
            "syntax-indented-between.yaml",
            "syntax-quote.yaml",
            "syntax-tab.yaml",
            "tag.yaml",
            "unknown-alias.yaml",
            "unquoted-format.yaml",
            "unquoted-glob.yaml");

    private static final List<String> VALUES = List.of(
            "~",
            "mapped",
            "restricted",
            "'~'",
            "''",
            "' '",
            "a",
            "A b",
            "1",
            "'1'",
            "0",
            "'0'",
            "-1",
            "007",
            "100",
            "'1000'",
            "1.0",
            "1e3",
            "'.5'",
            ".5",
            "1_000",
            "99999999999999999999",
            "true",
            "'true'",
            "True",
            "yes",
            "off",
            "never",
            "none",
            "Info",
            "info",
            "json",
            "otel",
            "class",
            "beginning",
            "ms",
            "250ms",
            "500us",
            "'20s'",
            "1h",
            "1h30m",
            "1m1s1ms",
            "24h",
            "0s",
            "0h0m",
            "1d",
            "64KiB",
            "1MiB",
            "4096",
            "200",
            "2xx",
            "'404'",
            "GET",
            "_OTHER",
            "/a",
            "/users/{id}",
            "GET /a",
            "'*.example.com/a'",
            "example.com/a b",
            "'*'",
            "kubernetes",
            "'/srv/{site}/*'",
            "'{a}'",
            "':0'",
            ":65535",
            "'[::1]:80'",
            "'[fe80::1%eth0]:080'",
            "h-1.example.com:1",
            "apilog_files",
            "apilog_requests_total",
            "[]",
            "[~]",
            "[a]",
            "[1]",
            "['1', 2]",
            "[.5, 1, 1e1]",
            "[2, 1]",
            "[0.1]",
            "[/a]",
            "[/a, GET /b]",
            "[':1', ':2']",
            "[GET, POST]",
            "[200, 4xx]",
            "[[a]]",
            "[apilog_files]",
            "['{a}', kubernetes]",
            "{}",
            "{a: b}",
            "{status: 1}",
            "{_a1: true}",
            "{endpoint: route}",
            "{method: true}",
            "{endpoint: le}",
            "{le: a}",
            "{__a: b}",
            "{method: a.b}",
            "{a: ~}",
            "{a: [b]}");

    private static JsonNode parsed() {
        try {
            return JSON.readTree(ConfigSchema.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_schema_that_is_shipped_is_the_one_that_the_program_prints() throws IOException {
        assertThat(Files.readString(SHIPPED))
                .as("printed by: java -jar target/apilog-exporter.jar config-schema > " + SHIPPED)
                .isEqualTo(ConfigSchema.json());
    }

    @Test
    void it_is_a_schema_of_the_draft_that_it_names() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(meta.validate(parsed())).isEmpty();
    }

    static Stream<Path> good_files() throws IOException {
        return GoodConfigTest.good_files();
    }

    @ParameterizedTest
    @MethodSource("good_files")
    void a_good_file_is_valid(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    static Stream<String> bad_files() throws IOException {
        return BadConfigTest.bad_files().filter(name -> !NO_YAML.contains(name));
    }

    @ParameterizedTest
    @MethodSource("bad_files")
    void each_line_that_is_wrong_in_a_bad_file_is_wrong_by_the_schema(String name) throws IOException {
        Path file = BAD.resolve(name);
        Set<String> expected = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("# expect: "))
                .map(line -> name + ":" + line.split("[: ]+", -1)[2])
                .collect(toCollection(TreeSet::new));
        BEYOND_A_SCHEMA.values().forEach(expected::removeAll);
        Node root = YamlFile.read(file.toString(), new Problems()).orElseThrow();

        Set<String> shown = errors(Files.readString(file)).stream()
                .map(error -> name + ":" + line(root, error))
                .collect(toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void what_is_no_yaml_is_refused_before() {
        assertThat(NO_YAML)
                .allSatisfy(name -> assertThatThrownBy(() -> errors(Files.readString(BAD.resolve(name))))
                        .isInstanceOfAny(YAMLException.class, CharacterCodingException.class));
    }

    /** But for the one that only a check of several keys takes or refuses. */
    static Stream<String> keys() {
        return Sections.SHIPPED.keys().all().stream()
                .filter(key -> !key.equals(MetricsSection.EXTRA_LABEL_NAME))
                .map(Key::path);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatever_the_daemon_takes_is_valid(String path) throws IOException {
        Key<?> key = Sections.SHIPPED.keys().find(path).orElseThrow();
        Schema schema = REGISTRY.getSchema(JSON.readTree(key.type().schema().json()));
        List<String> taken =
                VALUES.stream().filter(value -> isTaken(key.type(), value)).toList();

        assertThat(taken)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(schema.validate(YamlCore.read(value)))
                        .as(value)
                        .isEmpty());
    }

    private static boolean isTaken(ValueType<?> type, String value) {
        Problems problems = new Problems();
        Node node = new YamlTree("test", problems)
                .of(new Yaml().compose(new StringReader(value)))
                .orElseThrow();
        return type.read(node, problems.plain()) != null && problems.none();
    }

    /** Where the value begins that an error is about, or the key where it is about a key. */
    private static int line(Node root, Error error) {
        Node node = root;
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            node = node instanceof Node.Sequence sequence
                    ? sequence.items().get((Integer) step)
                    : entry(node, step.toString()).orElseThrow().value();
        }
        Place place = node.place();
        return entry(node, String.valueOf(error.getProperty()))
                .map(Node.Entry::place)
                .orElse(place)
                .line();
    }

    private static Optional<Node.Entry> entry(Node node, String key) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(YamlCore.read(yaml));
    }
}
