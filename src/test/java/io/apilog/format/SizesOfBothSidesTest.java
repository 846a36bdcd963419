package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that have the size of the answer beside that of the request, or where nothing names it. */
class SizesOfBothSidesTest {
    private static final int[] STATUS = {200, 200, 404, 204, 200, 304, 201, 200, 500, 204};

    private static int status(int i) {
        return STATUS[i % 10];
    }

    /** Nothing for an answer without a body. */
    private static int sent(int i) {
        return status(i) == 204 || status(i) == 304 ? 0 : 5_000 + 37 * i;
    }

    private static int received(int i) {
        return i % 10 == 6 ? 706 + i : 0;
    }

    private static String method(int i) {
        return i % 10 == 6 ? "POST" : "GET";
    }

    private static long all() {
        long all = 0;
        for (int i = 0; i < 60; i++) {
            all += sent(i);
        }
        return all;
    }

    private static void isRead(ReadLog log) {
        assertThat(log.requests).hasSize(60).first().isEqualTo("GET /a/0 200");
        assertThat(log.bytes.stream().mapToLong(size -> Math.max(0, size)).sum())
                .isEqualTo(all());
    }

    @Test
    void of_two_sizes_with_a_slash_between_the_one_that_is_nothing_without_a_body_is_the_answer_s() {
        isRead(ReadLog.of(
                60,
                i -> String.format(
                        Locale.ROOT,
                        "Nov 21 09:00:01 sogod [123]: 192.0.2.91 \"%s /a/%d HTTP/1.1\" %d %d/%d 0.%03d %s 0 - %d",
                        method(i),
                        i,
                        status(i),
                        sent(i),
                        received(i),
                        20 + i,
                        sent(i) == 0 ? "- -" : 3 * sent(i) + " 66%",
                        i)));
        isRead(ReadLog.of(
                60,
                i -> "http --- " + status(i) + ", user: null(192.0.2.114), req: '" + method(i) + " /a/" + i
                        + "', bytes: " + received(i) + '/' + sent(i)));
    }

    @Test
    void each_of_two_sizes_may_have_its_unit_or_its_name() {
        isRead(ReadLog.of(
                60,
                i -> "2026-11-21T09:00:00Z " + method(i) + " /a/" + i + ' ' + status(i) + " 12ms " + received(i) + "B/"
                        + sent(i) + 'B'));
        ReadLog named = ReadLog.of(
                60,
                i -> "2026-11-21T09:00:00Z " + method(i) + " /a/" + i + ' ' + status(i) + " in=" + (90_000 + 977 * i)
                        + " out=" + sent(i));
        isRead(named);
        assertThat(named.isUntimed()).isTrue();
    }

    @Test
    void of_two_sizes_of_which_nothing_tells_neither_is_taken() {
        ReadLog log = ReadLog.of(60, i -> "INFO api " + method(i) + " /a/" + i + " 200 " + (700 + i) + '/' + (900 + i));

        assertThat(log.requests).hasSize(60);
        assertThat(log.isUnsized()).isTrue();
    }

    @Test
    void the_size_before_compression_is_none() {
        ReadLog log = ReadLog.of(
                60,
                i -> "INFO api " + method(i) + " /a/" + i + ' ' + status(i)
                        + (sent(i) == 0 ? " - -" : " " + 3 * sent(i) + " 66%"));

        assertThat(log.requests).hasSize(60);
        assertThat(log.isUnsized()).isTrue();
    }

    @Test
    void a_size_between_status_and_method_is_taken_where_answers_without_a_body_have_none() {
        isRead(ReadLog.of(
                60,
                i -> "17952516" + (10 + i % 50) + ".711 0.0" + (10 + i) + " 192.0.2.55 " + status(i) + ' ' + sent(i)
                        + ' ' + method(i) + " https api.example.com /a/" + i));
        isRead(ReadLog.of(
                60, i -> "2026-11-21T09:00:00Z 4711 " + status(i) + ' ' + sent(i) + " 12ms " + method(i) + " /a/" + i));
    }

    @Test
    void of_several_that_are_nothing_without_a_body_the_one_behind_the_status_is_taken() {
        isRead(ReadLog.of(
                60,
                i -> "\"192.0.2.143\" \"-\" \"[21/Nov/2026:09:00:00 +0000]\" \"" + method(i) + " /a/" + i
                        + " HTTP/1.1\" \"" + status(i) + "\" \"" + sent(i) + "\" \"-\" \"curl/8.5.0\" \""
                        + (sent(i) + 310) + "\" \"https\" \"0.1" + (10 + i) + "\" \"855\" \"MISS\" \"" + sent(i)
                        + "\" \"1\""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "`\"bytes\":{\"in\":%d,\"out\":%d}`",
                "`\"bytes\":{\"received\":%d,\"sent\":%d}`",
                "`\"bytes\":{\"request\":%d,\"response\":%d}`",
                "`\"bytes\":{\"rx\":%d,\"tx\":%d}`",
                "`\"bytes\":{\"read\":%d,\"written\":%d}`",
                "`\"size\":{\"request\":%d,\"response\":%d}`",
                "`\"size\":{\"in\":%d,\"out\":%d}`",
                "`\"req\":{\"bytes\":%d},\"res\":{\"bytes\":%d}`",
                "`\"request\":{\"content_length\":%d},\"response\":{\"content_length\":%d}`",
                "`\"traffic\":{\"in\":%d,\"out\":%d}`",
                "`\"length\":{\"request\":%d,\"response\":%d}`",
                "`\"requestBodyBytes\":%d,\"responseBodyBytes\":%d`",
                "`\"bytesIn\":%d,\"bytesOut\":%d`",
                "`\"request_body_bytes\":%d,\"response_body_bytes\":%d`"
            })
    void names_in_an_object_say_whose_size_it_is(String sizes) {
        ReadLog log = ReadLog.of(
                60,
                i -> "{\"method\":\"" + method(i) + "\",\"url\":\"/a/" + i + "\",\"status\":" + status(i) + ','
                        + String.format(Locale.ROOT, sizes, received(i), sent(i)) + '}');

        isRead(log);
        assertThat(log.requestBytes.get(6)).isEqualTo(712);
    }

    @Test
    void what_haproxy_read_beside_what_was_uploaded_is_the_answer() {
        isRead(ReadLog.of(
                60,
                i -> "{\"haproxy\":{\"request\":{\"method\":\"" + method(i) + "\",\"uri\":\"/a/" + i
                        + "\"},\"response\":{\"status_code\":" + status(i) + "},\"bytes\":{\"uploaded\":" + received(i)
                        + ",\"read\":" + sent(i) + "}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2026-11-21T09:00:02.870Z] ", "[2026-11-21T09:00:02Z] "})
    void what_stands_behind_the_flags_of_envoy_is_received_and_sent_and_the_duration(String time) {
        String[] flags = {"-", "UH", "UF,URX"};
        ReadLog log = ReadLog.of(
                60,
                i -> time + '"' + method(i) + " /a/" + i + " HTTP/1.1\" " + status(i) + ' ' + flags[i % 3] + ' '
                        + received(i) + ' ' + sent(i) + ' ' + (4 + i));

        isRead(log);
        assertThat(log.requestBytes.get(6)).isEqualTo(712);
        assertThat(log.nanos.get(6)).isEqualTo(10_000_000);
    }

    @Test
    void numbers_behind_a_size_are_none_of_envoy() {
        ReadLog log = ReadLog.of(
                60,
                i -> "[2026-11-21T09:00:02.870Z] \"" + method(i) + " /a/" + i + " HTTP/1.1\" " + status(i) + ' '
                        + sent(i) + " 12 77777 " + (4 + i));

        isRead(log);
        assertThat(log.requestBytes).containsOnly(-1L);
    }
}
