package io.apilog.http;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the page of a path. */
final class Router extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, Route> routes = new HashMap<>();
    private final String knownPaths;

    /**
     * Routes to {@code pages}.
     *
     * @param pages by exact path, in the order in which an unknown path's answer names them
     * @param clock tells when to log a page's failure again
     */
    Router(Map<String, Page> pages, InstantSource clock) {
        pages.forEach((path, page) -> routes.put(path, new Route(page, new LogThrottle(clock))));
        this.knownPaths = String.join(" ", pages.keySet());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Route route = routes.get(Objects.requireNonNullElse(request.getHttpURI().getCanonicalPath(), ""));
        if (route == null) {
            PlainText.send(response, callback, HttpStatus.NOT_FOUND_404, "not found; there is: " + knownPaths);
        } else if (route.page.methods().contains(request.getMethod())) {
            answer(route, request, response, callback);
        } else {
            List<String> methods = route.page.methods().stream().sorted().toList();
            response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
            PlainText.send(
                    response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "only " + String.join(" and ", methods));
        }
        return true;
    }

    /** The pages call suppliers of the whole daemon: whatever fails in them ends this request and nothing else. */
    private void answer(Route route, Request request, Response response, Callback callback) {
        try {
            route.page.answer(request, response, callback);
        } catch (Exception e) {
            if (route.failures.isDue()) {
                LOG.error("cannot answer {}", request.getHttpURI().getCanonicalPath(), e);
            }
            if (response.isCommitted()) {
                callback.failed(e);
            } else {
                response.reset();
                PlainText.send(
                        response,
                        callback,
                        HttpStatus.INTERNAL_SERVER_ERROR_500,
                        "failed inside the exporter; its log tells more");
            }
        }
    }

    private record Route(Page page, LogThrottle failures) {}
}
