package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Values;
import io.apilog.settings.file.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigReferenceTest {
    @TempDir
    Path folder;

    static Stream<Key<?>> keys_with_a_default() {
        return Sections.SHIPPED.keys().all().stream()
                .filter(key -> !key.defaultText().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("keys_with_a_default")
    void the_default_that_the_table_shows_is_the_one_that_holds(Key<?> key) throws IOException {
        Path file = Files.writeString(folder.resolve("default.yaml"), "key: " + quoted(key));
        Problems problems = new Problems();
        Node.Mapping root =
                (Node.Mapping) YamlFile.read(file.toString(), problems).orElseThrow();
        Values values = new Values(Place.of("test"));

        values.read(key, root.entries().get(0).value(), problems.plain());

        assertThat(problems.none()).isTrue();
        assertThat(plain(values.get(key))).isEqualTo(plain(key.defaultValue()));
    }

    /** As a user would write it: a text that begins with a colon needs quotes. */
    private static String quoted(Key<?> key) {
        return key.defaultText().startsWith(":") ? '"' + key.defaultText() + '"' : key.defaultText();
    }

    private static Object plain(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof Located<?> located ? located.value() : item)
                        .toList()
                : value;
    }

    @Test
    void every_key_has_its_row() {
        List<String> rows = ConfigReference.keys().lines().skip(2).toList();

        assertThat(rows).hasSameSizeAs(Sections.SHIPPED.keys().all());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i))
                    .startsWith("| `" + Sections.SHIPPED.keys().all().get(i).path() + "` | ");
        }
    }

    @Test
    void a_row_shows_value_default_flag_and_meaning() {
        assertThat(ConfigReference.keys())
                .contains(
                        "\n| `read.from` | end or beginning | `end` | `--read.from` | anew | Where to begin in files that are"
                                + " there at the first start |\n");
    }

    @Test
    void every_row_has_as_many_cells_as_the_head() {
        assertThat(ConfigReference.keys().lines()).allMatch(row -> row.split("(?<!\\\\)\\|").length == 7);
        assertThat(ConfigReference.flags().lines()).allMatch(row -> row.split("(?<!\\\\)\\|").length == 6);
    }

    @ParameterizedTest
    @EnumSource
    void every_flag_has_its_row(Flag flag) {
        assertThat(ConfigReference.flags()).contains("\n| `" + flag.option() + "` | `" + flag.variable() + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void a_flags_name_is_that_of_its_constant_and_of_its_key(Flag flag) {
        assertThat(flag.variable()).isEqualTo("APILOG_" + flag.name());
        flag.keyPath().ifPresent(path -> assertThat(flag.option()).isEqualTo("--" + path.replace('_', '-')));
    }

    @Test
    void no_key_stands_in_the_list_twice() {
        assertThat(Sections.SHIPPED.keys().all().stream().map(Key::path)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Flag.values()).map(Flag::option)).doesNotHaveDuplicates();
    }
}
