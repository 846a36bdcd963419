package io.apilog.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that were seen in a family, the latest first. Those that are finished and not among the last few are found by how they begin,
 * so that an archive of any age is asked for in one look-up; how many are known is bounded by the {@link FileLedger} alone.
 */
final class GroupMembers {
    /** So many are gone through one by one, whatever they begin with. */
    private static final int MOST_RECENT = 16;

    private final ArrayDeque<FollowedFile> recent = new ArrayDeque<>();
    private final Map<Long, List<FollowedFile>> pastByBeginning = new HashMap<>();
    private final Map<FollowedFile, Long> past = new HashMap<>();
    /** The members of which more is yet to be read. */
    private final Set<FollowedFile> unfinished = new LinkedHashSet<>();

    /** Puts it first where it is not known. */
    void add(FollowedFile file) {
        unfinished.removeIf(member -> member.life() == FollowedFile.Life.DONE);
        if (file.life() != FollowedFile.Life.DONE) {
            unfinished.add(file);
        }
        if (past.containsKey(file)) {
            if (file.life() == FollowedFile.Life.DONE) {
                return;
            }
            remove(file);
            unfinished.add(file);
        }
        if (recent.contains(file)) {
            return;
        }
        recent.addFirst(file);
        if (recent.size() > MOST_RECENT) {
            recent.stream()
                    .filter(member -> member.life() == FollowedFile.Life.DONE && !member.isOpen())
                    .reduce((first, second) -> second)
                    .ifPresent(this::retire);
        }
    }

    private void retire(FollowedFile file) {
        recent.remove(file);
        long key = file.position().head().key();
        past.put(file, key);
        pastByBeginning.computeIfAbsent(key, k -> new ArrayList<>(1)).add(file);
    }

    void remove(FollowedFile file) {
        recent.remove(file);
        unfinished.remove(file);
        Long key = past.remove(file);
        List<FollowedFile> alike = key == null ? null : pastByBeginning.get(key);
        if (alike != null) {
            alike.remove(file);
            if (alike.isEmpty()) {
                pastByBeginning.remove(key);
            }
        }
    }

    /** Every member that can begin as a file does whose first bytes these are; all that are open are among them. */
    Collection<FollowedFile> like(Beginning head) {
        List<FollowedFile> alike =
                pastByBeginning.getOrDefault(HeadFingerprint.of(head).key(), List.of());
        List<FollowedFile> tiny = pastByBeginning.getOrDefault(HeadFingerprint.NO_KEY, List.of());
        if (alike.isEmpty() && tiny.isEmpty()) {
            return recent;
        }
        Set<FollowedFile> all = new LinkedHashSet<>(recent);
        all.addAll(alike);
        all.addAll(tiny);
        return all;
    }

    /**
     * Whether files of which different lines were counted begin so, over as much as is compared: as where each begins with a long header.
     * Then a beginning says nothing.
     */
    boolean beginAlike(Beginning head) {
        TailMarker first = null;
        for (FollowedFile member : like(head)) {
            HeadFingerprint begins = member.position().head();
            boolean same = begins.isFull()
                    && member.offset() > 0
                    && !member.isSuperseded()
                    && !member.mayBeCopy()
                    && begins.match(head) == HeadFingerprint.Match.SAME;
            TailMarker marker = member.position().marker();
            if (same && first != null && !first.equals(marker)) {
                return true;
            }
            first = same && first == null ? marker : first;
        }
        return false;
    }

    /** Those that are still read, or were added last. */
    Collection<FollowedFile> recent() {
        return recent;
    }

    /** Whether it is yet to be seen what became of a member. */
    boolean isDoubtful() {
        return unfinished.stream().anyMatch(member -> member.isDoubtful() && member.life() != FollowedFile.Life.DONE);
    }
}
