package io.apilog.source.file;

import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
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
 * so that an archive of any age is asked for in one look-up; how many are known is bounded by the {@code FileLedger} alone.
 */
public final class GroupMembers<F extends GroupMembers.Member> {
    /** What of a file a group has to know. */
    interface Member {
        /** Whether it was read to its end, and is closed. */
        boolean isDone();

        /** Whether it is open. */
        boolean isOpen();

        /** Where reading stands in it. */
        ReadPosition position();

        /** Whether another file has what was not read of it. */
        boolean isSuperseded();

        /** Whether it may be a copy that is just being made of another file. */
        boolean mayBeCopy();

        /** Whether what was counted is no longer what stands in it. */
        boolean isDoubtful();

        /** Whether it was saved, and not opened since. */
        boolean isRestored();
    }

    /** So many are gone through one by one, whatever they begin with. */
    private static final int MOST_RECENT = 16;

    private final ArrayDeque<F> recent = new ArrayDeque<>();
    private final Map<Long, List<F>> pastByBeginning = new HashMap<>();
    private final Map<F, Long> past = new HashMap<>();
    /** The members of which more is yet to be read. */
    private final Set<F> unfinished = new LinkedHashSet<>();

    /** Puts it first where it is not known. */
    void add(F file) {
        unfinished.removeIf(member -> member.isDone());
        if (!file.isDone()) {
            unfinished.add(file);
        }
        if (past.containsKey(file)) {
            if (file.isDone()) {
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
                    .filter(member -> member.isDone() && !member.isOpen())
                    .reduce((first, second) -> second)
                    .ifPresent(this::retire);
        }
    }

    private void retire(F file) {
        recent.remove(file);
        long key = file.position().head().key();
        past.put(file, key);
        pastByBeginning.computeIfAbsent(key, k -> new ArrayList<>(1)).add(file);
    }

    /** Takes out a file; nothing happens if it is no member. */
    public void remove(F file) {
        recent.remove(file);
        unfinished.remove(file);
        Long key = past.remove(file);
        List<F> alike = key == null ? null : pastByBeginning.get(key);
        if (alike != null) {
            alike.remove(file);
            if (alike.isEmpty()) {
                pastByBeginning.remove(key);
            }
        }
    }

    /** All that were read to their end. */
    public List<F> done() {
        List<F> done = new ArrayList<>(past.keySet());
        done.addAll(recent);
        done.removeIf(member -> !member.isDone());
        return done;
    }

    /** Every member that can begin as a file does whose first bytes these are; all that are open are among them. */
    public Collection<F> like(Beginning head) {
        List<F> alike = pastByBeginning.getOrDefault(HeadFingerprint.of(head).key(), List.of());
        List<F> tiny = pastByBeginning.getOrDefault(HeadFingerprint.NO_KEY, List.of());
        if (alike.isEmpty() && tiny.isEmpty()) {
            return recent;
        }
        Set<F> all = new LinkedHashSet<>(recent);
        all.addAll(alike);
        all.addAll(tiny);
        return all;
    }

    /**
     * Whether files of which different lines were counted begin so, over as much as is compared: as where each begins with a long header.
     * Then a beginning says nothing.
     */
    public boolean beginAlike(Beginning head) {
        TailMarker first = null;
        for (F member : like(head)) {
            HeadFingerprint begins = member.position().head();
            boolean same = begins.isFull()
                    && member.position().offset() > 0
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

    /** Files that are still read, or were added last. */
    Collection<F> recent() {
        return recent;
    }

    /** Whether it is yet to be seen what became of a member. */
    boolean isDoubtful() {
        return unfinished.stream().anyMatch(member -> member.isDoubtful() && !member.isDone());
    }

    /** Whether a member that is to be read on was not found since a restart. */
    boolean isAwaiting() {
        return unfinished.stream().anyMatch(member -> member.isRestored() && !member.isDone());
    }
}
