package io.apilog.metrics;

import java.util.Locale;

/** THE list of labels. Those of the API families can be shown under another name. */
public enum Label {
    SOURCE,
    ENDPOINT,
    METHOD,
    STATUS,
    /** Only with {@link Naming#OTEL}. */
    ERROR_TYPE,
    RESULT,
    REASON,
    FILTER,
    LABEL,
    FORMAT,
    UNIT,
    AGENT,
    CONSUMER,
    STATUS_CLASS,
    WINDOW,
    REGISTER,
    KIND,
    PATTERN,
    OUTCOME,
    AFTER,
    EXPERIENCE,
    FROM,
    TO,
    FUNNEL,
    STEP,
    RESOURCE,
    OPERATION,
    PRINCIPAL,
    STATE,
    SCHEME,
    VERSION,
    REVISION,
    JAVAVERSION;

    /** As it is exposed where nothing else is configured. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
