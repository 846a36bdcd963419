package io.apilog.security;

import io.apilog.bytes.QuickHash;
import io.apilog.bytes.WordAutomaton;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Text;

/**
 * Looks for {@link AttackWords} in what a request says. Targets that are made of what addresses are made of are looked at once and left alone, and
 * of agents and referers it is remembered what is in them. For one thread; allocates nothing.
 */
final class AttackSearch {
    /** What pieces of a long text have in common: more than the longest word takes, encoded twice. */
    private static final int OVERLAP = 512;

    private static final int REMEMBERED = 4096;
    private static final int ADDRESS_SHIFT = Long.SIZE - 12;

    /** How a client that speaks TLS begins, where it is not spoken: a record of a handshake, of any version. */
    private static final int HANDSHAKE = 0x16;

    private static final int MAJOR_VERSION = 3;

    private final AttackWords words = AttackWords.listed();
    private final EscapeUndoing undoing = new EscapeUndoing();

    /** Hashes of agents and referers that were met, and what is in them. */
    private final long[] met = new long[REMEMBERED];

    private final long[] kinds = new long[REMEMBERED];

    /** The kinds of all words in what a request says, as {@link AttackWords} understands them. */
    long in(AccessRecord record, Endpoint endpoint) {
        long found = inAgent(record.userAgent) | inReferer(record.referer);
        if (!record.target.isEmpty()) {
            boolean refused = record.status >= 400 || record.status < 0 || endpoint.isSpecial();
            found |= inTarget(record.target, refused);
        } else if (isTls(record.malformed)) {
            found |= AttackWords.tlsOnHttp();
        }
        return found;
    }

    /**
     * The kinds of words in a target.
     *
     * @param thorough whether words are also looked for that are made of the letters of ordinary addresses alone
     */
    private long inTarget(Text target, boolean thorough) {
        return thorough || SuspectBytes.areIn(target.bytes(), target.from(), target.to())
                ? find(words.targets(), target)
                : 0;
    }

    private long inReferer(Text referer) {
        if (referer.length() <= 1) {
            return 0;
        }
        long hash = QuickHash.of(referer.bytes(), referer.from(), referer.to());
        int place = (int) (hash >>> ADDRESS_SHIFT);
        if (met[place] != hash) {
            met[place] = hash;
            kinds[place] = find(words.headers(), referer);
        }
        return kinds[place];
    }

    private long inAgent(Text agent) {
        if (agent.length() <= 1) {
            return 0;
        }
        // Not the hash of a referer that says the same.
        long hash = ~QuickHash.of(agent.bytes(), agent.from(), agent.to());
        int place = (int) (hash >>> ADDRESS_SHIFT);
        if (met[place] != hash) {
            met[place] = hash;
            kinds[place] = find(words.headers(), agent) | words.agents().find(agent.bytes(), agent.from(), agent.to());
        }
        return kinds[place];
    }

    private static boolean isTls(Text malformed) {
        return malformed.length() > 1 && malformed.at(0) == HANDSHAKE && malformed.at(1) == MAJOR_VERSION;
    }

    private long find(WordAutomaton automaton, Text text) {
        long found = 0;
        boolean query = false;
        int from = text.from();
        while (from < text.to()) {
            int to = Math.min(text.to(), from + EscapeUndoing.LONGEST);
            undoing.undo(text.bytes(), from, to, query);
            found |= automaton.find(undoing.bytes(), 0, undoing.length());
            // Behind the first piece of a target that long stands its query.
            query = true;
            from = to == text.to() ? to : to - OVERLAP;
        }
        return found;
    }
}
