package io.apilog.app;

import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;

/** Who scraped, as keyed hashes, and which new series each has seen as 0. */
final class ScrapersSection {
    static final String NAME = "scrapers";
    static final int VERSION = 1;

    private static final int MOST_CLIENTS = 1_000;

    private ScrapersSection() {}

    static byte[] write(SavedScrapers saved) {
        SectionWriter out = new SectionWriter().number(saved.key().length);
        for (byte part : saved.key()) {
            out.number(part & 0xFF);
        }
        out.number(saved.floor()).number(saved.shown().size());
        saved.shown().forEach(shown -> out.fixed(shown.sinceMillis()).number(shown.copy()));
        out.number(saved.scrapers().size());
        saved.scrapers()
                .forEach(scraper -> out.fixed(scraper.hash())
                        .number(scraper.revealed())
                        .fixed(scraper.lastMillis())
                        .number(scraper.clients())
                        .number(scraper.gapMillis()));
        return out.toBytes();
    }

    static SavedScrapers read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        byte[] key = new byte[in.count()];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) in.number(0, 0xFF);
        }
        long floor = in.number(0, Long.MAX_VALUE);
        List<SavedScrapers.Shown> shown = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            shown.add(new SavedScrapers.Shown(in.fixed(), in.number(0, Long.MAX_VALUE)));
        }
        List<SavedScrapers.Scraper> scrapers = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            scrapers.add(new SavedScrapers.Scraper(
                    in.fixed(),
                    in.number(0, Long.MAX_VALUE),
                    in.fixed(),
                    (int) in.number(0, MOST_CLIENTS),
                    in.number(0, Long.MAX_VALUE)));
        }
        in.end();
        return new SavedScrapers(key, floor, shown, scrapers);
    }
}
