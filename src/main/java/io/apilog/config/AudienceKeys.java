package io.apilog.config;

import java.util.List;

/** The settings of who asks, and of what explains bad answers. */
final class AudienceKeys {
    static final Key<String> CONSUMER_FIELD = new Key<>(
            "consumers.field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "Where the log names who consumes the API: the id of an API key, a tenant. Its values are shown as the label"
                    + " `consumer`, so it must not name persons");

    static final Key<Boolean> WHY = new Key<>(
            "why.enabled",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether it is counted what explains bad answers, for the pages `/` and `/-/why`");

    static final Key<String> UPSTREAM_FIELD = new Key<>(
            "why.upstream_field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "Where the log names the server behind that answered, such as nginx's `upstream_addr`; of a list the last one");

    static final List<Key<?>> ALL = List.of(CONSUMER_FIELD, WHY, UPSTREAM_FIELD);

    private AudienceKeys() {}
}
