package io.apilog.format.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1 | GET | / | HTTP/1.1",
                "GET /a b c HTTP/1.1 | GET | /a b c | HTTP/1.1",
                "GET /a HTTP/x HTTP/2.0 | GET | /a HTTP/x | HTTP/2.0",
                "GET /old.html | GET | /old.html | ''",
                "geti /products/42 HTTP/1.1 | geti | /products/42 | HTTP/1.1",
                "VERSION-CONTROL /x HTTP/1.1 | VERSION-CONTROL | /x | HTTP/1.1",
                "CONNECT example.com:443 HTTP/1.1 | CONNECT | example.com:443 | HTTP/1.1",
                "OPTIONS * HTTP/1.0 | OPTIONS | * | HTTP/1.0",
                "GET / HTTP/V1.0 | GET | / | HTTP/V1.0",
            })
    void method_target_and_protocol_are_told_apart(String line, String method, String target, String protocol) {
        AccessRecord record = split(line);
        assertThat(record.method).hasToString(method);
        assertThat(record.target).hasToString(target);
        assertThat(record.protocol).hasToString(protocol);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "hello",
                "\u0016\u0003\u0001\u0001 \u0002",
                "145.ll|'|'|x y",
                "GET ",
                "GET  HTTP/1.1",
                " / HTTP/1.1",
                "AMETHODTHATISLONGERTHANANY /x HTTP/1.1",
            })
    void what_is_no_request_leaves_none(String line) {
        AccessRecord record = split(line);
        assertThat(record.hasRequest()).isFalse();
        assertThat(record.method.isEmpty()).isTrue();
    }

    private static AccessRecord split(String line) {
        Text text = new Text();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        text.set(bytes, 0, bytes.length);
        AccessRecord record = new AccessRecord();
        RequestLine.split(text, record);
        return record;
    }
}
