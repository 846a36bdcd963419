package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import java.util.List;
import java.util.Set;

/**
 * What is made of the answers that customers met.
 *
 * @param enabled whether clients that met something, outcomes of failures and excess wait are counted
 * @param recovery whether the time to a success is
 * @param retries whether requests that were sent again are
 * @param targetNanos T: longer is slow, more than four times as long is bad
 * @param targets the same for some endpoints; the first that fits holds
 * @param customers the agents behind which there are customers
 */
public record ExperienceSettings(
        boolean enabled,
        boolean recovery,
        boolean retries,
        long targetNanos,
        List<RouteTarget> targets,
        Set<AgentFamily> customers) {
    /** For an endpoint of which no wait is judged. */
    public static final long UNLIMITED = Long.MAX_VALUE / 4;

    /** Copies the collections. */
    public ExperienceSettings {
        targets = List.copyOf(targets);
        customers = Set.copyOf(customers);
    }

    /** How long answers of an endpoint may take, in nanoseconds. */
    public long target(String endpoint) {
        return targets.stream()
                .filter(target -> target.fits(endpoint))
                .findFirst()
                .map(RouteTarget::nanos)
                .orElse(targetNanos);
    }
}
