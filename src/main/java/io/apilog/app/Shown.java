package io.apilog.app;

import io.apilog.metrics.scraper.Revealed;

/**
 * What a scrape shows.
 *
 * @param revealed which series may be shown with their values, as it was saved together with these
 */
record Shown(Gathering gathering, Revealed revealed) {}
