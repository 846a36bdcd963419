package io.apilog.http.access;

import io.apilog.http.answer.PlainText;
import io.apilog.http.login.Login;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets a request in, or answers it here: before any page, so that nothing is shown to whoever may not see it. */
public final class Door extends Handler.Wrapper {
    private static final String CHALLENGE = "Basic realm=\"apilog-exporter\", charset=\"UTF-8\"";
    private static final String SECONDS_UNTIL_LATER = "5";

    private final Supplier<WebAccess> current;
    private final Login login;
    private final InstantSource clock;
    private @Nullable RateLimit limit;

    /** @param current asked for each request */
    public Door(Handler inside, Supplier<WebAccess> current, Login login, InstantSource clock) {
        super(inside);
        this.current = current;
        this.login = login;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        WebAccess access = current.get();
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        access.headers().forEach(response.getHeaders()::put);
        if (access.rate().isPresent() && !lets(access.rate().get())) {
            later(response, callback, "more requests than rate_limit lets through");
            return true;
        }
        return switch (login.answer(access.users(), authorization(request), Request.getRemoteAddr(request))) {
            case WELCOME -> super.handle(request, response, callback);
            case UNKNOWN -> unknown(response, callback);
            case LATER -> later(response, callback, "too many wrong passwords of late: this one was not looked at");
        };
    }

    private synchronized boolean lets(WebAccess.Rate rate) {
        RateLimit now = limit;
        if (now == null) {
            now = new RateLimit(rate, clock);
            limit = now;
        }
        return now.lets(rate);
    }

    private static @Nullable String authorization(Request request) {
        return request.getHeaders().get(HttpHeader.AUTHORIZATION);
    }

    private static boolean unknown(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, CHALLENGE);
        PlainText.send(response, callback, HttpStatus.UNAUTHORIZED_401, "a name and a password are asked for");
        return true;
    }

    private static boolean later(Response response, Callback callback, String why) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_UNTIL_LATER);
        PlainText.send(response, callback, HttpStatus.TOO_MANY_REQUESTS_429, why);
        return true;
    }
}
