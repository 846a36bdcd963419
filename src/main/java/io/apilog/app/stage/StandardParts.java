package io.apilog.app.stage;

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

/** The parts that see whether requests keep to standards. */
public final class StandardParts {
    private StandardParts() {}

    static List<ObservingPart<?>> of(Config config, Surroundings around) {
        List<ObservingPart<?>> parts = new ArrayList<>();
        if (config.metrics().shows(Metric.CREDENTIALS_IN_URL)) {
            parts.add(new CredentialsPart(around.events(), around.signs()));
        }
        if (!around.namer().operations().isEmpty()) {
            parts.add(new DriftPart(around.events(), around.namer().operations(), around.sources()));
        }
        StandardSettings settings = config.insight().standards();
        if (settings.http()
                || !settings.tlsField().isEmpty()
                || !settings.schemeField().isEmpty()) {
            parts.add(http(config, around, settings.http()));
        }
        return parts;
    }

    /** What sees how requests came. */
    public static HttpRulesPart http(Config config, Surroundings around, boolean violations) {
        StandardSettings settings = config.insight().standards();
        return new HttpRulesPart(
                around.events(),
                violations,
                around.sources().size(),
                extra(settings.tlsField(), around),
                extra(settings.schemeField(), around));
    }

    private static int extra(String field, Surroundings around) {
        return field.isEmpty() ? -1 : around.extras().indexOf(ExtraField.of(field));
    }
}
