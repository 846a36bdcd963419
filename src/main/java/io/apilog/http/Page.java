package io.apilog.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers GET and HEAD of one path. */
@FunctionalInterface
interface Page {
    /**
     * Answers and completes the callback.
     *
     * @throws Exception where nothing was answered; the client then gets a 500 without details
     */
    void answer(Request request, Response response, Callback callback) throws Exception;
}
