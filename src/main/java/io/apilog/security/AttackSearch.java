package io.apilog.security;

import io.apilog.agent.AgentFamilies;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.QuickHash;
import io.apilog.bytes.WordAutomaton;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;
import io.apilog.request.Text;
import io.apilog.security.text.EscapeUndoing;
import io.apilog.security.text.SqlConditions;

/**
 * Looks for {@link AttackWords} in what a request says. Targets that are made of what addresses are made of are looked at once and left alone; of
 * agents, referers and other targets it is remembered what is in them. For one thread; allocates nothing.
 */
final class AttackSearch {
    /** What pieces of a long text have in common: more than the longest word takes, encoded twice. */
    private static final int OVERLAP = 512;

    /** How a client that speaks TLS begins, where it is not spoken: a record of a handshake, of any version. */
    private static final int HANDSHAKE = 0x16;

    private static final int MAJOR_VERSION = 3;

    private final AgentFamilies agentFamilies;
    private final EndpointTraits traits;
    private final AttackWords words = AttackWords.listed();
    private final EscapeUndoing undoing = new EscapeUndoing();
    private final TargetSigns signs;

    private final RememberedKinds ofAgents = new RememberedKinds(12);
    private final RememberedKinds ofReferers = new RememberedKinds(12);
    /** Of those alone that are not ordinary: who polls sends the same again and again. */
    private final RememberedKinds ofTargets = new RememberedKinds(9);

    /**
     * Knows nothing yet.
     *
     * @param agentFamilies take the hash of an agent, once for all who ask
     * @param signs of targets, likewise
     */
    AttackSearch(AgentFamilies agentFamilies, TargetSigns signs, EndpointTraits traits) {
        this.signs = signs;
        this.traits = traits;
        this.agentFamilies = agentFamilies;
    }

    /** The kinds of all words in what a request says, as {@link AttackWords} understands them. */
    long in(Request request) {
        AccessRecord record = request.record();
        Endpoint endpoint = request.endpoint();
        long found = inAgent(record.userAgent, agentFamilies.hash(request)) | inReferer(record.referer);
        signs.look(request);
        if (!record.target.isEmpty()) {
            boolean refused = record.status >= 400 || record.status < 0 || endpoint.isSpecial();
            found |= inTarget(record.target, refused || traits.isScriptAmongUploads(endpoint));
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
        if (!thorough && !signs.areSuspect()) {
            return 0;
        }
        long hash = hash(target);
        return ofTargets.has(hash) ? ofTargets.kinds() : ofTargets.met(hash, find(words.targets(), target));
    }

    private long inReferer(Text referer) {
        if (referer.length() <= 1) {
            return 0;
        }
        long hash = hash(referer);
        return ofReferers.has(hash) ? ofReferers.kinds() : ofReferers.met(hash, find(words.headers(), referer));
    }

    private long inAgent(Text agent, long hash) {
        if (hash == 0) {
            return 0;
        }
        return ofAgents.has(hash)
                ? ofAgents.kinds()
                : ofAgents.met(
                        hash,
                        find(words.headers(), agent) | words.agents().find(agent.bytes(), agent.from(), agent.to()));
    }

    private static long hash(Text text) {
        return QuickHash.of(text.bytes(), text.from(), text.to());
    }

    private static boolean isTls(Text malformed) {
        return malformed.length() > 1 && malformed.at(0) == HANDSHAKE && malformed.at(1) == MAJOR_VERSION;
    }

    /** What was found in a text, without what only words of several parameters would say together. */
    private long inPieces(WordAutomaton automaton, long found) {
        if (!AttackWords.isCertainTraversal(found)) {
            return found;
        }
        byte[] bytes = undoing.bytes();
        int from = 0;
        while (from < undoing.length()) {
            int and = ByteSearch.indexOf(bytes, from, undoing.length(), (byte) '&');
            int to = and < 0 ? undoing.length() : and;
            if (AttackWords.isCertainTraversal(automaton.find(bytes, from, to))) {
                return found;
            }
            from = to + 1;
        }
        return AttackWords.withoutTraversal(found);
    }

    private long find(WordAutomaton automaton, Text text) {
        long found = 0;
        boolean query = false;
        int from = text.from();
        while (from < text.to()) {
            int to = Math.min(text.to(), from + EscapeUndoing.LONGEST);
            undoing.undo(text.bytes(), from, to, query);
            found |= inPieces(automaton, automaton.find(undoing.bytes(), 0, undoing.length()));
            found |= undoing.hasLineEnd() ? AttackWords.lineEnd() : 0;
            found |= SqlConditions.areIn(undoing.bytes(), undoing.length()) ? AttackWords.condition() : 0;
            // Behind the first piece of a target that long stands its query.
            query = true;
            from = to == text.to() ? to : to - OVERLAP;
        }
        return AttackWords.together(found);
    }
}
