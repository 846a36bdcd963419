package io.apilog.source;

import io.apilog.source.checkpoint.Base;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.apilog.state.SharedFile;
import io.apilog.state.Sharing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Files that were known and settled at one moment, in a file that snapshots share: those that are read to their end, and those that are
 * not read. What changed since is in the snapshot.
 *
 * @param shared the file; it begins with the files, those set aside follow
 * @param layout the {@link PositionsVersion} in which it is written
 */
record KnownBase(SharedFile shared, int layout, Base<SavedFile> files, Base<SetAside> aside) {
    /** What the file is called by. */
    private static final String NAME = "positions";

    private static final int PIECE = 500;

    /** Writes those of the positions that are settled. */
    static KnownBase write(Positions positions, Sharing sharing) throws IOException {
        List<SavedFile> settled =
                positions.files().stream().filter(SavedFile::finished).toList();
        SharedFile shared = sharing.share(NAME, pieces(settled, positions.aside()));
        return new KnownBase(shared, PositionsVersion.NOW.number(), new Base<>(settled), new Base<>(positions.aside()));
    }

    /** How many of the positions are settled. */
    static long settled(Positions positions) {
        return positions.files().stream().filter(SavedFile::finished).count()
                + positions.aside().size();
    }

    /** A few hundred items at a time, so that they are not all in memory as bytes. */
    private static Iterable<byte[]> pieces(List<SavedFile> files, List<SetAside> aside) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(out -> out.number(files.size()));
        for (int from = 0; from < files.size(); from += PIECE) {
            List<SavedFile> some = files.subList(from, Math.min(files.size(), from + PIECE));
            pieces.add(out -> some.forEach(file -> file.write(out)));
        }
        pieces.add(out -> out.number(aside.size()));
        for (int from = 0; from < aside.size(); from += PIECE) {
            List<SetAside> some = aside.subList(from, Math.min(aside.size(), from + PIECE));
            pieces.add(out -> some.forEach(file -> file.write(out)));
        }
        return () -> {
            Iterator<Piece> each = pieces.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public byte[] next() {
                    SectionWriter out = new SectionWriter();
                    each.next().write(out);
                    return out.toBytes();
                }
            };
        };
    }

    @FunctionalInterface
    private interface Piece {
        void write(SectionWriter out);
    }

    /** Reads what {@link #write} wrote. */
    static KnownBase read(SharedFile shared, int layout) throws DamagedSnapshotException {
        PositionsVersion version = new PositionsVersion(layout);
        try {
            SectionReader in = new SectionReader(shared.bytes());
            List<SavedFile> files = Positions.list(in, in.count(), Positions.files(version));
            List<SetAside> aside = Positions.list(in, in.count(), i -> SetAside.read(i, version));
            in.end();
            return new KnownBase(shared, layout, new Base<>(files), new Base<>(aside));
        } catch (DamagedSnapshotException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedSnapshotException("what is beside it cannot be read");
        }
    }
}
