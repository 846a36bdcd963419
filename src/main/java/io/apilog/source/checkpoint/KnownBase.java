package io.apilog.source.checkpoint;

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
 * @param layout the {@link CheckpointVersion} in which it is written
 */
record KnownBase(SharedFile shared, int layout, Base<SavedFile> files, Base<SetAside> aside) {
    /** What the file is called by. */
    private static final String NAME = "positions";

    private static final int PIECE = 500;

    /** Writes those of the positions that are settled. */
    static KnownBase write(Checkpoint positions, Sharing sharing) throws IOException {
        List<SavedFile> settled =
                positions.files().stream().filter(SavedFile::finished).toList();
        SharedFile shared = sharing.share(NAME, pieces(settled, positions.aside()));
        return new KnownBase(
                shared, CheckpointVersion.NOW.number(), new Base<>(settled), new Base<>(positions.aside()));
    }

    /** How many of the positions are settled. */
    static long settled(Checkpoint positions) {
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
        CheckpointVersion version = new CheckpointVersion(layout);
        try {
            SectionReader in = new SectionReader(shared.bytes());
            List<SavedFile> files = Checkpoint.list(in, in.count(), Checkpoint.files(version));
            List<SetAside> aside = Checkpoint.list(in, in.count(), i -> SetAside.read(i, version));
            in.end();
            return new KnownBase(shared, layout, new Base<>(files), new Base<>(aside));
        } catch (DamagedSnapshotException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedSnapshotException("what is beside it cannot be read");
        }
    }

    /** What became of both lists. */
    record Changes(Base.Changes<SavedFile> changedFiles, Base.Changes<SetAside> changedAside) {
        /** How many that are settled were, or are, others. */
        long settled() {
            return changedFiles.removed().size()
                    + files().stream().filter(SavedFile::finished).count()
                    + changedAside.removed().size()
                    + aside().size();
        }

        /** Files that are not in the file beside the snapshot. */
        List<SavedFile> files() {
            return joined(changedFiles);
        }

        /** Likewise. */
        List<SetAside> aside() {
            return joined(changedAside);
        }

        private static <T> List<T> joined(Base.Changes<T> changes) {
            List<T> joined = new ArrayList<>(changes.before());
            joined.addAll(changes.after());
            return joined;
        }

        /** Writes what is not the items themselves. */
        void write(SectionWriter out) {
            places(out, changedFiles.removed());
            places(out, changedAside.removed());
            out.number(changedFiles.before().size())
                    .number(changedAside.before().size());
        }

        /** Places are ascending; each is written as its distance from the one before. */
        private static void places(SectionWriter out, List<Integer> places) {
            out.number(places.size());
            int last = 0;
            for (int place : places) {
                out.number((long) place - last);
                last = place;
            }
        }
    }

    Changes changesTo(Checkpoint now) {
        return new Changes(files.changesTo(now.files()), aside.changesTo(now.aside()));
    }

    /** What is written of the changes to both lists. */
    record Numbers(Places files, Places aside) {}

    /**
     * What is written of the changes to a list besides the items.
     *
     * @param removed places of items that are not there any more
     * @param before how many of the new items stand before all others
     */
    record Places(List<Integer> removed, long before) {
        private static List<Integer> removed(SectionReader in, int end) throws DamagedSnapshotException {
            List<Integer> removed = new ArrayList<>();
            long place = 0;
            for (int left = in.count(); left > 0; left--) {
                place += in.number(0, end);
                if (place >= end) {
                    throw new DamagedSnapshotException("it names what is not in the file beside it");
                }
                removed.add((int) place);
            }
            return removed;
        }

        /** @param items those that are new */
        <T> Base.Changes<T> changes(List<T> items) throws DamagedSnapshotException {
            if (before > items.size()) {
                throw new DamagedSnapshotException("it has fewer files than it says");
            }
            return new Base.Changes<>(
                    removed, items.subList(0, (int) before), items.subList((int) before, items.size()));
        }
    }

    /** Reads what {@link Changes#write} wrote. */
    Numbers numbers(SectionReader in) throws DamagedSnapshotException {
        List<Integer> removed = Places.removed(in, files.items().size());
        List<Integer> removedAside = Places.removed(in, aside.items().size());
        Places ofFiles = new Places(removed, in.number(0, Integer.MAX_VALUE));
        return new Numbers(ofFiles, new Places(removedAside, in.number(0, Integer.MAX_VALUE)));
    }
}
