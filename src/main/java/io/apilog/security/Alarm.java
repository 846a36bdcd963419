package io.apilog.security;

import io.apilog.client.ClientRow;
import io.apilog.request.Request;

/** Is told that a client is over a threshold. */
@FunctionalInterface
interface Alarm {
    /** With the request that put it over. */
    void raise(SecurityKind kind, Request request, ClientRow row, long now);
}
