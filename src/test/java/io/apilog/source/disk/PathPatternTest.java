package io.apilog.source.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @TempDir
    Path directory;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of(
                "a.log",
                "b.log",
                "c.txt",
                ".hidden.log",
                "x/a.log",
                "x/y/a.log",
                "x/y/z/b.log",
                "one.log",
                "odd[1].log")) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private List<String> expand(String pattern) {
        return PathPattern.of(directory + "/" + pattern).expand(100).stream()
                .map(p -> directory.relativize(p).toString())
                .toList();
    }

    @Test
    void a_star_matches_within_a_name() {
        assertThat(expand("*.log")).containsExactly("a.log", "b.log", "odd[1].log", "one.log");
        assertThat(expand("?.log")).containsExactly("a.log", "b.log");
        assertThat(expand("[ac].*")).containsExactly("a.log", "c.txt");
        assertThat(expand("*/*/a.log")).containsExactly("x/y/a.log");
    }

    @Test
    void braces_are_alternatives_of_any_kind() {
        assertThat(expand("{a,c}.{log,txt}")).containsExactly("a.log", "c.txt");
        assertThat(expand("{x/y,x}/a.log")).containsExactly("x/a.log", "x/y/a.log");
        assertThat(expand("{a,{b,one}}.log")).containsExactly("a.log", "b.log", "one.log");
    }

    @Test
    void two_stars_match_any_number_of_directories_and_none() {
        assertThat(expand("**/a.log")).containsExactly("a.log", "x/a.log", "x/y/a.log");
        assertThat(expand("x/**")).containsExactly("x/a.log", "x/y/a.log", "x/y/z/b.log");
    }

    @Test
    void hidden_files_are_matched_only_by_a_pattern_that_begins_with_a_dot() {
        assertThat(expand(".*.log")).containsExactly(".hidden.log");
    }

    @Test
    void a_file_whose_name_reads_like_a_pattern_is_meant_literally() {
        assertThat(expand("odd[1].log")).containsExactly("odd[1].log");
    }

    @Test
    @Timeout(20)
    void links_in_a_circle_end() throws IOException {
        Files.createSymbolicLink(directory.resolve("x/loop"), directory);
        assertThat(expand("**/c.txt")).containsExactly("c.txt");
    }

    @Test
    void a_bracket_that_is_not_closed_is_itself_as_in_a_shell() throws IOException {
        PathPattern pattern = PathPattern.of(directory + "/b[.log");
        assertThat(pattern.expand(100)).isEmpty();

        Path file = Files.createFile(directory.resolve("b[.log"));

        assertThat(pattern.expand(100)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.log", "**/*.log", "x/**"})
    void what_is_known_is_not_looked_at_again(String pattern) {
        Path known = directory.resolve(expand(pattern).get(0));

        assertThat(PathPattern.of(directory + "/" + pattern).expand(100, known::equals, new LocalDisk()))
                .doesNotContain(known)
                .hasSize(expand(pattern).size() - 1);
    }

    @Test
    void a_directory_is_no_match() {
        assertThat(expand("*")).doesNotContain("x").contains("a.log");
    }
}
