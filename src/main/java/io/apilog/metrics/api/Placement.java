package io.apilog.metrics.api;

import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.ExtraLabels;
import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.series.Family;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;

/** Finds each label set the series it counts in, and makes series as far as the budget goes. */
final class Placement {
    /** No series: the last resort has no room for this family. */
    static final int NOWHERE = -1;

    private final ApiFamilies families;
    private final ExtraLabels extras;
    private final SeriesBudget budget;
    private final boolean zeroFirst;
    private long copies = 1;
    private boolean over;

    Placement(MetricsSettings settings, ApiFamilies families, ExtraLabels extras, int sources) {
        this.families = families;
        this.extras = extras;
        this.budget = new SeriesBudget(settings.budget(), sources, families.linesOfLastResort());
        this.zeroFirst = settings.zeroScrapes() > 0;
    }

    /** The number of the next copy, which series made now are in first; they need not be seen as 0 where that is 0. */
    long firstCopy() {
        return zeroFirst ? copies : 0;
    }

    /** The number of the next copy, from 1. */
    long copies() {
        return copies;
    }

    /** A copy is made. Returns its number. */
    long copy() {
        return copies++;
    }

    /** Numbers go on from those of an earlier run. */
    void copiesAtLeast(long number) {
        copies = Math.max(copies, number);
    }

    /** Begins a request. */
    void begin() {
        over = false;
    }

    /** Whether any part of the request was over the budget. */
    boolean wasOver() {
        return over;
    }

    /** The row of a label set in a family, made if there is none, or {@link #NOWHERE}. */
    int row(Family family, long key, Endpoint endpoint) {
        int row = family.series().row(key);
        return row >= 0 ? row : newRow(family, key, endpoint, family.linesOfSeries());
    }

    /**
     * Where a label set counts that has no series yet: in a new one, over the budget in that of {@code other}, and where not even that
     * may be new, in the last resort.
     *
     * @param lines how many sample lines there must be room for
     */
    int newRow(Family family, long key, Endpoint endpoint, int lines) {
        if (budget.hasRoom(endpoint, families.lines(), lines)) {
            return family.series().addRow(key, firstCopy());
        }
        over = true;
        long other = LabelSet.with(key, Endpoint.OTHER.index());
        int row = family.series().row(other);
        if (row >= 0) {
            return row;
        }
        return budget.hasRoom(Endpoint.OTHER, families.lines(), lines)
                ? family.series().addRow(other, firstCopy())
                : lastResort(family, other);
    }

    /** Makes the series of a label set in which nothing was counted yet, as far as there is room for such. */
    void expect(Family family, long key) {
        if (budget.hasRoomForExpected(families.lines(), family.linesOfSeries())
                && family.series().row(key) < 0) {
            family.series().addRow(key, firstCopy());
        }
    }

    private int lastResort(Family family, long other) {
        int status = StatusLabel.classOf(LabelSet.status(other));
        long key =
                LabelSet.pack(LabelSet.source(other), Endpoint.OTHER.index(), extras.other(), HttpMethod.OTHER, status);
        int row = family.series().row(key);
        if (row >= 0) {
            return row;
        }
        boolean room = family == families.requests || budget.hasLastRoom(families.lines(), family.linesOfSeries());
        return room ? family.series().addRow(key, firstCopy()) : NOWHERE;
    }
}
