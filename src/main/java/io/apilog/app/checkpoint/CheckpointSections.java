package io.apilog.app.checkpoint;

import io.apilog.part.SectionLoss;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.CheckpointWriter;
import io.apilog.source.checkpoint.FollowedSince;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.Section;
import io.apilog.state.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a checkpoint is made of: where reading stood, and a section for each part. One that is missing, that only a newer version of this program
 * wrote, or that cannot be read begins at nothing, which is said; the others go on. Those that no version known here has are kept, and written
 * again.
 *
 * <p>Positions and parts stand together: they are of one moment, so where the bytes of one of them are damaged, the snapshot before is used.
 */
public final class CheckpointSections {
    private static final String POSITIONS = "positions";
    /** Since when each path and glob is followed. Earlier versions did not keep it, and then nothing is lost. */
    private static final String SINCE = "followed-since";

    private static final String WITHOUT =
            "counts go on, and reading begins at the end of each file: what was written since is not counted";

    /** Sections that are no parts. */
    public static final Set<String> NO_PARTS = Set.of(POSITIONS, SINCE);

    private CheckpointSections() {}

    /** Reads where reading stood. */
    public static Restored read(Snapshot snapshot) {
        Optional<Section> section = snapshot.section(POSITIONS);
        if (section.isEmpty()) {
            return without(snapshot, snapshot.damaged().contains(POSITIONS) ? "is damaged" : "is not there");
        }
        int version = section.get().version();
        if (version > Checkpoint.VERSION) {
            return without(snapshot, SectionLoss.newer(version, Checkpoint.VERSION));
        }
        try {
            Checkpoint positions = Checkpoint.read(section.get()).with(since(snapshot));
            return new Restored(snapshot, positions, true, List.of());
        } catch (DamagedSnapshotException | RuntimeException e) {
            return without(snapshot, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static FollowedSince since(Snapshot snapshot) throws DamagedSnapshotException {
        Optional<Section> section = snapshot.section(SINCE);
        boolean isKnown = section.isPresent() && section.get().version() <= FollowedSince.VERSION;
        return isKnown ? FollowedSince.read(section.get()) : FollowedSince.NONE;
    }

    private static Restored without(Snapshot snapshot, String why) {
        return new Restored(snapshot, Checkpoint.NONE, false, List.of(SectionLoss.inWords(POSITIONS, why, WITHOUT)));
    }

    /**
     * Writes every section.
     *
     * @param positions writes where reading stands
     * @param unknown what another version wrote and is kept as it is
     */
    static Map<String, Section> write(Kept kept, CheckpointWriter positions, Map<String, Section> unknown)
            throws IOException {
        Map<String, Section> sections = new HashMap<>(unknown);
        sections.putAll(kept.gathering().parts().write(kept.gathering().copies()));
        sections.put(SINCE, kept.positions().since().section());
        sections.put(POSITIONS, positions.write(kept.positions()));
        return sections;
    }
}
