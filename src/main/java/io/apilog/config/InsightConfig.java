package io.apilog.config;

import io.apilog.insight.InsightSettings;
import io.apilog.security.SecuritySettings;
import io.apilog.standard.StandardSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is configured of the parts that conclude something from requests beyond their count. */
public record InsightConfig(
        InsightSettings shared,
        ClientConfig clients,
        SecuritySettings security,
        CustomerConfig customers,
        AudienceConfig audience,
        DataConfig data,
        StandardSettings standards) {
    /** The names of fields that are wanted besides its record and the extra labels. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>(audience.fields());
        clients.settings().forwarded().ifPresent(fields::add);
        Stream.of(standards.tlsField(), standards.schemeField())
                .filter(field -> !field.isEmpty())
                .forEach(fields::add);
        return fields;
    }

    static InsightConfig of(Values values) {
        return new InsightConfig(
                new InsightSettings(values.get(InsightKeys.BUDGET)),
                ClientConfig.of(values),
                SecurityKeys.settings(values),
                CustomerConfig.of(values),
                AudienceConfig.of(values),
                DataConfig.of(values),
                new StandardSettings(
                        values.get(StandardKeys.HTTP),
                        values.get(StandardKeys.TLS_FIELD),
                        values.get(StandardKeys.SCHEME_FIELD)));
    }
}
