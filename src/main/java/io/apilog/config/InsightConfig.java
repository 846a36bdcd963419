package io.apilog.config;

import io.apilog.insight.InsightSettings;

/** What is configured of the parts that conclude something from requests beyond their count. */
public record InsightConfig(InsightSettings shared) {
    static InsightConfig of(Values values) {
        return new InsightConfig(new InsightSettings(values.get(InsightKeys.BUDGET)));
    }
}
