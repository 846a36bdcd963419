package io.apilog.config;

import io.apilog.audience.AudienceConfig;
import io.apilog.audience.AudienceSection;
import io.apilog.client.ClientConfig;
import io.apilog.client.ClientSection;
import io.apilog.customer.CustomerConfig;
import io.apilog.customer.CustomerSection;
import io.apilog.data.DataConfig;
import io.apilog.data.DataSection;
import io.apilog.insight.InsightSection;
import io.apilog.insight.InsightSettings;
import io.apilog.security.SecuritySection;
import io.apilog.security.SecuritySettings;
import io.apilog.settings.Values;
import io.apilog.standard.StandardSection;
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
                InsightSection.SECTION.of(values),
                ClientSection.SECTION.of(values),
                SecuritySection.SECTION.of(values),
                CustomerSection.SECTION.of(values),
                AudienceSection.SECTION.of(values),
                DataSection.SECTION.of(values),
                StandardSection.SECTION.of(values));
    }
}
