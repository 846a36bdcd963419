package io.apilog.http;

import io.apilog.http.answer.Failing;
import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
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

/** Finds the page of a path. */
final class Router extends Handler.Abstract {
    private final Map<String, Route> routes = new HashMap<>();
    private final String knownPaths;

    /**
     * Routes to {@code pages}.
     *
     * @param pages by exact path, in the order in which an unknown path's answer names them
     * @param clock tells when to log a page's failure again
     */
    Router(Map<String, Page> pages, InstantSource clock) {
        pages.forEach((path, page) -> routes.put(path, new Route(page, new Failing(clock))));
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

    private static void answer(Route route, Request request, Response response, Callback callback) {
        try {
            route.page.answer(request, response, callback);
        } catch (Exception e) {
            route.failing.answer(request, response, callback, e);
        }
    }

    private record Route(Page page, Failing failing) {}
}
