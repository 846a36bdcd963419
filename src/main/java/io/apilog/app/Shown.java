package io.apilog.app;

import io.apilog.app.part.ScrapersPart;
import io.apilog.metrics.scraper.Revealed;

/**
 * What a scrape shows.
 *
 * @param revealed which series may be shown with their values, as it was saved together with these
 */
record Shown(Gathering gathering, Revealed revealed) {
    /** What is in the copies, which have scrapers. */
    static Shown of(Gathering gathering) {
        return new Shown(gathering, gathering.copies().of(ScrapersPart.class).revealed());
    }
}
