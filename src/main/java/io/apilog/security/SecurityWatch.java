package io.apilog.security;

import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientRow;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.TargetSigns;

/**
 * Follows what each client does. An event is a client over a threshold; after it none of its kind is raised of that client for five minutes, so
 * that a scan of an hour is twelve events and not a million. Of a line without a time only what one request says beyond doubt is judged.
 */
final class SecurityWatch implements ClientObserver, Alarm {
    /** For how long a client is not told of again, in milliseconds. */
    static final long QUIET_MILLIS = 5 * 60_000L;

    /** A clock that is set back by more begins anew; lines that are out of order by less are taken as of now. */
    private static final long STEP_MILLIS = 10 * 60_000L;

    // Beside one another what every request needs: a row is more than the processor fetches of the memory at a time.
    private static final int NOW = 0;
    private static final int LOGINS = 1;
    private static final int OBJECTS = LOGINS + LoginDetector.CELLS;
    private static final int PATHS = OBJECTS + ObjectDetector.CELLS;
    private static final int WORDS = PATHS + PathDetector.CELLS;
    private static final int NETWORKS = WORDS + WordDetector.CELLS;
    private static final int POLLUTION = NETWORKS + NetworkDetector.CELLS;

    /** For each kind until when it is quiet, in seconds since 1970: two in a cell. */
    private static final int QUIET = POLLUTION + PollutionDetector.CELLS;

    private static final int CELLS = QUIET + (SecurityKind.ALL.size() + 1) / 2;

    private static final long MILLIS = 1000;
    private static final long SECONDS = 0xffff_ffffL;

    private final EndpointTraits traits;
    private final LoginDetector logins;
    private final PathDetector paths;
    private final WordDetector words;
    private final ObjectDetector objects;
    private final NetworkDetector networks;
    private final PollutionDetector pollution;
    private final Challenges challenges;
    private final Alarm told;
    private long found;

    /**
     * Nobody was seen yet.
     *
     * @param signs of the target of the request that is seen
     * @param told of each event once
     */
    SecurityWatch(SecuritySettings settings, EndpointTraits traits, TargetSigns signs, Alarm told) {
        this.traits = traits;
        this.challenges = new Challenges(traits, signs);
        this.logins = new LoginDetector(settings, traits, LOGINS, this);
        this.paths = new PathDetector(settings, traits, signs, PATHS, this);
        this.words = new WordDetector(settings, WORDS, this);
        this.objects = new ObjectDetector(settings, traits, signs, OBJECTS, this);
        this.networks = new NetworkDetector(settings, NETWORKS, this);
        this.pollution = new PollutionDetector(settings, traits, signs, POLLUTION, this);
        this.told = told;
    }

    @Override
    public int cells() {
        return CELLS;
    }

    /** The kinds of {@link AttackWords} in the request that is seen next. */
    void found(long kinds) {
        found = kinds;
    }

    @Override
    public void seen(Request request, ClientRow row) {
        AccessRecord record = request.record();
        if (record.timeMillis < 0) {
            if (AttackWords.isScanner(found) || AttackWords.surest(found) == Grade.CERTAIN.ordinal()) {
                words.said(found, request, row, row.nowMillis());
            }
            return;
        }
        long now = now(record.timeMillis, row);
        if (found != 0) {
            words.said(found, request, row, now);
        }
        if (record.status >= 400) {
            if (Challenges.isOne(record)) {
                int answers = challenges.refused(request, row, now);
                logins.takeBack(answers, request, row, now);
                paths.takeBack(answers, row, now);
            }
            logins.failed(request, row, now);
            paths.failed(request, row, now, row.agent() == AgentFamily.BOT);
            objects.failed(request, row, now);
        } else if (record.status >= 0) {
            challenges.answered(request, row, now);
            logins.succeeded(request, row, now);
            paths.succeeded(request, row, now);
            objects.succeeded(request, row, now);
            networks.succeeded(request, row, now);
            pollution.succeeded(request, row, now);
        }
    }

    private long now(long time, ClientRow row) {
        long before = row.get(NOW);
        if (time < before - STEP_MILLIS) {
            logins.reset(row);
            paths.reset(row);
            words.reset(row);
            objects.reset(row);
            pollution.reset(row);
            row.set(NOW, time);
            return time;
        }
        long now = Math.max(time, before);
        row.set(NOW, now);
        return now;
    }

    @Override
    public void raise(SecurityKind kind, Request request, ClientRow row, long now) {
        if (kind == SecurityKind.ENUMERATION && row.agent() == AgentFamily.BOT) {
            return;
        }
        int cell = QUIET + kind.ordinal() / 2;
        int shift = kind.ordinal() % 2 * Integer.SIZE;
        long both = row.get(cell);
        long second = now / MILLIS;
        long until = both >>> shift & SECONDS;
        // A clock that was set back does not make it quiet for longer.
        if (second < until && until - second <= QUIET_MILLIS / MILLIS) {
            return;
        }
        row.set(cell, both & ~(SECONDS << shift) | second + QUIET_MILLIS / MILLIS << shift);
        told.raise(kind, request, row, now);
    }

    @Override
    public void idle(ClientRow row) {
        objects.idle(row);
    }

    @Override
    public void evicted(ClientRow row) {
        objects.settle(row);
    }

    @Override
    public void vacated(Endpoint endpoint, ClientRow row) {
        logins.vacated(endpoint, row);
        objects.vacated(endpoint, row);
        traits.forget(endpoint);
    }
}
