package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.request.ExtraField;
import io.apilog.standard.CredentialsPart;
import io.apilog.standard.DriftPart;
import io.apilog.standard.HttpRulesPart;
import io.apilog.standard.StandardSettings;
import java.util.ArrayList;
import java.util.List;

/** Those who see whether requests keep to standards. */
final class StandardParts {
    private StandardParts() {}

    static List<ObservingPart<?>> of(Config config, Surroundings around) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (config.metrics().shows(Metric.CREDENTIALS_IN_URL)) {
            parts.add(new CredentialsPart(around.events()));
        }
        if (!around.namer().operations().isEmpty()) {
            parts.add(new DriftPart(around.events(), around.namer().operations(), around.sources()));
        }
        StandardSettings settings = config.insight().standards();
        int tls = extra(settings.tlsField(), around);
        int scheme = extra(settings.schemeField(), around);
        if (settings.http() || tls >= 0 || scheme >= 0) {
            parts.add(new HttpRulesPart(
                    around.events(), settings.http(), around.sources().size(), tls, scheme));
        }
        return parts;
    }

    private static int extra(String field, Surroundings around) {
        return field.isEmpty() ? -1 : around.extras().indexOf(ExtraField.of(field));
    }
}
