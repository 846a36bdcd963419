/** Who scrapes, and which new series each has seen as 0 already. Knows copies by their number alone, and no series. */
package io.apilog.metrics.scraper;
