package io.apilog.config;

import io.apilog.audience.AudienceSection;
import io.apilog.format.LabelFields;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.standard.StandardSection;
import java.util.List;

/** Fields of a log whose values are shown somewhere must not hold persons, secrets or paths. */
record ShownFieldChecks(Values values, Problems problems) {
    private static final List<Key<String>> KEYS = List.of(
            AudienceSection.CONSUMER_FIELD,
            AudienceSection.UPSTREAM_FIELD,
            StandardSection.TLS_FIELD,
            StandardSection.SCHEME_FIELD);

    void run() {
        for (Key<String> key : KEYS) {
            Located<String> field = values.located(key);
            if (!field.value().isEmpty() && LabelFields.canBePersonal(field.value())) {
                problems.about(key.path())
                        .at(
                                field.place(),
                                Quoted.of(field.value())
                                        + " cannot be shown: it can hold who asked, a secret, or the very path that was"
                                        + " asked for");
            }
        }
    }
}
