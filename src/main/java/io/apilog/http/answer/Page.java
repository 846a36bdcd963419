package io.apilog.http.answer;

import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers the requests of one path. */
@FunctionalInterface
public interface Page {
    /** The methods that are answered; all others are told so. */
    default Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    /**
     * Answers and completes the callback.
     *
     * @throws Exception where nothing was answered; the client then gets a 500 without details
     */
    void answer(Request request, Response response, Callback callback) throws Exception;
}
