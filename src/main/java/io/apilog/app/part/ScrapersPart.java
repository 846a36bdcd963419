package io.apilog.app.part;

import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Part;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who scraped, as keyed hashes, and which new series each has seen as 0. */
public final class ScrapersPart implements Part<SavedScrapers> {
    private static final int VERSION = 1;
    private static final int MOST_CLIENTS = 1_000;

    private final Scrapers scrapers;

    /** Keeps these. */
    public ScrapersPart(Scrapers scrapers) {
        this.scrapers = scrapers;
    }

    /** Those that it keeps. */
    public Scrapers scrapers() {
        return scrapers;
    }

    @Override
    public String name() {
        return "scrapers";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "the first value of a series that is new since the last scrape is not seen as an increase";
    }

    @Override
    public SavedScrapers copy() {
        return scrapers.save();
    }

    @Override
    public List<String> restore(SavedScrapers before, SourceNames names) {
        scrapers.restore(before);
        return List.of();
    }

    /**
     * Where it is not known who has seen what, everything may have been seen: to be 0 once more would be a reset. Where the series begin anew,
     * nobody has seen any.
     */
    @Override
    public Optional<SavedScrapers> beginning(Optional<SavedScrapers> read, SavedParts saved) {
        Optional<SeriesCopy> series = saved.copies().find(SeriesPart.class);
        if (series.isEmpty() || !isNumbered(saved)) {
            return Optional.empty();
        }
        return read.or(() ->
                Optional.of(SavedScrapers.NONE.allSeen(series.get().saved().copies())));
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return saved.copies().find(SeriesPart.class).isPresent() && isNumbered(saved);
    }

    private static boolean isNumbered(SavedParts saved) {
        return saved.version(SeriesPart.NAME).orElse(0) >= SeriesPart.BORN_SINCE;
    }

    @Override
    public byte[] write(SavedScrapers saved) {
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

    @Override
    public SavedScrapers read(int version, SectionReader in) throws DamagedSnapshotException {
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
