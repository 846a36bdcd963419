package io.apilog.source;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * A file that is known and not read: a rotated sibling that was there at the start, one that has nothing to do with a rotation, or a
 * copy of a file that is followed.
 *
 * @param countedBefore what to leave out should one of the followed paths come to name this file: bytes that were there at the start,
 *     or that were counted in the file it is a copy of
 * @param isCopy whether it is a copy, and so may hold what the original has lost
 */
record SetAside(FileIdentity identity, long countedBefore, boolean isCopy) implements LedgerEntry {
    static SetAside thereBefore(Sighting sighting) {
        return new SetAside(sighting.identity(), sighting.size(), false);
    }

    static SetAside stranger(Sighting sighting) {
        return new SetAside(sighting.identity(), 0, false);
    }

    static SetAside copy(Sighting sighting) {
        return new SetAside(sighting.identity(), sighting.size(), true);
    }

    SetAside on(long device) {
        return new SetAside(identity.on(device), countedBefore, isCopy);
    }

    void write(SectionWriter out) {
        identity.write(out);
        out.number(countedBefore).flag(isCopy);
    }

    static SetAside read(SectionReader in) throws DamagedSnapshotException {
        return new SetAside(FileIdentity.read(in), in.number(0, Long.MAX_VALUE), in.flag());
    }

    /** Whether it can be the copy of a file that was cut since. */
    boolean canBeCopy() {
        return isCopy || countedBefore == 0;
    }
}
