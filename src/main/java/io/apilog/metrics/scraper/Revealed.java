package io.apilog.metrics.scraper;

import java.util.Map;

/**
 * Which series may be shown with their values: each was made before a numbered copy of all series, and one that was made up to the number
 * given for a scraper was seen as 0 by it. Immutable.
 *
 * @param floor for scrapers that are not among those known
 * @param byScraper by the hash of who scrapes
 */
public record Revealed(long floor, Map<Long, Long> byScraper) {
    /** Copies the map. */
    public Revealed {
        byScraper = Map.copyOf(byScraper);
    }

    /** The number for a scraper. */
    public long to(long scraper) {
        return Math.max(floor, byScraper.getOrDefault(scraper, floor));
    }
}
