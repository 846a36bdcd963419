package io.apilog.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.app.part.FileMetrics;
import io.apilog.app.part.ScrapersPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Copies;
import io.apilog.part.Part;
import io.apilog.part.Parts;
import io.apilog.part.ReadParts;
import io.apilog.part.SourceNames;
import io.apilog.state.Section;
import io.apilog.state.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every part that the daemon keeps. */
class PartsTest {
    private static Parts parts() throws Exception {
        Config config = Configured.files("/var/log/access.log");
        ConfiguredStages counting = new ConfiguredStages(config, config.metrics(), System::nanoTime);
        return counting.parts()
                .and(List.of(
                        new FileMetrics(counting.sources()), new ScrapersPart(new Scrapers(InstantSource.system()))));
    }

    private static Snapshot snapshot(Map<String, Section> sections) {
        return new Snapshot(1, 0, "", true, sections, Set.of(), false);
    }

    @Test
    void each_reads_what_it_wrote_and_writes_the_same_again() throws Exception {
        Parts parts = parts();
        Map<String, Section> written = parts.write(parts.copy());
        ReadParts read = parts.read(snapshot(written), Set.of());
        assertThat(read.losses()).isEmpty();
        assertThat(read.unknown()).isEmpty();
        Parts others = parts();
        assertThat(others.restore(read.copies(), SourceNames.UNCHANGED)).isEmpty();
        Map<String, Section> again = others.write(others.copy());
        assertThat(again.keySet()).isEqualTo(written.keySet());
        written.forEach((name, section) -> assertThat(again.get(name).version()).isEqualTo(section.version()));
    }

    @Test
    void each_begins_at_nothing_where_nothing_is_saved() throws Exception {
        Parts parts = parts();
        ReadParts read = parts.read(snapshot(Map.of()), Set.of());
        assertThat(parts.restore(read.copies(), SourceNames.UNCHANGED)).isEmpty();
    }

    @Test
    void bytes_that_make_no_sense_cost_their_part_alone() throws Exception {
        Parts parts = parts();
        for (Part<?> part : parts.saved()) {
            Map<String, Section> sections = parts.write(parts.copy());
            sections.put(part.name(), Section.together(part.version(), new byte[] {5}));
            assertThat(parts.read(snapshot(sections), Set.of()).losses())
                    .singleElement()
                    .asString()
                    .contains("'" + part.name() + "' of what was saved cannot be read", part.without());
        }
    }

    @Test
    void each_is_in_the_docs_with_what_its_loss_means() throws Exception {
        String docs = Files.readString(Path.of("docs/guarantees.md"));
        assertThat(parts().saved()).allSatisfy(part -> assertThat(docs).contains("\n| `" + part.name() + "` | "));
    }

    @Test
    void two_of_one_kind_are_a_defect() {
        assertThatThrownBy(() -> new Parts(List.of(new ProtocolCounts(true), new ProtocolCounts(true))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_part_that_is_the_same_one_has_nothing_to_go_on_from() {
        ProtocolCounts counts = new ProtocolCounts(true);
        counts.restore(Map.of("HTTP/1.1", 3L), SourceNames.UNCHANGED);
        Parts same = new Parts(List.of(counts));
        Copies copies = same.copy();
        assertThat(same.restore(copies, SourceNames.UNCHANGED)).isEmpty();
        assertThat(counts.copy()).isEqualTo(Map.of("HTTP/1.1", 3L));
    }
}
