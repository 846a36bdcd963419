package io.apilog.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.LogFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSignsTest {
    private final TargetSigns signs = new TargetSigns();
    private final AccessRecord record = new AccessRecord();
    private final Request request =
            new Request(new Source(0, "web", Map.of()), new LogFile("web", "access.log"), new Line(), record);

    private void set(String target) {
        byte[] bytes = ("GET " + target + " HTTP/1.1").getBytes(StandardCharsets.UTF_8);
        record.target.set(bytes, 4, bytes.length - 9);
    }

    private void look(String target) {
        set(target);
        signs.look(record.target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users/17/orders?page=2&fields=id,name",
                "/~jane/a-b_c.html#top",
                "/m/browse/%D8%A7%D8%AA%D9%88",
                "/filter/b36%2Cb41",
                "/caf\u00e9",
                ""
            })
    void letters_digits_and_the_signs_of_addresses_are_plain(String target) {
        look(target);
        assertThat(signs.arePlain()).isTrue();
        assertThat(signs.areSuspect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a?b='c'", "/a?b=%27", "/a%", "/a%4", "/a b", "/a;b", "/a?x=<script>", "/a%C0%AF", "/\u0001"})
    void quotes_blanks_and_what_hides_them_are_suspect(String target) {
        look(target);
        assertThat(signs.arePlain()).isFalse();
        assertThat(signs.areSuspect()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../etc", "//etc", "/a/./b", "/a?file=/etc", "/a?file=.env"})
    void paths_that_go_up_and_values_that_are_paths_are_suspect_though_plain(String target) {
        look(target);
        assertThat(signs.arePlain()).isTrue();
        assertThat(signs.areSuspect()).isTrue();
    }

    @Test
    void a_time_is_no_more_than_it_seems_but_hides_a_sign() {
        look("/a?at=12%3A30");
        assertThat(signs.areSuspect()).isFalse();
        assertThat(signs.arePlain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/a/b, 4", "/a/b?c=d, 4", "/a#b?c, 2", "'', 0", "/a/b?, 4"})
    void a_path_ends_where_a_query_or_a_fragment_begins(String target, int length) {
        look(target);
        assertThat(signs.pathEnd() - record.target.from()).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"/a?id=1, true", "/a?userID=1, true", "/a?page=1, false", "/d/a?b=d, false"})
    void ids_may_be_named_where_a_name_ends_so(String target, boolean named) {
        look(target);
        assertThat(signs.mayNameIds()).isEqualTo(named);
    }

    @Test
    void a_request_is_looked_at_once_and_anew_when_its_record_is_of_another_line() {
        set("/a?b='c'");
        request.begin(new Line(), 0);
        signs.look(request);
        assertThat(signs.areSuspect()).isTrue();

        set("/a");
        request.begin(new Line(), 0);
        signs.look(request);
        assertThat(signs.areSuspect()).isFalse();
    }
}
