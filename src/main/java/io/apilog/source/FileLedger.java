package io.apilog.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every file identity that is known, and what of it was counted. What is not in here is new: nothing is concluded from the order of
 * times or names. Only the reading thread uses it, except for {@link #unfinished()}.
 */
final class FileLedger {
    private static final int MOST_ENTRIES = 100_000;

    private final BirthTimes births;
    private final Set<FollowedFile> unfinished = ConcurrentHashMap.newKeySet();
    /** The entry not seen for the longest time goes first, which is that of a file deleted long ago. */
    private final Map<FileIdentity.Inode, LedgerEntry> entries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileIdentity.Inode, LedgerEntry> eldest) {
            return size() > MOST_ENTRIES
                    && !(eldest.getValue() instanceof FollowedFile file && unfinished.contains(file));
        }
    };

    FileLedger(BirthTimes births) {
        this.births = births;
    }

    @Nullable
    LedgerEntry find(FileIdentity identity) {
        LedgerEntry entry = entries.get(identity.key());
        return entry != null && births.same(entry.identity(), identity) ? entry : null;
    }

    void put(LedgerEntry entry) {
        entries.put(entry.identity().key(), entry);
        if (entry instanceof FollowedFile file) {
            unfinished.add(file);
        }
    }

    void revive(FollowedFile file) {
        unfinished.add(file);
    }

    void finished(FollowedFile file) {
        unfinished.remove(file);
    }

    /** The files that are live or being read to their end. Any thread. */
    Collection<FollowedFile> unfinished() {
        return unfinished;
    }
}
