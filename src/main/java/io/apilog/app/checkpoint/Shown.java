package io.apilog.app.checkpoint;

import io.apilog.app.part.ScrapersPart;
import io.apilog.metrics.scraper.Revealed;

/**
 * What a scrape shows.
 *
 * @param revealed which series may be shown with their values, as it was saved together with these
 */
public record Shown(Gathering gathering, Revealed revealed) {
    /** What is in the copies, which have scrapers. */
    public static Shown of(Gathering gathering) {
        return new Shown(gathering, gathering.copies().of(ScrapersPart.class).revealed());
    }
}
