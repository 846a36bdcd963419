package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import io.apilog.customer.Funnel.Step;
import io.apilog.settings.Binding;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Presence;
import io.apilog.settings.Values;
import io.apilog.settings.type.BindingsType;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings of what customers met and did. */
public final class CustomerSection {
    private static final String FUNNEL = "funnels[].";
    private static final int MOST_TARGETS = 1_000;
    private static final Duration LEAST_TARGET = Duration.ofMillis(1);
    private static final Duration MOST_TARGET = Duration.ofHours(1);

    public static final Key<Boolean> EXPERIENCE = new Key<>(
            "experience.enabled",
            ScalarType.yesOrNo(),
            true,
            "true",
            "Whether it is counted how many clients met errors and slow answers, what they did after a failure, and how"
                    + " long they waited too long");

    public static final Key<Duration> TARGET = new Key<>(
            "experience.target",
            ScalarType.duration(LEAST_TARGET, MOST_TARGET),
            Duration.ofSeconds(1),
            "1s",
            "How long an answer may take: longer is slow, and more than four times as long is bad as an error is");

    public static final Key<List<Binding>> TARGETS = new Key<>(
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

    public static final Key<Boolean> RECOVERY = new Key<>(
            "experience.recovery",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the time from a failure to the next success is counted, `apilog_recovery_seconds`");

    public static final Key<Boolean> RETRIES = new Key<>(
            "experience.retries",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether requests that are sent again are counted, `apilog_retries_total`");

    public static final Key<List<Located<AgentFamily>>> CUSTOMERS = new Key<>(
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

    public static final Key<Boolean> SESSIONS = new Key<>(
            "sessions.enabled",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether sessions are counted, by how they went and by requests; one ends when nothing comes for 30 minutes");

    public static final Key<Boolean> TRANSITIONS = new Key<>(
            "sessions.transitions",
            ScalarType.yesOrNo(),
            false,
            "false",
            "Whether the steps from endpoint to endpoint within a session are counted, 500 pairs at most");

    public static final Key<List<Located<AgentFamily>>> SESSION_AGENTS = new Key<>(
            "sessions.agents",
            ListType.oneOrMore(ScalarType.oneOf(AgentFamily.class), AgentFamily.ALL.size()),
            CustomerTypes.located(AgentFamily.BROWSER, AgentFamily.MOBILE_APP),
            "[\"browser\", \"mobile_app\"]",
            "The kinds of programs that have sessions");

    public static final Key<String> FUNNEL_NAME =
            new Key<>(FUNNEL + "name", ScalarType.name(), "", "", "The label `funnel`; required");

    public static final Key<List<Located<Step>>> FUNNEL_STEPS = new Key<>(
            FUNNEL + "steps",
            new ListType<>(CustomerTypes.step(), 2, Funnel.MOST_STEPS, false),
            List.of(),
            "",
            "Two endpoints or more, each with a method before it or without; a step is an answer below 400; required");

    public static final Key<List<Values>> FUNNELS = new Key<>(
            "funnels",
            new SectionsType(
                    FUNNEL,
                    List.of(FUNNEL_NAME, FUNNEL_STEPS),
                    Funnel.MOST,
                    Presence.of(List.of(FUNNEL_NAME, FUNNEL_STEPS))),
            List.of(),
            "[]",
            "Steps that customers take one after the other within a session");

    /** What it declares. */
    public static final ConfigSection<CustomerConfig> SECTION = new ConfigSection<>(
            List.of(
                    EXPERIENCE,
                    TARGET,
                    TARGETS,
                    RECOVERY,
                    RETRIES,
                    CUSTOMERS,
                    SESSIONS,
                    TRANSITIONS,
                    SESSION_AGENTS,
                    FUNNELS),
            CustomerSection::config);

    private CustomerSection() {}

    private static CustomerConfig config(Values values) {
        List<CustomerConfig.NamedEndpoint> endpoints = new ArrayList<>();
        values.get(TARGETS)
                .forEach(target -> endpoints.add(new CustomerConfig.NamedEndpoint(TARGETS.path(), target.name())));
        values.get(FUNNELS)
                .forEach(funnel -> funnel.get(FUNNEL_STEPS)
                        .forEach(step -> endpoints.add(new CustomerConfig.NamedEndpoint(
                                FUNNEL_STEPS.path(), new Located<>(step.value().endpoint(), step.place())))));
        return new CustomerConfig(settings(values), List.copyOf(endpoints));
    }

    private static CustomerSettings settings(Values values) {
        return new CustomerSettings(
                new ExperienceSettings(
                        values.get(EXPERIENCE),
                        values.get(RECOVERY),
                        values.get(RETRIES),
                        values.get(TARGET).toNanos(),
                        values.get(TARGETS).stream()
                                .map(target -> new RouteTarget(
                                        target.name().value(),
                                        CustomerTypes.nanos(target.value().value())))
                                .toList(),
                        Set.copyOf(Located.plain(values.get(CUSTOMERS)))),
                new SessionSettings(
                        values.get(SESSIONS),
                        values.get(TRANSITIONS),
                        Set.copyOf(Located.plain(values.get(SESSION_AGENTS)))),
                values.get(FUNNELS).stream()
                        .map(funnel -> new Funnel(funnel.get(FUNNEL_NAME), Located.plain(funnel.get(FUNNEL_STEPS))))
                        .toList());
    }
}
