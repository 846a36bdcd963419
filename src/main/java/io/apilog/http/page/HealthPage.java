package io.apilog.http.page;

import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /-/healthy}: whether logs are read. */
public final class HealthPage implements Page {
    private final Supplier<String> trouble;

    public HealthPage(Supplier<String> trouble) {
        this.trouble = trouble;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        String why = trouble.get();
        if (why.isEmpty()) {
            PlainText.send(response, callback, HttpStatus.OK_200, "healthy");
        } else {
            PlainText.send(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "not healthy: " + why.replaceAll("\\R", " "));
        }
    }
}
