package io.apilog.month;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests by the minute: a rhythm of days and weeks, noise, releases, and what is planted. The same seed makes the same. */
final class Traffic {
    private static final double PEAK_PER_MINUTE = 1200;
    private static final double USUAL_FAILURES = .0002;
    private static final int MINUTES_PER_DAY = 1440;
    private static final int RELEASE_AT = 10 * 60 + 7;
    private static final int RELEASE_MINUTES = 3;

    private final Random random;
    private final List<Incident> incidents;
    private double drift = 1;

    Traffic(long seed, List<Incident> incidents) {
        this.random = new Random(seed);
        this.incidents = incidents;
    }

    /** What is so in that minute. */
    Minute minute(int at) {
        Minute minute = new Minute(USUAL_FAILURES);
        int day = at / MINUTES_PER_DAY;
        int ofDay = at % MINUTES_PER_DAY;
        boolean releaseDay = day % 7 == 1 || day % 7 == 3;
        if (releaseDay && ofDay >= RELEASE_AT && ofDay < RELEASE_AT + RELEASE_MINUTES) {
            Minute.everywhere(minute.failing, .004);
            Minute.everywhere(minute.slower, .5);
        }
        incidents.forEach(incident -> incident.changes(minute, at));
        return minute;
    }

    /** What the endpoints do in it. To be asked minute after minute. */
    Counts[] counts(int at, Minute minute) {
        drift = Math.max(.85, Math.min(1.15, drift + .004 * random.nextGaussian()));
        Counts[] counts = new Counts[Endpoint.ALL.length];
        for (int i = 0; i < counts.length; i++) {
            double usual = PEAK_PER_MINUTE * rhythm(at) * drift * Endpoint.ALL[i].share() * minute.traffic[i];
            counts[i] = counts(Endpoint.ALL[i], i, poisson(usual + minute.more[i]), minute);
        }
        return counts;
    }

    private Counts counts(Endpoint endpoint, int i, int all, Minute minute) {
        int failed = binomial(all, minute.failing[i]);
        int refused = binomial(all - failed, Math.min(1, endpoint.refused() + minute.refused[i]));
        int missing = binomial(all - failed - refused, Math.min(1, endpoint.missing() + minute.missing[i]));
        int served = all - failed;
        List<Integer> upTo = new ArrayList<>();
        int quicker = 0;
        double shareBelow = 0;
        for (int bound = 0; bound < Endpoint.BOUNDS.length; bound++) {
            double share = shareUpTo(endpoint, bound, minute.slow[i], minute.slower[i]);
            double rest = shareBelow >= 1 ? 0 : (share - shareBelow) / (1 - shareBelow);
            quicker += binomial(served - quicker, Math.max(0, Math.min(1, rest)));
            upTo.add(quicker);
            shareBelow = share;
        }
        return new Counts(all - failed - refused - missing, failed, refused, missing, upTo);
    }

    private static double shareUpTo(Endpoint endpoint, int bound, double slow, double slower) {
        double share = endpoint.upTo().get(bound);
        if (bound == 0) {
            share *= 1 - slower;
        }
        // What has become slow takes no more than the last bound.
        return bound < Endpoint.BOUNDS.length - 1 ? share * (1 - slow) : share;
    }

    /** From 0.08 at four in the morning to 1 in the afternoon; two thirds of it on Saturdays and Sundays. */
    private static double rhythm(int at) {
        double hour = at % MINUTES_PER_DAY / 60.0;
        double wave = (1 - Math.cos((hour - 4) / 24 * 2 * Math.PI)) / 2;
        double week = at / MINUTES_PER_DAY % 7 >= 5 ? .67 : 1;
        return (.08 + .92 * Math.pow(wave, 1.3)) * week;
    }

    private int poisson(double mean) {
        if (mean > 60) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private int binomial(int all, double share) {
        if (share <= 0 || all <= 0) {
            return 0;
        }
        if (share >= 1) {
            return all;
        }
        double mean = all * share;
        if (mean < 30 || all - mean < 30) {
            return Math.min(all, share < .5 ? poisson(mean) : all - Math.min(all, poisson(all - mean)));
        }
        double strayed = mean + Math.sqrt(mean * (1 - share)) * random.nextGaussian();
        return (int) Math.max(0, Math.min(all, Math.round(strayed)));
    }
}
