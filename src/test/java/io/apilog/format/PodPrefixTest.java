package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of pods and containers before a line are no address and no user, though they stand where these do. */
class PodPrefixTest {
    private static String envoy(int second) {
        return "[2026-11-30T09:15:" + (10 + second)
                + ".424Z] \"DELETE /api/v1/carts/850 HTTP/1.1\" 204 - via_upstream - \"-\" 7 12 40 39"
                + " \"192.0.2.1\" \"curl/8.5.0\" \"e5f7197c-7c52-41f5-afb6-d6117a0c9f11\" \"shop.example.com\" \"192.0.2.80:8080\""
                + " inbound|8080|| 127.0.0.6:5 192.0.2.80:8080 192.0.2.4:5 - default";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[pod/orders-1/istio-proxy] ",
                "[pod/orders-7d9f8c6b5-x2x9z/istio-proxy] ",
                "[pod/orders-7d9f8c6b5-x2x9z/istio-proxy] 2026-11-30T09:15:00.000000000Z ",
                "orders-7d9f8c6b5-x2x9z istio-proxy ",
                "orders-0 istio-proxy "
            })
    void istio_s_entries_are_read_behind_them(String prefix) {
        ReadLog log = ReadLog.of(20, i -> prefix + envoy(i));

        assertThat(log.nanos).hasSize(20).containsOnly(40_000_000L);
        assertThat(log.bytes).containsOnly(12L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1 ann", "192.0.2.7 ann", "shop-x2x9z -"})
    void a_host_and_a_user_are_none(String names) {
        ReadLog log = ReadLog.of(
                20,
                i -> names + " - [30/Nov/2026:09:15:" + (10 + i)
                        + " +0000] \"GET /a HTTP/1.1\" 200 12 \"-\" \"curl/8.5.0\"");

        assertThat(log.bytes).hasSize(20).containsOnly(12L);
    }
}
