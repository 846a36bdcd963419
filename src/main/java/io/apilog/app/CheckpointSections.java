package io.apilog.app;

import io.apilog.endpoint.EndpointState;
import io.apilog.endpoint.KnownEndpoint;
import io.apilog.metrics.SavedCount;
import io.apilog.metrics.SavedLines;
import io.apilog.metrics.SavedSeries;
import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.request.Rule;
import io.apilog.source.Positions;
import io.apilog.source.PositionsWriter;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.SectionReader;
import io.apilog.state.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a checkpoint is made of: THE list of its sections. One that is missing, that only a newer version of this program wrote, or that
 * cannot be read begins at nothing, which is said; the others go on. Those that no version known here has are kept, and written again.
 *
 * <p>Positions, series, lines, counts and endpoints stand together: they are of one moment, so where the bytes of one of them are damaged, the
 * snapshot before is used.
 */
final class CheckpointSections {
    private static final String POSITIONS = "positions";
    private static final Set<String> KNOWN = Set.of(
            SeriesSection.NAME,
            LinesSection.NAME,
            CountsSection.NAME,
            EndpointsSection.NAME,
            ScrapersSection.NAME,
            POSITIONS);

    private static final SavedSeries NO_SERIES = new SavedSeries(1, List.of(), List.of(), List.of(), List.of());

    private final Snapshot snapshot;
    private final List<String> losses = new ArrayList<>();

    private CheckpointSections(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Reads what is there. */
    static Restored read(Snapshot snapshot) {
        return new CheckpointSections(snapshot).read();
    }

    private Restored read() {
        Optional<Positions> positions = whole(
                POSITIONS,
                Positions.VERSION,
                Positions::read,
                "counts go on, and reading begins at the end of each file: what was written since is not counted");
        Optional<SavedSeries> series = section(
                SeriesSection.NAME, SeriesSection.VERSION, SeriesSection::read, "counters of requests begin at 0");
        Optional<List<SavedLines>> lines =
                section(LinesSection.NAME, LinesSection.VERSION, LinesSection::read, "counters of lines begin at 0");
        Optional<EndpointState> endpoints = section(
                EndpointsSection.NAME,
                EndpointsSection.VERSION,
                EndpointsSection::read,
                "parameters in paths are learned anew; endpoints that have counts keep their names");
        snapshot.damaged().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> lost(name, "is damaged", "it is not kept"));
        return new Restored(
                snapshot.savedMillis(),
                series.orElse(NO_SERIES),
                lines.orElse(List.of()),
                counts(),
                endpoints.orElseGet(() -> namedIn(series.orElse(NO_SERIES))),
                positions.orElse(Positions.NONE),
                series.map(this::scrapers).orElse(SavedScrapers.NONE),
                positions.isPresent(),
                unknown(),
                losses);
    }

    /** Where it is not known who has seen what, everything may have been seen: to be 0 once more would be a reset. */
    private SavedScrapers scrapers(SavedSeries series) {
        boolean before = snapshot.section(SeriesSection.NAME)
                .filter(section -> section.version() < SeriesSection.BORN_SINCE)
                .isPresent();
        if (before) {
            return SavedScrapers.NONE;
        }
        return section(
                        ScrapersSection.NAME,
                        ScrapersSection.VERSION,
                        ScrapersSection::read,
                        "the first value of a series that is new since the last scrape is not seen as an increase")
                .orElseGet(() -> SavedScrapers.NONE.allSeen(series.copies()));
    }

    /** Versions that did not save them began them at 0 at each start, so where they are not there nothing is lost. */
    private List<SavedCount> counts() {
        boolean never = snapshot.section(CountsSection.NAME).isEmpty()
                && !snapshot.damaged().contains(CountsSection.NAME);
        if (never) {
            return List.of();
        }
        return section(
                        CountsSection.NAME,
                        CountsSection.VERSION,
                        CountsSection::read,
                        "counters of what was left out or mended begin at 0")
                .orElse(List.of());
    }

    private interface LayoutReader<T> {
        T read(int version, SectionReader in) throws DamagedSnapshotException;
    }

    private interface WholeReader<T> {
        T read(Section section) throws DamagedSnapshotException;
    }

    /**
     * Reads a section, or says why there is none.
     *
     * @param newest the newest version of its layout that is known here
     * @param without what its loss means, as the end of a sentence
     */
    private <T> Optional<T> section(String name, int newest, LayoutReader<T> reader, String without) {
        return whole(name, newest, section -> reader.read(section.version(), section.reader()), without);
    }

    /** The same, of one that can need a file beside the snapshot. */
    private <T> Optional<T> whole(String name, int newest, WholeReader<T> reader, String without) {
        Optional<Section> section = snapshot.section(name);
        if (section.isEmpty()) {
            lost(name, snapshot.damaged().contains(name) ? "is damaged" : "is not there", without);
            return Optional.empty();
        }
        int version = section.get().version();
        if (version > newest) {
            lost(name, "was written by a newer version (layout " + version + ", known here: " + newest + ")", without);
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(section.get()));
        } catch (DamagedSnapshotException | RuntimeException e) {
            lost(name, "cannot be read (" + e.getMessage() + ")", without);
            return Optional.empty();
        }
    }

    private void lost(String name, String why, String without) {
        losses.add("the part '" + name + "' of what was saved " + why + ": " + without);
    }

    /** The endpoints that have series: where nothing else is known of them, their names must be there for their counts to go on. */
    private static EndpointState namedIn(SavedSeries series) {
        List<KnownEndpoint> endpoints = new ArrayList<>();
        for (int index = 0; index < series.endpoints().size(); index++) {
            String name = series.endpoints().get(index);
            if (name.startsWith("/")) {
                endpoints.add(new KnownEndpoint(index, name, Rule.PATH, 0));
            }
        }
        return new EndpointState(endpoints, List.of());
    }

    private Map<String, Section> unknown() {
        Map<String, Section> unknown = new HashMap<>(snapshot.sections());
        unknown.keySet().removeAll(KNOWN);
        return unknown;
    }

    /**
     * Writes every section.
     *
     * @param positions writes where reading stands
     * @param unknown what another version wrote and is kept as it is
     */
    static Map<String, Section> write(Kept kept, PositionsWriter positions, Map<String, Section> unknown)
            throws IOException {
        Map<String, Section> sections = new HashMap<>(unknown);
        sections.put(SeriesSection.NAME, Section.together(SeriesSection.VERSION, SeriesSection.write(kept.series())));
        sections.put(
                LinesSection.NAME,
                Section.together(
                        LinesSection.VERSION,
                        LinesSection.write(kept.gathering().lines().save())));
        sections.put(
                CountsSection.NAME,
                Section.together(
                        CountsSection.VERSION,
                        CountsSection.write(kept.gathering().counts())));
        sections.put(
                EndpointsSection.NAME,
                Section.together(EndpointsSection.VERSION, EndpointsSection.write(kept.endpoints())));
        sections.put(
                ScrapersSection.NAME,
                Section.together(ScrapersSection.VERSION, ScrapersSection.write(kept.scrapers())));
        sections.put(POSITIONS, positions.write(kept.positions()));
        return sections;
    }
}
