package io.apilog.security;

import java.util.List;

/** How sure a word says that a request attacks, in ascending order. */
enum Grade {
    /** Prose, careless programs and languages of queries say it too: only several different ones of one client tell something. */
    HINT,
    /** Hardly ever said without meaning it: a few different requests of one client make an event. */
    LIKELY,
    /** Never said without meaning it: one request makes an event. */
    CERTAIN;

    static final List<Grade> ALL = List.of(values());

    /** The ordinal of none. */
    static final int NOTHING = -1;
}
