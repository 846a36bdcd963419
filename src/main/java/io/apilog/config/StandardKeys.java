package io.apilog.config;

import java.util.List;

/** The settings of what sees whether requests keep to standards. */
final class StandardKeys {
    static final Key<Boolean> HTTP = new Key<>(
            "standards.http",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether `apilog_http_violations_total` is counted");

    static final Key<String> TLS_FIELD = new Key<>(
            "standards.tls_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "The field with the version of TLS, as the log names it: `ssl_protocol` of nginx. With it"
                    + " `apilog_tls_requests_total` is counted");

    static final Key<String> SCHEME_FIELD = new Key<>(
            "standards.scheme_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "The field with the scheme, as the log names it: `scheme` of nginx. With it `apilog_scheme_requests_total` is"
                    + " counted");

    static final List<Key<?>> ALL = List.of(HTTP, TLS_FIELD, SCHEME_FIELD);

    private StandardKeys() {}
}
