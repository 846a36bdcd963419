package io.apilog.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** {@code /-/reload}, as Prometheus has it: POST or PUT, and only where it was asked for. */
final class ReloadPage implements Page {
    private final @Nullable Reload reload;

    /** @param reload null where reloading over HTTP is not allowed */
    ReloadPage(@Nullable Reload reload) {
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
        Optional<String> complaint;
        synchronized (this) {
            complaint = reload.reload();
        }
        if (complaint.isEmpty()) {
            PlainText.send(response, callback, HttpStatus.OK_200, "reloaded");
        } else {
            PlainText.send(response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, complaint.get());
        }
    }
}
