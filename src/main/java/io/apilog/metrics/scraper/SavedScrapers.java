package io.apilog.metrics.scraper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of scrapers, as plain data to be saved.
 *
 * @param key of the hashes; without it nobody can tell whom they stand for
 * @param floor see {@link Revealed#floor()}
 * @param shown what was shown in the last minutes, the oldest first
 * @param scrapers those that came in the last minutes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
public record SavedScrapers(byte[] key, long floor, List<Shown> shown, List<Scraper> scrapers) {
    /** Nobody came yet. */
    public static final SavedScrapers NONE = new SavedScrapers(new byte[0], 0, List.of(), List.of());

    /** Copies the lists. */
    public SavedScrapers {
        shown = List.copyOf(shown);
        scrapers = List.copyOf(scrapers);
    }

    /** Up to which number copies were shown to anyone, and since when, in milliseconds since 1970. */
    public record Shown(long sinceMillis, long copy) {}

    /**
     * One that scrapes, or several that look alike.
     *
     * @param hash of its address and agent
     * @param revealed see {@link Revealed}
     * @param lastMillis when it came last, in milliseconds since 1970
     * @param clients how many it seems to be
     * @param gapMillis the longest time between two scrapes of one of them; 0 for unknown
     */
    public record Scraper(long hash, long revealed, long lastMillis, int clients, long gapMillis) {}

    /** What may be shown, as far as this knows. */
    public Revealed revealed() {
        Map<Long, Long> byScraper = new HashMap<>();
        scrapers.forEach(scraper -> byScraper.put(scraper.hash(), scraper.revealed()));
        return new Revealed(floor, byScraper);
    }

    /** The same where every series there was up to a copy may have been shown with its value already. */
    public SavedScrapers allSeen(long copy) {
        return new SavedScrapers(
                key,
                Math.max(floor, copy),
                List.of(),
                scrapers.stream()
                        .map(scraper -> new Scraper(
                                scraper.hash(),
                                Math.max(scraper.revealed(), copy),
                                scraper.lastMillis(),
                                scraper.clients(),
                                scraper.gapMillis()))
                        .toList());
    }
}
