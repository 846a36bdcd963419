package io.apilog.http.scrape;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.Enumeration;

/**
 * What one scrape shows.
 *
 * @param families they must not change any more: they are written afterwards, as slowly as the client reads
 * @param receipt told what became of the answer
 */
public record Scraped(Enumeration<MetricFamilySamples> families, Receipt receipt) {
    /** Families of which nobody needs to know whether they came across. */
    public Scraped(Enumeration<MetricFamilySamples> families) {
        this(families, new Receipt() {
            @Override
            public void delivered() {
                // Nobody needs to know.
            }

            @Override
            public void late() {
                // Nobody needs to know.
            }

            @Override
            public void missed() {
                // Nobody needs to know.
            }
        });
    }

    /**
     * Told once for each answer, by one of the three, on a thread of the server. Returns at once and does not throw.
     */
    public interface Receipt {
        /**
         * The whole answer was handed to the operating system before the time was over that the scraper waits. Told before another request of the
         * same connection is answered.
         */
        void delivered();

        /** The same, when that time was over: whoever keeps to it has gone, which a small answer does not feel. */
        void late();

        /** The client went away or was cut off, or no answer could be made. */
        void missed();
    }
}
