package io.apilog.http.page;

import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /-/reload}, as Prometheus has it: POST or PUT, and only where it was asked for. Requests that come while one is at work share the
 * next, and hold no thread while they wait: a crowd of them costs what two cost.
 */
public final class ReloadPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadPage.class);

    private final @Nullable Reload reload;
    private final Object lock = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean atWork;

    private record Waiting(Response response, Callback callback) {}

    /** @param reload null where reloading over HTTP is not allowed */
    public ReloadPage(@Nullable Reload reload) {
        this.reload = reload;
    }

    @Override
    public Set<String> methods() {
        return Set.of(HttpMethod.POST.asString(), HttpMethod.PUT.asString());
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        if (reload == null) {
            PlainText.send(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    "reloading over HTTP is not allowed; --web.enable-lifecycle allows it, and SIGHUP reloads always");
            return;
        }
        synchronized (lock) {
            waiting.add(new Waiting(response, callback));
            if (atWork) {
                return;
            }
            atWork = true;
        }
        for (List<Waiting> asked = next(); !asked.isEmpty(); asked = next()) {
            answerAll(reload, asked);
        }
    }

    /** Who asked before this moment; nobody ends the work. */
    private List<Waiting> next() {
        synchronized (lock) {
            List<Waiting> asked = waiting;
            waiting = new ArrayList<>();
            atWork = !asked.isEmpty();
            return asked;
        }
    }

    private static void answerAll(Reload reload, List<Waiting> asked) {
        int status = HttpStatus.OK_200;
        String text = "reloaded";
        try {
            Optional<String> complaint = reload.reload();
            if (complaint.isPresent()) {
                status = HttpStatus.INTERNAL_SERVER_ERROR_500;
                text = complaint.get();
            }
        } catch (RuntimeException e) {
            LOG.error("cannot reload", e);
            status = HttpStatus.INTERNAL_SERVER_ERROR_500;
            text = "failed inside the exporter; its log tells more";
        }
        for (Waiting one : asked) {
            PlainText.send(one.response, one.callback, status, text);
        }
    }
}
