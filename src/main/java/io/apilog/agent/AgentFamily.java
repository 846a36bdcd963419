package io.apilog.agent;

import java.util.List;
import java.util.Locale;

/** What kind of program sent a request. The order is that in memory and in what is saved, and only ever grows. */
public enum AgentFamily {
    /** Shows pages to a person. */
    BROWSER,
    /** An app on a phone or tablet, with a page shown inside one. */
    MOBILE_APP,
    /** Crawls, fetches feeds or previews, for somebody who is not there; an agent that names an address to ask. */
    BOT,
    /** Run by a person or a script: command lines, API clients, browsers without a screen, scanners. */
    TOOL,
    /** An HTTP library that its program did not name itself behind. */
    LIBRARY,
    /** Asks whether something still answers: probes, load balancers, uptime services. */
    MONITOR,
    /** No agent was sent, or none is logged. */
    NONE,
    /** An agent without a word that is known. */
    UNKNOWN;

    /** Each of them. */
    public static final List<AgentFamily> ALL = List.of(values());

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of the label {@code agent}. */
    public String label() {
        return label;
    }

    /** Whether a person waits for the answer. */
    public boolean isOfPeople() {
        return this == BROWSER || this == MOBILE_APP;
    }
}
