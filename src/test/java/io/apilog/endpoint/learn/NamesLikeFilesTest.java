package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of things that look like those of files and are none, as something comes behind them. */
class NamesLikeFilesTest {
    private static final List<String> NAMES =
            List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "sorrel", "tansy");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void learn(String before) {
        for (String name : NAMES) {
            for (String word : List.of("", "/builds", "/members", "/builds/7/log")) {
                get(before + name + word);
                get(before + name + word);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compass.js", "notes.md", "d3.js", "theme.css", "Handbook.PDF"})
    void a_thing_called_like_a_file_goes_on_as_the_others(String name) {
        learn("/projects/");

        assertThat(get("/projects/" + name + "/builds/9/log")).isEqualTo("/projects/{param}/builds/{id}/log");
        assertThat(get("/projects/" + name + "/members")).isEqualTo("/projects/{param}/members");
        assertThat(get("/projects/" + name)).isEqualTo("/projects/{param}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compass.js", "d3.js"})
    void a_thing_called_like_a_file_that_came_first_becomes_one_of_the_others(String name) {
        get("/projects/" + name);
        get("/projects/" + name + "/builds");
        get("/projects/" + name + "/members");
        learn("/projects/");

        assertThat(get("/projects/" + name + "/members")).isEqualTo("/projects/{param}/members");
        assertThat(get("/projects/" + name)).isEqualTo("/projects/{param}");
    }

    @Test
    void a_file_beside_things_stays_a_file() {
        learn("/projects/");

        assertThat(get("/projects/main.js")).isEqualTo("/projects/main.js");
        assertThat(get("/projects/style.css")).isEqualTo("/projects/style.css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools.git", "harbor.js.git", "Web-Shop.git", "a.git"})
    void a_repository_of_git_is_one_of_many_from_the_first_on(String name) {
        assertThat(get("/scm/mob/" + name + "/info/refs")).isEqualTo("/scm/mob/{slug}.git/info/refs");
        assertThat(get("/" + name + "/git-upload-pack")).isEqualTo("/{slug}.git/git-upload-pack");
        assertThat(get("/.git/config")).isEqualTo("/.git/config");
        assertThat(get("/api/git")).isEqualTo("/api/git");
    }
}
