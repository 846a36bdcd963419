package io.apilog.standard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is not as HTTP has it, or as it should be today. */
enum HttpViolation {
    /** A request without a meaning for a body has one: RFC 9110, 9.3. */
    BODY_ON_GET,
    /** An answer that has none has one: RFC 9110, 15.3.5. */
    BODY_ON_204,
    /** The version of 1996. */
    HTTP_1_0,
    /** It was not encrypted. */
    PLAIN_HTTP,
    /** TLS 1.0, 1.1 or SSL: RFC 8996. */
    OLD_TLS;

    /** The values of the label {@code kind}, by place. */
    static List<String> labels() {
        return Arrays.stream(values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
