package io.apilog.request;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The texts of an {@link AccessRecord} that a request can be counted without. Where fields have names, those that nobody asks for are
 * read over.
 */
public enum RequestText {
    USER,
    USER_AGENT,
    REFERER,
    HOST,
    PROTOCOL;

    /** Each of them. */
    public static final Set<RequestText> ALL = Collections.unmodifiableSet(EnumSet.allOf(RequestText.class));
}
