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

    private @Nullable Request last;
    private long lastTurn;
    private AgentFamily lastFamily = AgentFamily.NONE;

    /** The family of a request's agent: whoever asks for it again meanwhile is told the same at once. */
    public AgentFamily of(Request request) {
        if (request != last || request.turn() != lastTurn) {
            lastFamily = of(request.record().userAgent);
            last = request;
            lastTurn = request.turn();
        }
        return lastFamily;
    }

    /** The family of what a log has for the agent: {@code NONE} of an empty one, and of {@code -}. */
    public AgentFamily of(Text agent) {
        int length = agent.length();
        if (length <= 1 && (length == 0 || agent.at(0) == '-')) {
            return AgentFamily.NONE;
        }
        byte[] bytes = agent.bytes();
        long hash = QuickHash.of(bytes, agent.from(), agent.to()) & ~FAMILY;
        int place = (int) (hash >>> 52);
        long known = remembered[place];
        if ((known & ~FAMILY) == hash && known != 0) {
            return AgentFamily.ALL.get((int) (known & FAMILY));
        }
        AgentFamily family = AgentWords.family(bytes, agent.from(), agent.to());
        remembered[place] = hash | family.ordinal();
        return family;
    }
}
