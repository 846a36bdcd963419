package io.apilog.config;

import io.apilog.agent.AgentFamily;
import io.apilog.customer.Funnel;
import io.apilog.customer.Funnel.Step;
import java.time.Duration;
import java.util.List;

/** The settings of what customers met and did. */
final class CustomerKeys {
    private static final String FUNNEL = "funnels[].";
    private static final int MOST_TARGETS = 1_000;
    private static final Duration LEAST_TARGET = Duration.ofMillis(1);
    private static final Duration MOST_TARGET = Duration.ofHours(1);

    static final Key<Boolean> EXPERIENCE = new Key<>(
            "experience.enabled",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether it is counted how many clients met errors and slow answers, what they did after a failure, and how"
                    + " long they waited too long");

    static final Key<Duration> TARGET = new Key<>(
            "experience.target",
            ScalarType.duration(LEAST_TARGET, MOST_TARGET),
            Duration.ofSeconds(1),
            "1s",
            "How long an answer may take: longer is slow, and more than four times as long is bad as an error is");

    static final Key<List<Binding>> TARGETS = new Key<>(
            "experience.targets",
            new BindingsType(
                    "a map of endpoints to durations or off",
                    ScalarSchemas.texts("^[/*]"),
                    CustomerTypes::faultOfEndpoint,
                    CustomerTypes.target(LEAST_TARGET, MOST_TARGET).schema(),
                    CustomerTypes::faultOfTarget,
                    MOST_TARGETS),
            List.of(),
            "{}",
            "The same for some endpoints, `*` is any characters; `off` where no wait is judged. The first that fits holds");

    static final Key<Boolean> RECOVERY = new Key<>(
            "experience.recovery",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the time from a failure to the next success is counted, `apilog_recovery_seconds`");

    static final Key<Boolean> RETRIES = new Key<>(
            "experience.retries",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether requests that are sent again are counted, `apilog_retries_total`");

    static final Key<List<Located<AgentFamily>>> CUSTOMERS = new Key<>(
            "experience.agents",
            ListType.oneOrMore(ScalarType.oneOf(AgentFamily.class), AgentFamily.ALL.size()),
            CustomerTypes.located(
                    AgentFamily.BROWSER,
                    AgentFamily.MOBILE_APP,
                    AgentFamily.TOOL,
                    AgentFamily.LIBRARY,
                    AgentFamily.NONE,
                    AgentFamily.UNKNOWN),
            "[\"browser\", \"mobile_app\", \"tool\", \"library\", \"none\", \"unknown\"]",
            "The kinds of programs behind which there are customers");

    static final Key<Boolean> SESSIONS = new Key<>(
            "sessions.enabled",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether sessions are counted, by how they went and by requests; one ends when nothing comes for 30 minutes");

    static final Key<Boolean> TRANSITIONS = new Key<>(
            "sessions.transitions",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the steps from endpoint to endpoint within a session are counted, 500 pairs at most");

    static final Key<List<Located<AgentFamily>>> SESSION_AGENTS = new Key<>(
            "sessions.agents",
            ListType.oneOrMore(ScalarType.oneOf(AgentFamily.class), AgentFamily.ALL.size()),
            CustomerTypes.located(AgentFamily.BROWSER, AgentFamily.MOBILE_APP),
            "[\"browser\", \"mobile_app\"]",
            "The kinds of programs that have sessions");

    static final Key<String> FUNNEL_NAME =
            new Key<>(FUNNEL + "name", ScalarType.name(), "", "", "The label `funnel`; required");

    static final Key<List<Located<Step>>> FUNNEL_STEPS = new Key<>(
            FUNNEL + "steps",
            new ListType<>(CustomerTypes.step(), 2, Funnel.MOST_STEPS, false),
            List.of(),
            "",
            "Two endpoints or more, each with a method before it or without; a step is an answer below 400; required");

    static final Key<List<Values>> FUNNELS = new Key<>(
            "funnels",
            new SectionsType(FUNNEL, Funnel.MOST, Presence.of(List.of(FUNNEL_NAME, FUNNEL_STEPS))),
            List.of(),
            "[]",
            "Steps that customers take one after the other within a session");

    static final List<Key<?>> ALL = List.of(
            EXPERIENCE,
            TARGET,
            TARGETS,
            RECOVERY,
            RETRIES,
            CUSTOMERS,
            SESSIONS,
            TRANSITIONS,
            SESSION_AGENTS,
            FUNNELS,
            FUNNEL_NAME,
            FUNNEL_STEPS);

    private CustomerKeys() {}
}
