package io.apilog.http.page;

import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /-/ready}. The reason is looked up only while there is one, so that a probe costs nothing. */
public final class ReadyPage implements Page {
    private final Site site;

    public ReadyPage(Site site) {
        this.site = site;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        if (site.ready().getAsBoolean()) {
            PlainText.send(response, callback, HttpStatus.OK_200, "ready");
        } else {
            PlainText.send(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "not ready" + reason());
        }
    }

    private String reason() {
        String waitsFor = site.waitsFor().get();
        return waitsFor.isEmpty() ? "" : ": waits for " + waitsFor.replaceAll("\\R", " ");
    }
}
