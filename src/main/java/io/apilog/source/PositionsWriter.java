package io.apilog.source;

import io.apilog.source.checkpoint.Base;
import io.apilog.state.Section;
import io.apilog.state.SectionWriter;
import io.apilog.state.Sharing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes positions again and again, and each time little more than what changed: where many files are known that are settled, they are in
 * a file beside the snapshots, which is written anew once {@value #MOST_CHANGES} of them are others. For one thread at a time.
 */
public final class PositionsWriter {
    /** So many files that are settled are written with each snapshot, at about 160 bytes. */
    static final int MOST_CHANGES = 1_000;

    private final Sharing sharing;
    private final int mostChanges;
    private @Nullable KnownBase base;

    /** @param restored what a start went on from: what was written beside it is used further */
    public PositionsWriter(Positions restored, Sharing sharing) {
        this(restored, sharing, MOST_CHANGES);
    }

    PositionsWriter(Positions restored, Sharing sharing, int mostChanges) {
        this.base = restored.base();
        this.sharing = sharing;
        this.mostChanges = mostChanges;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException the file beside the snapshots could not be written
     */
    public Section write(Positions now) throws IOException {
        KnownBase known = base;
        long changes = known == null ? KnownBase.settled(now) : changes(known, now);
        if (changes > mostChanges) {
            known = KnownBase.settled(now) > mostChanges ? KnownBase.write(now, sharing) : null;
            base = known;
        }
        SectionWriter out = new SectionWriter();
        now.write(out, known);
        Section section = Section.together(known == null ? Positions.WHOLE : Positions.VERSION, out.toBytes());
        return known == null ? section : section.with(known.shared());
    }

    private static long changes(KnownBase known, Positions now) {
        Base.Changes<SavedFile> files = known.files().changesTo(now.files());
        Base.Changes<SetAside> aside = known.aside().changesTo(now.aside());
        return files.removed().size()
                + files.before().stream().filter(SavedFile::finished).count()
                + files.after().stream().filter(SavedFile::finished).count()
                + aside.removed().size()
                + aside.before().size()
                + aside.after().size();
    }
}
