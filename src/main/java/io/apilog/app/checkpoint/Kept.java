package io.apilog.app.checkpoint;

import io.apilog.app.stage.ConfiguredStages;
import io.apilog.part.Parts;
import io.apilog.source.Follower;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.state.Settling;

/**
 * One moment: what is shown of it, and what is saved so that it can be gone on from.
 *
 * @param firstPassDone whether all that was in the files at the start is counted in it
 * @param behind whether anything that was rotated away, or was there at the start, is yet to be counted
 */
record Kept(Gathering gathering, Checkpoint positions, boolean firstPassDone, boolean behind) {
    /** Tells each part what is saved of it. */
    static final Settling<Kept> SETTLING = new Settling<>() {
        @Override
        public void force(Kept kept) {
            kept.gathering().parts().force(kept.gathering().copies());
        }

        @Override
        public void settled(Kept kept) {
            kept.gathering().parts().settled(kept.gathering().copies());
        }
    };

    /** Copies everything. On the reading thread between two batches, or while none reads. */
    static Kept of(ConfiguredStages counting, Parts parts, Follower follower) {
        return counting.cut()
                .take(() -> new Kept(
                        Gathering.copy(counting, parts),
                        follower.positions(),
                        follower.firstPassDone(),
                        follower.isBehind()));
    }
}
