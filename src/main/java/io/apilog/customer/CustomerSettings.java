package io.apilog.customer;

import java.util.List;

/** What is made of customers' requests. */
public record CustomerSettings(ExperienceSettings experience, SessionSettings sessions, List<Funnel> funnels) {
    /** Copies the list. */
    public CustomerSettings {
        funnels = List.copyOf(funnels);
    }

    /** Whether anything is. */
    public boolean any() {
        return experience.enabled() || experience.recovery() || experience.retries() || followsSessions();
    }

    /** Whether something is that sessions have to be known for. */
    boolean followsSessions() {
        return sessions.enabled() || sessions.transitions() || !funnels.isEmpty();
    }
}
