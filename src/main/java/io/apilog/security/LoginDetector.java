package io.apilog.security;

import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Text;

/**
 * Finds who guesses passwords. What is refused counts at one endpoint at a time, and what is let through there takes it back: a page whose token
 * has expired is refused at many endpoints at once, or again and again where it was let in before, and an office behind one address mostly gets in.
 */
final class LoginDetector {
    /** The cells of a row. */
    static final int CELLS = 4;

    private static final int REFUSED = 0;
    private static final int REFUSED_AT = 1;
    private static final int SENT = 2;
    /** Endpoints at which the client was let in: a bit for each sixty-fourth of them. */
    private static final int LET_IN_AT = 3;

    private static final int WITHOUT_NAME = LeakyBucket.ONE / 10;
    private static final int OF_OTHER_REQUESTS = LeakyBucket.ONE / 4;

    private final LeakyBucket refused;
    private final LeakyBucket sent;
    private final EndpointTraits traits;
    private final int first;
    private final Alarm alarm;

    /** @param first of its cells in a row */
    LoginDetector(SecuritySettings settings, EndpointTraits traits, int first, Alarm alarm) {
        long forget = settings.forget().toMillis();
        this.refused = new LeakyBucket(settings.bruteForce(), forget);
        this.sent = new LeakyBucket(settings.loginBurst(), forget);
        this.traits = traits;
        this.first = first;
        this.alarm = alarm;
    }

    /** Forgets what was sent and refused. */
    void reset(ClientRow row) {
        row.set(first + REFUSED, 0);
        row.set(first + SENT, 0);
    }

    /** An answer below 400. */
    void succeeded(Request request, ClientRow row, long now) {
        Endpoint endpoint = request.endpoint();
        long bit = 1L << endpoint.index();
        long letIn = row.get(first + LET_IN_AT);
        if ((letIn & bit) == 0) {
            row.set(first + LET_IN_AT, letIn | bit);
        }
        long emptyAt = row.get(first + REFUSED);
        if (LeakyBucket.holds(emptyAt, now) && row.get(first + REFUSED_AT) == endpoint.index()) {
            row.set(first + REFUSED, refused.drained(emptyAt, LeakyBucket.ONE));
        }
        if (request.method() == HttpMethod.POST && traits.isLogin(request)) {
            sent(request, row, now);
        } else {
            other(request, row, now);
        }
    }

    private void other(Request request, ClientRow row, long now) {
        long emptyAt = row.get(first + SENT);
        if (LeakyBucket.holds(emptyAt, now) && !traits.isLogin(request) && !traits.isAsset(request)) {
            row.set(first + SENT, sent.drained(emptyAt, OF_OTHER_REQUESTS));
        }
    }

    /** An answer of 400 or more. */
    void failed(Request request, ClientRow row, long now) {
        boolean post = request.method() == HttpMethod.POST;
        boolean login = traits.isLogin(request);
        int weight = weight(request, post, login);
        if (weight > 0) {
            refused(request, row, now, weight);
        } else if (post && login) {
            sent(request, row, now);
        }
    }

    /** How much a failure says that a password was refused. */
    private static int weight(Request request, boolean post, boolean login) {
        AccessRecord record = request.record();
        return switch (record.status) {
            case 401 -> writes(request.method()) || login || isNamed(record.user) ? LeakyBucket.ONE : WITHOUT_NAME;
            case 403 -> writes(request.method()) || login ? LeakyBucket.ONE : 0;
            case 400, 422, 429 -> post && login ? LeakyBucket.ONE : 0;
            default -> 0;
        };
    }

    private static boolean writes(HttpMethod method) {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    /** Whether a name came with the request: who asks without one is told to send one. */
    private static boolean isNamed(Text user) {
        return !user.isEmpty() && !(user.length() == 1 && user.at(0) == '-');
    }

    private void refused(Request request, ClientRow row, long now, int weight) {
        int endpoint = request.endpoint().index();
        long emptyAt = row.get(first + REFUSED);
        if (!LeakyBucket.holds(emptyAt, now)) {
            row.set(first + REFUSED_AT, endpoint);
        } else if (row.get(first + REFUSED_AT) != endpoint) {
            return;
        }
        boolean wasLetIn = (row.get(first + LET_IN_AT) >> endpoint & 1) != 0;
        long filled = refused.poured(emptyAt, now, wasLetIn ? weight / 2 : weight);
        if (refused.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.BRUTE_FORCE, request, row, now);
        }
        row.set(first + REFUSED, filled);
    }

    private void sent(Request request, ClientRow row, long now) {
        long filled = sent.poured(row.get(first + SENT), now, LeakyBucket.ONE);
        if (sent.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.LOGIN_BURST, request, row, now);
        }
        row.set(first + SENT, filled);
    }

    /** The index is another endpoint's from now on. */
    void vacated(Endpoint endpoint, ClientRow row) {
        if (row.get(first + REFUSED_AT) == endpoint.index()) {
            row.set(first + REFUSED, 0);
        }
    }
}
