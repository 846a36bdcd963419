package io.apilog.security;

import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;

/**
 * Finds who guesses passwords. What is refused counts at one endpoint at a time, and what is let through there takes it back: a page whose token
 * has expired is refused at many endpoints at once, or again and again where it was let in before, and an office behind one address mostly gets in.
 * So is taken back what was only refused for want of a name, once that is given ({@link Challenges}).
 */
final class LoginDetector {
    /** The cells of a row. */
    static final int CELLS = 4;

    private static final int REFUSED = 0;
    /** The endpoint's index, how much was poured in for want of a name within one second, and the last bits of which that is. */
    private static final int REFUSED_AT = 1;

    /** When the bucket of forms will be empty, and above that how many other requests there were in advance. */
    private static final int SENT = 2;
    /** Endpoints at which the client was let in: a bit for each sixty-fourth of them. */
    private static final int LET_IN_AT = 3;

    private static final int INDEX_BITS = 24;
    private static final int POURED_BITS = 12;
    private static final long MILLIS = 1_000;

    private static final int WITHOUT_NAME = LeakyBucket.ONE / 10;
    private static final int OTHERS_FOR_ONE = 4;
    private static final int OF_OTHER_REQUESTS = LeakyBucket.ONE / OTHERS_FOR_ONE;
    private static final int ADVANCE_AT = 56;
    private static final long WITHOUT_ADVANCE = (1L << ADVANCE_AT) - 1;

    /** More than that are not remembered in advance: enough for an office, and little for whoever guesses. */
    private static final long MOST_ADVANCE = 10 * OTHERS_FOR_ONE;

    private final LeakyBucket refused;
    private final LeakyBucket sent;
    private final SubnetRefusals subnets;
    private final EndpointTraits traits;
    private final int first;
    private final Alarm alarm;

    /** @param first of its cells in a row */
    LoginDetector(SecuritySettings settings, EndpointTraits traits, int first, Alarm alarm) {
        long forget = settings.forget().toMillis();
        this.refused = new LeakyBucket(settings.bruteForce(), forget);
        this.sent = new LeakyBucket(settings.loginBurst(), forget);
        this.subnets = new SubnetRefusals(refused);
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
        if (LeakyBucket.holds(emptyAt, now) && index(row) == endpoint.index()) {
            row.set(first + REFUSED, refused.drained(emptyAt, LeakyBucket.ONE));
        }
        subnets.letIn(request.record(), row, endpoint.index(), now);
        if (request.method() == HttpMethod.POST && traits.isLogin(request)) {
            sent(request, row, now);
        } else {
            other(request, row, now);
        }
    }

    /** One that is no form of login: what many people behind one address ask for besides. */
    private void other(Request request, ClientRow row, long now) {
        long cell = row.get(first + SENT);
        long emptyAt = cell & WITHOUT_ADVANCE;
        long advance = cell >>> ADVANCE_AT;
        boolean holds = LeakyBucket.holds(emptyAt, now);
        if (!holds && advance >= MOST_ADVANCE || traits.isLogin(request) || traits.isAsset(request)) {
            return;
        }
        long left = holds ? Math.max(0, sent.drained(emptyAt, OF_OTHER_REQUESTS)) : emptyAt;
        row.set(first + SENT, (holds ? advance : advance + 1) << ADVANCE_AT | left);
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
            case 401 ->
                writes(request.method()) || login || Challenges.isNamed(record.user) ? LeakyBucket.ONE : WITHOUT_NAME;
            // Whoever is known guesses no password: it may not do that.
            case 403 -> login || writes(request.method()) && !ClientIdentity.hasPrincipal(record) ? LeakyBucket.ONE : 0;
            case 400, 422, 429 -> post && login ? LeakyBucket.ONE : 0;
            default -> 0;
        };
    }

    private static boolean writes(HttpMethod method) {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    /** So many of the refusals were only to say who it is, and it was said. */
    void takeBack(int answers, Request request, ClientRow row, long now) {
        long emptyAt = row.get(first + REFUSED);
        if (answers > 0 && LeakyBucket.holds(emptyAt, now)) {
            // A handshake of Windows is refused twice. Where passwords are sent as forms an account of one's own may
            // not pay for that much.
            int amount = traits.isLogin(request) ? LeakyBucket.ONE : 2 * LeakyBucket.ONE;
            row.set(first + REFUSED, refused.drained(emptyAt, answers * amount));
        }
    }

    private int index(ClientRow row) {
        return (int) (row.get(first + REFUSED_AT) & (1 << INDEX_BITS) - 1);
    }

    private void refused(Request request, ClientRow row, long now, int weight) {
        int endpoint = request.endpoint().index();
        long emptyAt = row.get(first + REFUSED);
        if (!LeakyBucket.holds(emptyAt, now)) {
            row.set(first + REFUSED_AT, endpoint);
        } else if (index(row) != endpoint) {
            return;
        }
        boolean wasLetIn = (row.get(first + LET_IN_AT) >> endpoint & 1) != 0;
        int amount = wasLetIn ? weight / 2 : weight;
        if (Challenges.isOne(request.record()) && !traits.isLogin(request)) {
            amount = withinSecond(row, now, amount);
        }
        if (amount == 0) {
            return;
        }
        long filled = refused.poured(emptyAt, now, amount);
        boolean over = refused.isOver(filled, now);
        if (subnets.isOver(request.record(), row, endpoint, now, amount, over) || over) {
            filled = 0;
            alarm.raise(SecurityKind.BRUTE_FORCE, request, row, now);
        }
        row.set(first + REFUSED, filled);
    }

    /**
     * What of an amount counts: of one second no more than one refusal. A page whose token has expired asks for many things at once, and for all of
     * them again once it has another one.
     */
    private int withinSecond(ClientRow row, long now, int amount) {
        long at = row.get(first + REFUSED_AT);
        long second = now / MILLIS & (1 << Long.SIZE - 1 - INDEX_BITS - POURED_BITS) - 1;
        boolean same = at >>> INDEX_BITS + POURED_BITS == second;
        int before = same ? (int) (at >>> INDEX_BITS) & (1 << POURED_BITS) - 1 : 0;
        int counts = Math.min(amount, LeakyBucket.ONE - before);
        row.set(
                first + REFUSED_AT,
                index(row) | (long) (before + counts) << INDEX_BITS | second << INDEX_BITS + POURED_BITS);
        return counts;
    }

    private void sent(Request request, ClientRow row, long now) {
        if (traits.isOfTokens(request)) {
            // Programs fetch one after the other there, and who guesses is refused.
            return;
        }
        long cell = row.get(first + SENT);
        long advance = cell >>> ADVANCE_AT;
        if (advance >= OTHERS_FOR_ONE) {
            row.set(first + SENT, cell - ((long) OTHERS_FOR_ONE << ADVANCE_AT));
            return;
        }
        long filled = sent.poured(cell & WITHOUT_ADVANCE, now, LeakyBucket.ONE);
        if (sent.isOver(filled, now)) {
            filled = 0;
            alarm.raise(SecurityKind.LOGIN_BURST, request, row, now);
        }
        row.set(first + SENT, advance << ADVANCE_AT | filled);
    }

    /** The index is another endpoint's from now on. */
    void vacated(Endpoint endpoint, ClientRow row) {
        if (index(row) == endpoint.index()) {
            row.set(first + REFUSED, 0);
        }
    }
}
