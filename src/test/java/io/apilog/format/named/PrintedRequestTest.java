package io.apilog.format.named;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<WSGIRequest: GET '/a?x=1'>",
                "<socket.socket fd=9, family=2, type=1, proto=0, laddr=('127.0.0.1', 8000)>",
                "<Request 'http://shop.example.com/a' [GET]>",
                "<starlette.requests.Request object at 0x7f12>",
                "#<ActionDispatch::Request GET \"http://shop.example.com/a\" for 192.0.2.1>",
                "[object Object]",
                "org.example.web.Request@1b2c3d4f"
            })
    void what_a_language_prints_of_an_object_is_no_request_line(String text) {
        assertThat(is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a HTTP/1.1",
                "GET /a@1 HTTP/1.1",
                "<script>alert(1)</script>",
                "<a b",
                "< >",
                "<>",
                "",
                "shop.example.com:443",
                "/a",
                "\u0016\u0003"
            })
    void what_a_client_sends_is_one_however_odd(String text) {
        assertThat(is(text)).isFalse();
    }

    private static boolean is(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return PrintedRequest.is(bytes, 0, bytes.length);
    }
}
