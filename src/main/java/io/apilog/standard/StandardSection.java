package io.apilog.standard;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Values;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings of what sees whether requests keep to standards. */
public final class StandardSection {
    public static final Key<Boolean> HTTP = new Key<>(
            "standards.http",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether `apilog_http_violations_total` is counted");

    public static final Key<String> TLS_FIELD = new Key<>(
            "standards.tls_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "The field with the version of TLS, as the log names it: `ssl_protocol` of nginx. With it"
                    + " `apilog_tls_requests_total` is counted");

    public static final Key<String> SCHEME_FIELD = new Key<>(
            "standards.scheme_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "The field with the scheme, as the log names it: `scheme` of nginx. With it `apilog_scheme_requests_total` is"
                    + " counted");

    /** What it declares. */
    public static final ConfigSection<StandardSettings> SECTION =
            new ConfigSection<>(List.of(HTTP, TLS_FIELD, SCHEME_FIELD), StandardSection::settings);

    private StandardSection() {}

    private static StandardSettings settings(Values values) {
        return new StandardSettings(values.get(HTTP), values.get(TLS_FIELD), values.get(SCHEME_FIELD));
    }
}
