package io.apilog.config;

import io.apilog.insight.InsightSettings;
import java.util.List;
import java.util.stream.Stream;

/** The settings of what is concluded from requests beyond their count. */
final class InsightKeys {
    static final Key<Integer> BUDGET = new Key<>(
            "insight.budget",
            ScalarType.wholeNumber(100, 100_000),
            InsightSettings.BUDGET,
            "2000",
            "The most sample lines of the families about insight together");

    static final List<Key<?>> ALL = Stream.of(
                    List.<Key<?>>of(BUDGET),
                    ClientKeys.ALL,
                    CustomerKeys.ALL,
                    SecurityKeys.ALL,
                    AudienceKeys.ALL,
                    DataKeys.ALL,
                    StandardKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private InsightKeys() {}
}
