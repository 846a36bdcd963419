package io.apilog.http.answer;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself (a bad request line, a header too large) as shortly as everything else is answered. */
public final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        PlainText.send(response, callback, status, status + " " + HttpStatus.getMessage(status));
        return true;
    }
}
