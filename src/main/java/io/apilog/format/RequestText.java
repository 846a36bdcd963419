package io.apilog.format;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The texts of an {@link AccessRecord} that a request can be counted without. Where fields have names, those that nobody asks for are
 * read over.
 */
public enum RequestText {
    USER(Meaning.USER),
    USER_AGENT(Meaning.USER_AGENT),
    REFERER(Meaning.REFERER),
    HOST(Meaning.HOST),
    PROTOCOL(Meaning.PROTOCOL);

    /** Each of them. */
    public static final Set<RequestText> ALL = Collections.unmodifiableSet(EnumSet.allOf(RequestText.class));

    private final Meaning meaning;

    RequestText(Meaning meaning) {
        this.meaning = meaning;
    }

    /** What the others mean. */
    static Set<Meaning> allBut(Collection<RequestText> asked) {
        EnumSet<Meaning> others = EnumSet.noneOf(Meaning.class);
        for (RequestText text : values()) {
            if (!asked.contains(text)) {
                others.add(text.meaning);
            }
        }
        return others;
    }
}
