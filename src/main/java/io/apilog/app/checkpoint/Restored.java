package io.apilog.app.checkpoint;

import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.state.Snapshot;
import java.util.List;

/**
 * What a snapshot stands for: where reading stood, and the parts, which are read when it is known what they are.
 *
 * @param knowsPositions whether it says where reading stood; without that nothing that is there may be counted
 * @param losses what could not be taken over, each a sentence for people
 */
public record Restored(Snapshot snapshot, Checkpoint positions, boolean knowsPositions, List<String> losses) {
    public Restored {
        losses = List.copyOf(losses);
    }
}
