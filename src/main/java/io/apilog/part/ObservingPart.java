package io.apilog.part;

import io.apilog.request.LineObserver;

/**
 * Sees every line, and keeps what it makes of them.
 *
 * @param <C> an immutable copy of one moment
 */
public interface ObservingPart<C> extends LineObserver, Part<C> {}
