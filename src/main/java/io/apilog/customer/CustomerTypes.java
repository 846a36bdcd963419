package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import io.apilog.customer.Funnel.Step;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.Quoted;
import io.apilog.settings.Schema;
import io.apilog.settings.type.ScalarType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values there are of settings of customers. */
final class CustomerTypes {
    private static final String METHODS = "GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS";
    private static final Pattern STEP = Pattern.compile("(?:(?:" + METHODS + ") +)?[/*][^ ]*");
    private static final int LONGEST = 200;

    private CustomerTypes() {}

    static ScalarType<Step> step() {
        return new ScalarType<>(
                "an endpoint such as /cart or POST /orders",
                Schema.type("string")
                        .with("pattern", "^((" + METHODS + ") +)?[/*][^ ]*$")
                        .with("maxLength", LONGEST),
                text -> text.length() <= LONGEST && STEP.matcher(text).matches() ? Step.of(text) : null);
    }

    static ScalarType<Duration> target(Duration least, Duration most) {
        return ScalarType.durationOrOff(least, most);
    }

    static Optional<String> faultOfEndpoint(String endpoint) {
        boolean fits = (endpoint.startsWith("/") || endpoint.startsWith("*")) && endpoint.length() <= LONGEST;
        return fits
                ? Optional.empty()
                : Optional.of("expected an endpoint such as /orders/{id} or /reports/*, found " + Quoted.of(endpoint));
    }

    static Optional<String> faultOfTarget(String target) {
        ScalarType<Duration> type = target(Duration.ofMillis(1), Duration.ofHours(1));
        return type.parser().apply(target) == null
                ? Optional.of("expected " + type.expectation() + ", found " + Quoted.of(target))
                : Optional.empty();
    }

    /** Nanoseconds of what {@link #faultOfTarget} finds no fault with. */
    static long nanos(String target) {
        Duration duration =
                target(Duration.ofMillis(1), Duration.ofHours(1)).parser().apply(target);
        return duration == null || duration.isZero() ? ExperienceSettings.UNLIMITED : duration.toNanos();
    }

    static List<Located<AgentFamily>> located(AgentFamily... agents) {
        return Arrays.stream(agents)
                .map(agent -> new Located<>(agent, Place.of("default")))
                .toList();
    }
}
