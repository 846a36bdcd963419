package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings that nginx and Apache are configured with, each with a line as the server would write it. */
class LogFormatStringsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$remote_addr \"$request\" $status | 192.0.2.1 \"GET /a HTTP/1.1\" 200 | client=192.0.2.1 GET /a 200",
                "${remote_addr}_${status}_$request_uri | 192.0.2.1_200_/a | client=192.0.2.1  /a 200",
                "$remote_addr,$request_method,$request_uri,$status | 192.0.2.1,PUT,/a?b=c,201"
                        + " | client=192.0.2.1 PUT /a?b=c 201",
                "$status $request_method $uri$is_args$args | 200 GET /a?b=c | GET /a?b=c 200",
                "$status $request_method $uri$is_args$query_string | 200 GET /a | GET /a 200",
                "$status $request_method $host$request_uri | 200 GET api.example.com/a | host=api.example.com GET /a 200",
                "$status $request_method $scheme://$host$request_uri | 200 GET https://api.example.com/a"
                        + " | host=api.example.com GET /a 200",
                "$request_method $uri $status $request_time | GET /a 200 0.25 | GET /a 200 duration=0.25",
                "$request_method $uri $status $request_time | GET /a 200 - | GET /a 200",
                "$request_method $uri $status [$upstream_response_time] | GET /a 200 [0.1, 0.2] | GET /a 200 up=0.1,0.2",
                "$request_method $uri $status $upstream_addr $upstream_status $request_time"
                        + " | GET /a 200 192.0.2.9:80, 192.0.2.8:80 502, 200 0.3 | GET /a 200 duration=0.3",
                "$msec $request_method $uri $status | 1795251600.123 GET /a 200 | GET /a 200 2026-11-21T09:00:00.123Z",
                "[$time_local] $request_method $uri $status | [21/Nov/2026:09:00:00 +0100] GET /a 200"
                        + " | GET /a 200 2026-11-21T08:00:00Z",
                "$request_method $uri $status $request_length $bytes_sent | GET /a 200 10 20 | GET /a 200 in=10 out=20",
                "{\"s\":\"$status\",\"r\":\"$request\"} | {\"s\":\"200\",\"r\":\"GET /a HTTP/1.1\"} | GET /a 200",
                "$request_method $uri $status $own | GET /a 200 any thing at all | GET /a 200",
                "$request_method $uri $status $own | GET /a 200  | GET /a 200",
                "$remote_addr:$status:$request_uri | 192.0.2.1:200:/a:b | client=192.0.2.1  /a:b 200",
                "%h \"%r\" %>s | 192.0.2.1 \"GET /a HTTP/1.1\" 200 | client=192.0.2.1 GET /a 200",
                "%a %m %U%q %s | 192.0.2.1 GET /a?b=c 200 | client=192.0.2.1 GET /a?b=c 200",
                "%m %U %s \"%q\" | GET /a 200 \"?b=c\" | GET /a 200",
                "%m %U %s %q | GET /a 200  | GET /a 200",
                "%m %U %s %D | GET /a 200 1500 | GET /a 200 duration=0.0015",
                "%m %U %s %T | GET /a 200 2 | GET /a 200 duration=2.0",
                "%m %U %s %{ms}T %^FB | GET /a 200 1500 99 | GET /a 200 duration=1.5",
                "%m %U %s %{us}T | GET /a 200 1500 | GET /a 200 duration=0.0015",
                "%m %U %!200,304s | GET /a 404 | GET /a 404",
                "%m %U %<s | GET /a 404 | GET /a 404",
                "%m %U %s %B %I | GET /a 404 10 20 | GET /a 404 in=20 out=10",
                "%v:%p %m %U %s | api.example.com:443 GET /a 404 | host=api.example.com GET /a 404",
                "%{client}a - %u \"%r\" %s | 192.0.2.1 - - \"GET /a HTTP/1.1\" 200 | client=192.0.2.1 GET /a 200",
                "%h \"%r\" %s %{i,Host} %{o,X-Id} | 192.0.2.1 \"GET /a HTTP/1.1\" 200 api.example.com 7"
                        + " | host=api.example.com client=192.0.2.1 GET /a 200",
                "%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\" %(D)s"
                        + " | 192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 20 \"-\" \"-\" 1500"
                        + " | client=192.0.2.1 GET /a 200 duration=0.0015 out=20 2026-11-21T09:00:00Z",
                "%(m)s %(U)s %(s)s %(M)s %({x-id}i)s | GET /a 200 1500 7 | GET /a 200 duration=1.5",
                "%(m)s %(U)s %(s)s %(L)s | GET /a 200 0.25 | GET /a 200 duration=0.25",
                "%{Host}i %m %U %s | api.example.com GET /a 404 | host=api.example.com GET /a 404",
                "%t %m %U %s | [21/Nov/2026:09:00:00 +0000] GET /a 404 | GET /a 404 2026-11-21T09:00:00Z",
                "%{sec}t %m %U %s | 1795251600 GET /a 404 | GET /a 404 2026-11-21T09:00:00Z",
                "%{begin:usec}t %m %U %s | 1795251600000001 GET /a 404 | GET /a 404 2026-11-21T09:00:00Z",
                "%{%A}t %m %U %s | Saturday GET /a 404 | GET /a 404",
                "%m %U %s 100%% | GET /a 404 100% | GET /a 404",
                "%u@%h %m %U %s %{c}a %L %k %X %R | alice@192.0.2.1 GET /a 404 192.0.2.9 - 0 + -"
                        + " | client=192.0.2.1 user=alice GET /a 404",
                "\\\"%r\\\" %s\\t%b | \"GET /a HTTP/1.1\" 200\t7 | GET /a 200 out=7",
            })
    void a_line_is_read_as_its_string_says(String format, String line, String expected) throws FormatException {
        String written = format.endsWith("$own") || format.endsWith("%q") ? line + " " : line;
        assertThat(read(format, written).strip()).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl\" \"-\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl\" 0.1 \"-\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl\" rt=0.1 ut=\"0.1\"",
                "www.example.com 192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl\"",
                "192.0.2.9, 192.0.2.8 192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"a\"",
            })
    void a_line_with_a_column_more_is_not_read_as_one_without(String line) throws FormatException {
        assertThat(read("combined", line)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"a \"b\" c\"",
                "192.0.2.1 - a user [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"-\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"a\\\" \\\"b\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"cut off in mid",
            })
    void quotes_and_spaces_within_a_value_do_not_end_it(String line) throws FormatException {
        assertThat(read("combined", line)).contains("GET /a 200");
    }

    /** The fields of the line in one text; {@code -} where it is not taken. */
    private static String read(String format, String line) throws FormatException {
        byte[] bytes = line.getBytes(UTF_8);
        FormatSettings settings = new FormatSettings(FormatSpec.parse(format), Map.of(), null);
        FileParser parser = new FileParser(settings, new Sample(List.of(bytes)), found -> {});
        Line read = new Line();
        read.set(bytes, 0, bytes.length, 0);
        AccessRecord record = new AccessRecord();
        if (!(parser.parse(read, record) instanceof AccessRecord)) {
            return "-";
        }
        StringJoiner text = new StringJoiner(" ");
        add(text, "host=", record.host.toString());
        add(text, "client=", record.client.toString());
        add(text, "user=", record.user.toString());
        text.add(record.method.toString()).add(record.target.toString()).add(Integer.toString(record.status));
        if (record.durationNanos >= 0) {
            text.add("duration=" + record.durationNanos / 1e9);
        }
        if (record.attempts > 0) {
            StringJoiner attempts = new StringJoiner(",");
            for (int i = 0; i < record.attempts; i++) {
                attempts.add(Double.toString(record.upstreamNanos[i] / 1e9));
            }
            text.add("up=" + attempts);
        }
        add(text, "in=", record.requestBytes < 0 ? "" : Long.toString(record.requestBytes));
        add(text, "out=", record.responseBytes < 0 ? "" : Long.toString(record.responseBytes));
        add(
                text,
                "",
                record.timeMillis < 0
                        ? ""
                        : Instant.ofEpochMilli(record.timeMillis).toString());
        return text.toString();
    }

    private static void add(StringJoiner text, String name, String value) {
        if (!value.isEmpty()) {
            text.add(name + value);
        }
    }
}
