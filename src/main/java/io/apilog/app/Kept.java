package io.apilog.app;

import io.apilog.endpoint.EndpointState;
import io.apilog.metrics.SavedSeries;
import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.source.Follower;
import io.apilog.source.Positions;

/**
 * One moment: what is shown of it, and what is saved so that it can be gone on from.
 *
 * @param firstPassDone whether all that was in the files at the start is counted in it
 * @param behind whether anything that was rotated away, or was there at the start, is yet to be counted
 */
record Kept(
        Gathering gathering,
        SavedSeries series,
        EndpointState endpoints,
        Positions positions,
        SavedScrapers scrapers,
        boolean firstPassDone,
        boolean behind) {
    /** Copies everything. On the reading thread between two batches, or while none reads. */
    static Kept of(Counting counting, Follower follower, Scrapers scrapers) {
        return counting.cut().take(() -> {
            Gathering gathering = Gathering.copy(counting);
            return new Kept(
                    gathering,
                    counting.api().save(),
                    counting.namer().state(),
                    follower.positions(),
                    scrapers.save(),
                    follower.firstPassDone(),
                    follower.isBehind());
        });
    }
}
