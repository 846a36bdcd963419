package io.apilog.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values explain what was answered badly: those of which most more were than is usual for them. How many are usual is told by what was
 * before, and scaled to as many as there were in all; what a value has over that is weighed by the likelihood that it has a rate of its own, as
 * the spatial scan statistic of Kulldorff does. So a value that has all of the trouble comes before a greater one that includes it, and before a
 * smaller one that has only some.
 */
public final class CauseRanking {
    /** Fewer bad answers are no sign. */
    static final int FEWEST_BAD = 5;

    /** By how much a value must have risen: by chance one in a hundred thousand does. */
    private static final double LEAST_RISE = 10;

    /** How many times as many as usual it must have: of many requests the least rise is none by chance, and nobody's trouble. */
    private static final double LEAST_FACTOR = 1.25;

    /** By how much more than everything else it must have risen. */
    private static final double LEAST_STRENGTH = 5;

    /** With fewer requests before, what is usual is told by what is now. */
    private static final double FEWEST_BEFORE = 200;

    /** How many bad answers of before it takes for a value's own usual ratio to be worth as much as the one of all: one alone says nothing. */
    private static final double PRIOR = 2;

    private static final double LEAST_RATIO = 1e-6;
    private static final double INCLUDED = 0.8;
    private static final double COMMON = 0.9;
    private static final double NEARLY_THE_SAME = 0.99;

    private CauseRanking() {}

    /** The values that stand out against the day before, the one that explains most first. */
    public static List<Cause> of(Tally tally, Harm harm, int most) {
        return of(tally, harm, most, true);
    }

    /** The values that have more than their share, whether that is usual for them or not. */
    static List<Cause> ofShares(Tally tally, Harm harm, int most) {
        return of(tally, harm, most, false);
    }

    private static List<Cause> of(Tally tally, Harm harm, int most, boolean compared) {
        double bad = tally.all().recentBad()[harm.ordinal()];
        if (bad < FEWEST_BAD) {
            return List.of();
        }
        List<Weighed> weighed = weighed(tally, harm, compared);
        List<Weighed> chosen = new ArrayList<>();
        for (Weighed one : weighed) {
            if (chosen.size() < most && chosen.stream().noneMatch(other -> includes(tally, harm, other, one))) {
                chosen.add(one);
            }
        }
        return chosen.stream().map(one -> cause(tally, harm, one)).toList();
    }

    private record Weighed(ValueCount value, double strength) {}

    private static List<Weighed> weighed(Tally tally, Harm harm, boolean compared) {
        int kind = harm.ordinal();
        ValueCount all = tally.all();
        double usual = usual(all, kind, compared);
        Map<CauseDimension, Double> expected = new EnumMap<>(CauseDimension.class);
        Map<CauseDimension, Double> known = new EnumMap<>(CauseDimension.class);
        for (ValueCount value : tally.values()) {
            expected.merge(value.dimension(), expected(value, kind, usual, compared), Double::sum);
            known.merge(value.dimension(), value.recent(), Double::sum);
        }
        List<Weighed> weighed = new ArrayList<>();
        for (ValueCount value : tally.values()) {
            CauseDimension dimension = value.dimension();
            if (dimension == CauseDimension.STATUS && harm == Harm.ERROR) {
                continue;
            }
            double unknown = Math.max(0, all.recent() - known.getOrDefault(dimension, 0.0)) * usual;
            double total = expected.getOrDefault(dimension, 0.0) + unknown;
            double own = expected(value, kind, usual, compared);
            double bad = value.recentBad()[kind];
            double strength = strength(bad, own / total * all.recentBad()[kind], all.recentBad()[kind]);
            if (bad >= FEWEST_BAD
                    && strength >= LEAST_STRENGTH
                    && rise(bad, own) >= LEAST_RISE
                    && bad >= LEAST_FACTOR * own) {
                weighed.add(new Weighed(value, strength));
            }
        }
        weighed.sort(Comparator.comparingDouble(Weighed::strength).reversed());
        return firstOfTies(weighed);
    }

    /** Of those that explain as much as the first does, the one of the first dimension comes first. */
    private static List<Weighed> firstOfTies(List<Weighed> weighed) {
        if (weighed.isEmpty()) {
            return weighed;
        }
        double least = weighed.get(0).strength() * NEARLY_THE_SAME;
        Weighed first = weighed.stream()
                .filter(one -> one.strength() >= least)
                .min(Comparator.comparing(one -> one.value().dimension()))
                .orElseThrow();
        weighed.remove(first);
        weighed.add(0, first);
        return weighed;
    }

    /** How many bad answers of a value were to be expected, before scaling. */
    private static double expected(ValueCount value, int kind, double usual, boolean compared) {
        double own = compared ? (value.beforeBad()[kind] + PRIOR) / (value.before() + PRIOR / usual) : usual;
        return value.recent() * Math.max(own, LEAST_RATIO);
    }

    private static double usual(ValueCount all, int kind, boolean compared) {
        boolean known = compared && all.before() >= FEWEST_BEFORE;
        double ratio =
                known ? (all.beforeBad()[kind] + 0.5) / (all.before() + 1) : all.recentBad()[kind] / all.recent();
        return Math.max(ratio, LEAST_RATIO);
    }

    /** How much likelier so many bad answers are with a ratio of their own than with the expected one. */
    private static double rise(double bad, double expected) {
        return bad <= expected ? 0 : bad * Math.log(bad / Math.max(expected, 1e-9)) - (bad - expected);
    }

    /** How much likelier it is that a value has risen by itself than that everything has, by the same. */
    private static double strength(double bad, double expected, double all) {
        if (bad <= expected) {
            return 0;
        }
        double rest = all - bad;
        double elsewhere = rest <= 0 ? 0 : rest * Math.log(rest / Math.max(all - expected, 1e-9));
        return bad * Math.log(bad / Math.max(expected, 1e-9)) + elsewhere;
    }

    /** Whether most of what the second one has is the first one's too. */
    private static boolean includes(Tally tally, Harm harm, Weighed first, Weighed second) {
        int both = 0;
        int of = 0;
        for (BadSample sample : tally.samples()) {
            if (sample.has(harm) && has(sample, second.value())) {
                of++;
                both += has(sample, first.value()) ? 1 : 0;
            }
        }
        return of > 0 && both >= INCLUDED * of;
    }

    private static boolean has(BadSample sample, ValueCount value) {
        return sample.keys()[value.dimension().ordinal()] == value.key();
    }

    private static Cause cause(Tally tally, Harm harm, Weighed weighed) {
        int kind = harm.ordinal();
        ValueCount value = weighed.value();
        ValueCount all = tally.all();
        double bad = value.recentBad()[kind];
        double others = all.recent() - value.recent();
        return new Cause(
                value.dimension(),
                value.text(),
                Math.round(bad),
                Math.round(value.recent()),
                Math.min(1, bad / all.recentBad()[kind]),
                Math.min(1, bad / Math.max(1, value.recent())),
                value.before() < 1 ? -1 : Math.min(1, value.beforeBad()[kind] / value.before()),
                others < 1 ? 0 : Math.max(0, Math.min(1, (all.recentBad()[kind] - bad) / others)),
                weighed.strength(),
                common(tally, harm, value));
    }

    /** What nearly all of a value's bad answers have, and not most requests of any kind. */
    private static List<Cause.Common> common(Tally tally, Harm harm, ValueCount value) {
        List<BadSample> samples = tally.samples().stream()
                .filter(sample -> sample.has(harm) && has(sample, value))
                .toList();
        List<Cause.Common> common = new ArrayList<>();
        for (CauseDimension dimension : CauseDimension.values()) {
            if (dimension == value.dimension() || samples.isEmpty()) {
                continue;
            }
            Map<Long, Integer> counts = new HashMap<>();
            samples.forEach(sample -> counts.merge(sample.keys()[dimension.ordinal()], 1, Integer::sum));
            Map.Entry<Long, Integer> top = counts.entrySet().stream()
                    .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow();
            double share = top.getValue() / (double) samples.size();
            tally.values().stream()
                    .filter(other -> other.dimension() == dimension && other.key() == top.getKey())
                    .filter(other ->
                            share >= COMMON && other.recent() < tally.all().recent() / 2)
                    .forEach(other -> common.add(new Cause.Common(dimension, other.text(), share)));
        }
        return common;
    }
}
