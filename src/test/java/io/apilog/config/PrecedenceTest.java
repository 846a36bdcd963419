package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.log.LogLevel;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.source.ReadFrom;
import io.apilog.source.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
    @TempDir
    Path folder;

    private final Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private Inputs inputs = Inputs.OPTIONAL;

    @Test
    void the_file_wins_over_the_default() throws Exception {
        file("log: {level: warn}");

        assertThat(load().log().level()).isEqualTo(LogLevel.WARN);
    }

    @Test
    void the_environment_wins_over_the_file() throws Exception {
        file("log: {level: warn}");
        environment.put("APILOG_LOG_LEVEL", "error");

        assertThat(load().log().level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void a_variable_that_was_mistyped_is_told_with_the_one_that_may_be_meant() {
        assertThat(Flag.misspelt(List.of("APILOG_STATE_DIRR", "APILOG_LOGLEVEL", "PATH", "APILOG_STATE_DIR")))
                .containsExactly(
                        "the variable APILOG_LOGLEVEL of the environment is none that is read; APILOG_LOG_LEVEL may be meant",
                        "the variable APILOG_STATE_DIRR of the environment is none that is read; APILOG_STATE_DIR may be"
                                + " meant");
    }

    @Test
    void variables_that_kubernetes_sets_for_a_service_are_not_meant_for_a_flag() {
        assertThat(Flag.misspelt(List.of(
                        "APILOG_PORT",
                        "APILOG_SERVICE_HOST",
                        "APILOG_SERVICE_PORT",
                        "APILOG_PORT_10180_TCP",
                        "APILOG_PORT_10180_TCP_ADDR")))
                .isEmpty();
    }

    @Test
    void a_flag_wins_over_the_environment() throws Exception {
        environment.put("APILOG_LOG_LEVEL", "error");
        flag(Flag.LOG_LEVEL, "debug");

        assertThat(load().log().level()).isEqualTo(LogLevel.DEBUG);
    }

    @Test
    void an_empty_variable_counts_as_not_set() throws Exception {
        file("log: {level: warn}");
        environment.put("APILOG_LOG_LEVEL", "");

        assertThat(load().log().level()).isEqualTo(LogLevel.WARN);
    }

    @Test
    void variables_that_kubernetes_sets_for_a_service_named_apilog_are_not_settings() throws Exception {
        environment.put("APILOG_PORT", "tcp://192.0.2.1:10180");
        environment.put("APILOG_SERVICE_HOST", "192.0.2.1");

        assertThat(load()).isNotNull();
    }

    @Test
    void the_file_can_be_named_by_the_environment() throws Exception {
        Path file = Files.writeString(folder.resolve("other.yaml"), "read: {from: beginning}");
        environment.put("APILOG_CONFIG_FILE", file.toString());

        assertThat(load().readFrom()).isEqualTo(ReadFrom.BEGINNING);
    }

    @Test
    void a_repeated_flag_replaces_the_whole_list_of_the_file() throws Exception {
        file("web: {listen_address: \":1\"}");
        flag(Flag.WEB_LISTEN_ADDRESS, ":2", "localhost:3");

        assertThat(load().web().listenAddresses())
                .containsExactly(new ListenAddress("", 2), new ListenAddress("localhost", 3));
    }

    @Test
    void a_variable_holds_several_addresses_with_commas_between() throws Exception {
        environment.put("APILOG_WEB_LISTEN_ADDRESS", ":2, [::1]:3");

        assertThat(load().web().listenAddresses())
                .containsExactly(new ListenAddress("", 2), new ListenAddress("::1", 3));
    }

    @Test
    void a_bad_flag_is_named_by_its_message() {
        flag(Flag.READ_FROM, "start");

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessage("--read.from: expected end or beginning, found 'start'");
    }

    @Test
    void a_bad_variable_is_named_by_its_message_even_where_a_flag_wins() {
        environment.put("APILOG_READ_FROM", "start");
        flag(Flag.READ_FROM, "end");

        assertThatThrownBy(this::load).hasMessage("APILOG_READ_FROM: expected end or beginning, found 'start'");
    }

    @Test
    void what_the_file_gets_wrong_comes_before_what_flags_do() {
        file("log: {level: loud}");
        flag(Flag.SHUTDOWN_LINGER, "long");

        assertThatThrownBy(this::load)
                .hasMessageMatching("(?s).*written.yaml:1:14: log.level: .*\n--shutdown.linger: .*, found 'long'");
    }

    @Test
    void a_flag_that_is_not_repeatable_is_given_once() {
        flag(Flag.LOG_LEVEL, "info", "warn");

        assertThatThrownBy(this::load).hasMessage("--log.level: expected once, found 2 times");
    }

    @Test
    void a_switch_needs_no_value() throws Exception {
        flag(Flag.ONCE);

        assertThat(load().once()).isTrue();
    }

    @Test
    void a_switch_is_set_by_its_variable() throws Exception {
        environment.put("APILOG_ONCE", "true");

        assertThat(load().once()).isTrue();
    }

    @Test
    void files_on_the_command_line_are_the_source_default() throws Exception {
        files.addAll(List.of("a.log", "b*.log"));
        flag(Flag.FORMAT, "$remote_addr $status");

        SourceConfig source = load().sources().get(0);

        assertThat(source.source()).isEqualTo(new SourceSettings("default", List.of("a.log", "b*.log")));
        assertThat(source.format()).isEqualTo(new Located<>("$remote_addr $status", Place.of("--format")));
    }

    @Test
    void files_on_the_command_line_are_read_besides_those_of_the_file() throws Exception {
        file("sources: [{name: web, paths: web.log}]");
        files.add("a.log");

        assertThat(load().sources())
                .extracting(source -> source.source().name())
                .containsExactly("web", "default");
    }

    @Test
    void a_configured_source_cannot_be_named_default_beside_files_on_the_command_line() {
        file("sources: [{name: default, paths: web.log}]");
        files.add("a.log");

        assertThatThrownBy(this::load)
                .hasMessageEndingWith(
                        "written.yaml:1:18: sources[].name: files given on the command line are the source"
                                + " 'default': choose another name");
    }

    @Test
    void standard_input_is_not_read_by_two_sources() {
        file("sources: [{name: web, paths: \"-\"}]");
        files.add("-");

        assertThatThrownBy(this::load).hasMessageEndingWith(": standard input ('-') can be read only once");
    }

    @Test
    void standard_input_is_not_given_twice() {
        files.addAll(List.of("-", "-"));

        assertThatThrownBy(this::load).hasMessage("FILE: standard input ('-') can be read only once");
    }

    @Test
    void a_file_has_a_name() {
        files.add("");

        assertThatThrownBy(this::load).hasMessage("FILE: expected the name of a file, found ''");
    }

    @Test
    void a_format_without_files_is_refused() {
        flag(Flag.FORMAT, "json");

        assertThatThrownBy(this::load)
                .hasMessage("--format: is the format of files given on the command line, and there are none;"
                        + " a configured source has 'format' of its own");
    }

    @Test
    void nothing_to_read_is_an_error_that_says_what_to_do() {
        inputs = Inputs.REQUIRED;

        assertThatThrownBy(this::load)
                .hasMessage("apilog-exporter: nothing to read: name a log file on the command line,"
                        + " or list 'sources' in the file given with --config.file");
    }

    @Test
    void a_file_without_sources_is_named_where_there_is_nothing_to_read() {
        inputs = Inputs.REQUIRED;
        file("log: {level: warn}");

        assertThatThrownBy(this::load).hasMessageContaining("written.yaml: nothing to read: ");
    }

    private void flag(Flag flag, String... values) {
        flags.put(flag, Arrays.asList(values));
    }

    private void file(String yaml) {
        try {
            flag(
                    Flag.CONFIG_FILE,
                    Files.writeString(folder.resolve("written.yaml"), yaml).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config load() throws ConfigException {
        return ConfigLoader.load(flags, files, environment, inputs);
    }
}
