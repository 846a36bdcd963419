package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import java.util.Set;

/**
 * What is made of what a client does within a session, which ends when nothing comes for 30 minutes.
 *
 * @param enabled whether sessions are counted
 * @param transitions whether the ways from endpoint to endpoint are
 * @param agents behind which a person has a session
 */
public record SessionSettings(boolean enabled, boolean transitions, Set<AgentFamily> agents) {
    /** Copies the set. */
    public SessionSettings {
        agents = Set.copyOf(agents);
    }
}
