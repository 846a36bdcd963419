package io.apilog.agent;

import io.apilog.bytes.WordAutomaton;

/** What an agent is by its words, and which of them count for more where it has several. */
final class AgentWords {
    private static final WordAutomaton WORDS = AgentVocabulary.automaton();

    private AgentWords() {}

    /** The family of an agent that is not empty. */
    static AgentFamily family(byte[] bytes, int from, int to) {
        long found = WORDS.find(bytes, from, to);
        if (has(found, AgentVocabulary.MONITOR)) {
            return AgentFamily.MONITOR;
        }
        if (has(found, AgentVocabulary.BOT) && !has(found, AgentVocabulary.NO_BOT)) {
            return AgentFamily.BOT;
        }
        if (has(found, AgentVocabulary.TOOL)) {
            return AgentFamily.TOOL;
        }
        boolean asBrowsers = has(found, AgentVocabulary.BROWSERS_BEGINNING);
        if (has(found, AgentVocabulary.APP) || has(found, AgentVocabulary.PHONE) && !asBrowsers) {
            return AgentFamily.MOBILE_APP;
        }
        if (has(found, AgentVocabulary.LIBRARY)) {
            return AgentFamily.LIBRARY;
        }
        if (has(found, AgentVocabulary.ADDRESS)
                || has(found, AgentVocabulary.COMPATIBLE) && !has(found, AgentVocabulary.ENGINE)) {
            return AgentFamily.BOT;
        }
        if (has(found, AgentVocabulary.BROWSER) || asBrowsers && has(found, AgentVocabulary.ENGINE)) {
            return isWithinAnApp(found) ? AgentFamily.MOBILE_APP : AgentFamily.BROWSER;
        }
        return AgentFamily.UNKNOWN;
    }

    /** Apps on an iPhone show pages by the same engine as the browser, and leave out its name. */
    private static boolean isWithinAnApp(long found) {
        boolean nameless = has(found, AgentVocabulary.WEBKIT)
                && has(found, AgentVocabulary.MOBILE)
                && has(found, AgentVocabulary.PHONE)
                && !has(found, AgentVocabulary.SAFARI);
        return !has(found, AgentVocabulary.BROWSER) && (nameless || has(found, AgentVocabulary.WITHIN_APP));
    }

    private static boolean has(long found, int kind) {
        return (found >>> kind & 1) != 0;
    }
}
