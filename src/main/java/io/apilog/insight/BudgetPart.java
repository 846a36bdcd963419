package io.apilog.insight;

import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/** How far the budget of insight is used, and what had no room in it. It sees every line, and does nothing with it. */
public final class BudgetPart implements ObservingPart<BudgetPart.Copy> {
    private static final int VERSION = 1;

    private final InsightBudget budget;

    /**
     * The budget at one moment.
     *
     * @param used sample lines that there are
     * @param overflowed events that found no room for labels of their own
     */
    public record Copy(int used, int most, long overflowed) {}

    /** Shows and keeps this one. */
    public BudgetPart(InsightBudget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "insight";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "the count of events over the budget of insight begins at 0";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public Copy copy() {
        return new Copy(budget.used(), budget.most(), budget.overflowed());
    }

    @Override
    public List<String> restore(Copy before, SourceNames names) {
        budget.overflowed(before.overflowed());
        return List.of();
    }

    @Override
    public byte[] write(Copy copy) {
        return new SectionWriter().number(copy.overflowed()).toBytes();
    }

    @Override
    public Copy read(int version, SectionReader in) throws DamagedSnapshotException {
        Copy copy = new Copy(0, 0, in.number(0, Long.MAX_VALUE));
        in.end();
        return copy;
    }

    @Override
    public List<MetricFamilySamples> families(Copy copy) {
        return List.of(
                Metric.INSIGHT_SERIES.family(List.of(Metric.INSIGHT_SERIES.sample(copy.used()))),
                Metric.INSIGHT_BUDGET.family(List.of(Metric.INSIGHT_BUDGET.sample(copy.most()))),
                Metric.INSIGHT_OVERFLOW.family(List.of(Metric.INSIGHT_OVERFLOW.sample((double) copy.overflowed()))));
    }
}
