package io.apilog.source.checkpoint;

import io.apilog.state.Section;
import io.apilog.state.SectionWriter;
import io.apilog.state.Sharing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes positions again and again, and each time little more than what changed: where many files are known that are settled, they are in
 * a file beside the snapshots, which is written anew once {@value #MOST_CHANGES} of them are others. For one thread at a time.
 */
public final class CheckpointWriter {
    /** So many files that are settled are written with each snapshot, at about 160 bytes. */
    static final int MOST_CHANGES = 1_000;

    private final Sharing sharing;
    private final int mostChanges;
    private @Nullable KnownBase base;

    /** @param restored what a start went on from: what was written beside it is used further */
    public CheckpointWriter(Checkpoint restored, Sharing sharing) {
        this(restored, sharing, MOST_CHANGES);
    }

    /** @param mostChanges with more than these the file beside the snapshots is written anew */
    public CheckpointWriter(Checkpoint restored, Sharing sharing, int mostChanges) {
        this.base = restored.base();
        this.sharing = sharing;
        this.mostChanges = mostChanges;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException the file beside the snapshots could not be written
     */
    public Section write(Checkpoint now) throws IOException {
        KnownBase known = base;
        KnownBase.Changes changes = known == null ? null : known.changesTo(now);
        if ((changes == null ? KnownBase.settled(now) : changes.settled()) > mostChanges) {
            known = KnownBase.settled(now) > mostChanges ? KnownBase.write(now, sharing) : null;
            base = known;
            changes = known == null ? null : known.changesTo(now);
        }
        SectionWriter out = new SectionWriter();
        if (known == null || changes == null) {
            now.write(out);
            return Section.together(CheckpointVersion.WHOLE, out.toBytes());
        }
        out.number(known.layout());
        changes.write(out);
        now.with(changes.files(), changes.aside()).write(out);
        return Section.together(Checkpoint.VERSION, out.toBytes()).with(known.shared());
    }
}
