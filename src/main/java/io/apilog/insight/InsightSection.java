package io.apilog.insight;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings of what is concluded from requests beyond their count. */
public final class InsightSection {
    public static final Key<Integer> BUDGET = new Key<>(
            "insight.budget",
            ScalarType.wholeNumber(100, 100_000),
            InsightSettings.BUDGET,
            "2000",
            "The most sample lines of the families about insight together");

    /** What it declares. */
    public static final ConfigSection<InsightSettings> SECTION =
            new ConfigSection<>(List.of(BUDGET), values -> new InsightSettings(values.get(BUDGET)));

    private InsightSection() {}
}
