package io.apilog.customer;

import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventCopies;
import io.apilog.insight.EventFamilies;
import io.apilog.insight.EventFamily;
import io.apilog.metrics.Metric;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The counts of what customers met and did; what is switched off is not counted. */
final class CustomerEvents {
    static final int ENTRY = 0;
    static final int EXIT = 1;
    static final int AFTER_ERROR = 0;
    static final int AFTER_SLOW = 1;
    static final int AFTER_SUCCESS = 2;
    static final int REACHED = 0;
    static final int LOST = 1;
    static final int LOST_AFTER_ERROR = 2;
    static final int LOST_AFTER_SLOW = 3;

    private static final int MOST_TRANSITIONS = 500;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_ONE = 1_000_000_000;
    private static final List<Double> RECOVERY = List.of(1.0, 5.0, 15.0, 60.0, 300.0, 1800.0);
    private static final List<Double> REQUESTS = List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0);

    private final List<Source> sources;
    private final EventContext context;
    private final EventFamilies shown;

    /** How many failures are open, as those that end as {@code unknown} if the process ends: not shown. */
    private final EventFamilies open;

    private final EventFamily openFailures;
    private final @Nullable EventFamily outcomes;
    private final @Nullable EventFamily recovery;
    private final @Nullable EventFamily retries;
    private final @Nullable EventFamily excessWait;
    private final @Nullable EventFamily sessions;
    private final @Nullable EventFamily sessionRequests;
    private final @Nullable EventFamily transitions;
    private final @Nullable EventFamily funnels;
    private final int[][] stepWords;

    CustomerEvents(CustomerSettings settings, List<Source> sources, EventContext context) {
        this.sources = List.copyOf(sources);
        this.context = context;
        this.shown = new EventFamilies(context);
        this.open = new EventFamilies(context.aside());
        ExperienceSettings experience = settings.experience();
        Dimension endpoint = Dimension.endpoint();
        Dimension outcome = words(FailureOutcome.values());
        openFailures = open.counter(Metric.FAILURE_OUTCOMES, endpoint, outcome);
        outcomes = experience.enabled() ? shown.counter(Metric.FAILURE_OUTCOMES, endpoint, outcome) : null;
        excessWait = experience.enabled() ? shown.seconds(Metric.EXCESS_WAIT, endpoint) : null;
        recovery = experience.recovery() ? shown.histogram(Metric.RECOVERY, RECOVERY, endpoint) : null;
        retries = experience.retries()
                ? shown.counter(Metric.RETRIES, endpoint, Dimension.words("error", "slow", "success"))
                : null;
        boolean counts = settings.sessions().enabled();
        sessions = counts ? shown.counter(Metric.SESSIONS, words(SessionExperience.values())) : null;
        sessionRequests = counts ? shown.histogram(Metric.SESSION_REQUESTS, REQUESTS) : null;
        transitions = settings.sessions().transitions()
                ? shown.counter(
                                Metric.TRANSITIONS,
                                Dimension.endpointOr("entry", "exit"),
                                Dimension.endpointOr("entry", "exit"))
                        .atMost(MOST_TRANSITIONS)
                : null;
        List<String> steps = new ArrayList<>();
        stepWords = stepWords(settings.funnels(), steps);
        funnels = settings.funnels().isEmpty()
                ? null
                : shown.counter(
                        Metric.FUNNEL,
                        Dimension.words(
                                settings.funnels().stream().map(Funnel::name).toList()),
                        Dimension.words(steps),
                        Dimension.words("reached", "lost", "lost_after_error", "lost_after_slow"));
    }

    private static Dimension words(Enum<?>[] constants) {
        return Dimension.words(Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** The place of each funnel's steps among the texts of all. */
    private static int[][] stepWords(List<Funnel> funnels, List<String> texts) {
        int[][] words = new int[funnels.size()][];
        for (int i = 0; i < words.length; i++) {
            List<Funnel.Step> steps = funnels.get(i).steps();
            words[i] = new int[steps.size()];
            for (int step = 0; step < steps.size(); step++) {
                String text = steps.get(step).text();
                if (!texts.contains(text)) {
                    texts.add(text);
                }
                words[i][step] = texts.indexOf(text);
            }
        }
        return words;
    }

    private Source source(int index) {
        return sources.get(index);
    }

    void failed(int source, Endpoint endpoint) {
        openFailures.add(source(source), endpoint, FailureOutcome.UNKNOWN.ordinal(), 1);
    }

    void outcome(int source, Endpoint endpoint, FailureOutcome outcome) {
        openFailures.add(source(source), endpoint, FailureOutcome.UNKNOWN.ordinal(), -1);
        if (outcomes != null) {
            outcomes.add(source(source), endpoint, outcome.ordinal(), 1);
        }
    }

    /** A failure that was taken to be unknown is open after all. */
    void openAgain(int source, Endpoint endpoint) {
        openFailures.add(source(source), endpoint, FailureOutcome.UNKNOWN.ordinal(), 1);
        if (outcomes != null) {
            outcomes.add(source(source), endpoint, FailureOutcome.UNKNOWN.ordinal(), -1);
        }
    }

    /** A failure is open no more because its endpoint is gone, with all that was counted of it. */
    void forgotten(int source) {
        if (outcomes != null) {
            outcomes.add(source(source), Endpoint.OTHER, FailureOutcome.UNKNOWN.ordinal(), 1);
        }
    }

    void recovered(int source, Endpoint endpoint, long millis) {
        if (recovery != null) {
            recovery.add(source(source), endpoint, millis * NANOS_PER_MILLI);
        }
    }

    void retried(int source, Endpoint endpoint, int after) {
        if (retries != null) {
            retries.add(source(source), endpoint, after, 1);
        }
    }

    void waited(Source source, Endpoint endpoint, long excessNanos) {
        if (excessWait != null) {
            excessWait.add(source, endpoint, excessNanos);
        }
    }

    void session(int source, SessionExperience experience, long requests) {
        if (sessions != null && sessionRequests != null) {
            sessions.add(source(source), experience.ordinal(), 1);
            sessionRequests.add(source(source), requests * NANOS_PER_ONE);
        }
    }

    void entered(int source, Endpoint endpoint) {
        if (transitions != null) {
            transitions.add(source(source), ENTRY, endpoint, 1);
        }
    }

    void went(int source, Endpoint from, Endpoint to) {
        if (transitions != null && from != to) {
            transitions.add(source(source), from, to, 1);
        }
    }

    void exited(int source, Endpoint from) {
        if (transitions != null) {
            transitions.add(source(source), from, EXIT, 1);
        }
    }

    void step(int source, int funnel, int step, int result) {
        if (funnels != null) {
            funnels.add(source(source), funnel, stepWords[funnel][step], result, 1);
        }
    }

    /** Whether the ways from endpoint to endpoint are counted. */
    boolean countsTransitions() {
        return transitions != null;
    }

    /** Whether retries are counted. */
    boolean countsRetries() {
        return retries != null;
    }

    void vacated(Endpoint endpoint) {
        shown.vacated(endpoint);
        open.vacated(endpoint);
    }

    List<Endpoint> endpoints() {
        return context.endpoints();
    }

    EventFamilies shown() {
        return shown;
    }

    EventFamilies open() {
        return open;
    }

    /** Goes on with both: what was open when they were copied is known no more. */
    List<String> restore(EventCopies counted, EventCopies wasOpen, SourceNames names) {
        List<String> losses = new ArrayList<>(shown.restore(counted, names));
        if (outcomes != null) {
            shown.restore(wasOpen, names);
        }
        return losses;
    }
}
