package io.apilog.agent;

import io.apilog.bytes.QuickHash;
import io.apilog.request.Request;
import io.apilog.request.Text;
import org.jspecify.annotations.Nullable;

/**
 * Tells the family of an agent. Agents that come often are remembered by a hash, 4,096 of them at most, so that their words are not looked for
 * again. Allocates nothing; for one thread.
 */
public final class AgentFamilies {
    private static final int REMEMBERED = 4096;
    private static final long FAMILY = 0b111;

    /** A hash with the family in its lowest bits, at a place that the hash tells; 0 where none is. */
    private final long[] remembered = new long[REMEMBERED];

    /** An array, since one is looked up for each line. */
    private final AgentFamily[] families = AgentFamily.values();

    private @Nullable Request last;
    private long lastTurn;
    private long lastHash;
    private AgentFamily lastFamily = AgentFamily.NONE;

    /** The family of a request's agent: whoever asks for it again meanwhile is told the same at once. */
    public AgentFamily of(Request request) {
        take(request);
        return lastFamily;
    }

    /** A hash of a request's agent, taken once for all who ask for it; 0 where there is none. */
    public long hash(Request request) {
        take(request);
        return lastHash;
    }

    private void take(Request request) {
        if (request == last && request.turn() == lastTurn) {
            return;
        }
        last = request;
        lastTurn = request.turn();
        Text agent = request.record().userAgent;
        boolean none = isNone(agent);
        lastHash = none ? 0 : QuickHash.of(agent.bytes(), agent.from(), agent.to());
        lastFamily = none ? AgentFamily.NONE : of(agent, lastHash);
    }

    /** The family of what a log has for the agent: {@code NONE} of an empty one, and of {@code -}. */
    public AgentFamily of(Text agent) {
        return isNone(agent) ? AgentFamily.NONE : of(agent, QuickHash.of(agent.bytes(), agent.from(), agent.to()));
    }

    private static boolean isNone(Text agent) {
        return agent.isEmpty() || agent.length() == 1 && agent.at(0) == '-';
    }

    private AgentFamily of(Text agent, long hashed) {
        byte[] bytes = agent.bytes();
        long hash = hashed & ~FAMILY;
        // Two places, so that two that both come often do not take each other's.
        int place = (int) (hash >>> 52) & ~1;
        long known = remembered[place];
        if (!isOf(hash, known)) {
            long other = remembered[place + 1];
            if (isOf(hash, other)) {
                return families[(int) (other & FAMILY)];
            }
            remembered[place + 1] = known;
            known = hash | AgentWords.family(bytes, agent.from(), agent.to()).ordinal();
            remembered[place] = known;
        }
        return families[(int) (known & FAMILY)];
    }

    private static boolean isOf(long hash, long known) {
        return (known & ~FAMILY) == hash && known != 0;
    }
}
