package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientRow;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import java.util.Set;

/** What a client does until nothing comes for half an hour: how much, how it went, and from where to where. */
final class Sessions {
    /** How long nothing comes before a session is over, in milliseconds. */
    static final long ENDS_AFTER = 30 * 60_000L;

    /** The place of what is known of the session, and of the {@link EndpointMoment} of the last thing that the client did. */
    static final int SESSION = Failures.CELLS;

    private static final int ACTION = SESSION + 1;

    /** How many numbers of a row it takes. */
    static final int CELLS = 2;

    private static final long REQUESTS = (1 << 20) - 1;
    private static final int BAD_SHIFT = 20;
    private static final int MOST_BAD = 15;
    private static final long SLOW = 1 << 24;
    private static final long LAST_BAD = 1 << 25;
    private static final long SUCCESS = 1 << 26;
    private static final long VARIED = 1 << 27;
    private static final int POLLS_FROM = 20;
    private static final int FRUSTRATED_FROM = 3;

    private final CustomerEvents events;
    private final TraitTable traits;
    private final boolean[] hasSessions = new boolean[AgentFamily.ALL.size()];

    Sessions(CustomerEvents events, TraitTable traits, Set<AgentFamily> agents) {
        this.events = events;
        this.traits = traits;
        agents.forEach(agent -> hasSessions[agent.ordinal()] = true);
    }

    /** When the client last did something, rather than its page. */
    static long lastActionMillis(ClientRow row) {
        return EndpointMoment.millis(row.get(ACTION));
    }

    /** Whether the client asks for one endpoint alone, again and again. */
    static boolean polls(ClientRow row) {
        long session = row.get(SESSION);
        return (session & REQUESTS) >= POLLS_FROM && (session & VARIED) == 0;
    }

    /** Whether the client got what it wanted in this session. */
    static boolean hadSuccess(ClientRow row) {
        return (row.get(SESSION) & SUCCESS) != 0;
    }

    /** Whether clients like this one have sessions. */
    boolean has(ClientRow row) {
        return hasSessions[row.agent().ordinal()];
    }

    /** An answer to something that the client did. */
    void acted(ClientRow row, Endpoint endpoint, HttpMethod method, int answer) {
        long session = row.get(SESSION);
        long before = row.get(ACTION);
        long after = EndpointMoment.of(row.nowMillis(), endpoint, method);
        if (events.countsTransitions() && has(row)) {
            if (before == 0) {
                events.entered(row.source(), endpoint);
            } else {
                events.went(row.source(), traits.endpoint(EndpointMoment.endpoint(before)), endpoint);
            }
        }
        session = (session & REQUESTS) == REQUESTS ? session : session + 1;
        session = before != 0 && EndpointMoment.what(before) != EndpointMoment.what(after) ? session | VARIED : session;
        session = AnswerBits.is(answer, AnswerBits.SLOW) ? session | SLOW : session;
        session = AnswerBits.is(answer, AnswerBits.SUCCESS) ? session | SUCCESS : session;
        if (AnswerBits.is(answer, AnswerBits.BAD)) {
            boolean most = (session >>> BAD_SHIFT & MOST_BAD) == MOST_BAD;
            session = (most ? session : session + (1 << BAD_SHIFT)) | LAST_BAD;
        } else {
            session &= ~LAST_BAD;
        }
        row.set(SESSION, session);
        row.set(ACTION, after);
    }

    /**
     * The session is over, or nothing more will be known of it.
     *
     * @param left whether the client went by itself
     */
    void end(ClientRow row, boolean left) {
        long session = row.get(SESSION);
        if ((session & REQUESTS) > 0 && has(row)) {
            events.session(row.source(), experience(session, left), session & REQUESTS);
            events.exited(row.source(), traits.endpoint(EndpointMoment.endpoint(row.get(ACTION))));
        }
        row.set(SESSION, 0);
        row.set(ACTION, 0);
    }

    private static SessionExperience experience(long session, boolean left) {
        long bad = session >>> BAD_SHIFT & MOST_BAD;
        if (bad >= FRUSTRATED_FROM || left && (session & LAST_BAD) != 0) {
            return SessionExperience.FRUSTRATED;
        }
        if (bad > 0) {
            return SessionExperience.ERROR;
        }
        return (session & SLOW) != 0 ? SessionExperience.SLOW : SessionExperience.GOOD;
    }

    void vacated(Endpoint endpoint, ClientRow row) {
        long action = row.get(ACTION);
        if (action != 0 && EndpointMoment.endpoint(action) == endpoint.index()) {
            row.set(ACTION, EndpointMoment.of(EndpointMoment.millis(action), Endpoint.OTHER, HttpMethod.OTHER));
        }
    }
}
