package io.apilog.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What explains one harm in one source. Immutable.
 *
 * @param source its name
 * @param untilMillis the end of what is recent, by the log, in milliseconds since 1970
 * @param bad how many requests were answered badly lately
 * @param requests how many there were
 * @param ratioBefore of those of the day before; negative where there were none
 * @param answers what was answered, as the share of the bad ones, the most frequent first
 * @param risen whether the causes have more than on the day before; else none has, and these have more than their share as they had then
 * @param causes the values that stand out, the one that explains most first; none where nothing does
 */
public record Explained(
        String source,
        long untilMillis,
        Harm harm,
        long bad,
        long requests,
        double ratioBefore,
        List<Cause.Common> answers,
        boolean risen,
        List<Cause> causes) {
    private static final int MOST_CAUSES = 3;
    private static final int MOST_ANSWERS = 3;

    /** Copies the lists. */
    public Explained {
        answers = List.copyOf(answers);
        causes = List.copyOf(causes);
    }

    /** What was counted of a source, explained; nothing of a harm that nobody met. */
    public static List<Explained> of(Tally tally) {
        List<Explained> explained = new ArrayList<>();
        for (Harm harm : Harm.values()) {
            ValueCount all = tally.all();
            double bad = all.recentBad()[harm.ordinal()];
            if (bad > 0) {
                List<Cause> risen = CauseRanking.of(tally, harm, MOST_CAUSES);
                explained.add(new Explained(
                        tally.source(),
                        tally.untilMillis(),
                        harm,
                        Math.round(bad),
                        Math.round(all.recent()),
                        all.before() < 1 ? -1 : Math.min(1, all.beforeBad()[harm.ordinal()] / all.before()),
                        answers(tally, harm, bad),
                        !risen.isEmpty(),
                        risen.isEmpty() ? CauseRanking.ofShares(tally, harm, MOST_CAUSES) : risen));
            }
        }
        return explained;
    }

    private static List<Cause.Common> answers(Tally tally, Harm harm, double bad) {
        return tally.values().stream()
                .filter(value -> value.dimension() == CauseDimension.STATUS)
                .filter(value -> value.recentBad()[harm.ordinal()] > 0)
                .sorted(Comparator.comparingDouble((ValueCount value) -> value.recentBad()[harm.ordinal()])
                        .reversed())
                .limit(MOST_ANSWERS)
                .map(value -> new Cause.Common(
                        value.dimension(), value.text(), Math.min(1, value.recentBad()[harm.ordinal()] / bad)))
                .toList();
    }

    /** Of all recent requests. */
    public double ratio() {
        return bad / (double) Math.max(1, requests);
    }
}
