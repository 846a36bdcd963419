package io.apilog.audience;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Values;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings of who asks, and of what explains bad answers. */
public final class AudienceSection {
    public static final Key<String> CONSUMER_FIELD = new Key<>(
            "consumers.field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "Where the log names who consumes the API: the id of an API key, a tenant. Its values are shown as the label"
                    + " `consumer`, so it must not name persons");

    public static final Key<Boolean> WHY = new Key<>(
            "why.enabled",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether it is counted what explains bad answers, for the pages `/` and `/-/why`");

    public static final Key<String> UPSTREAM_FIELD = new Key<>(
            "why.upstream_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "Where the log names the server behind that answered, such as nginx's `upstream_addr`; of a list the last one");

    /** What it declares. */
    public static final ConfigSection<AudienceConfig> SECTION =
            new ConfigSection<>(List.of(CONSUMER_FIELD, WHY, UPSTREAM_FIELD), AudienceSection::config);

    private AudienceSection() {}

    private static AudienceConfig config(Values values) {
        return new AudienceConfig(values.get(CONSUMER_FIELD), values.get(WHY), values.get(UPSTREAM_FIELD));
    }
}
