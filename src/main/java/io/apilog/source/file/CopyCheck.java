package io.apilog.source.file;

import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether a file that was not there before is a copy of one that is known: a backup, or one just made by copytruncate. */
public final class CopyCheck {
    private CopyCheck() {}

    /** @param candidate open, with its size seen */
    public static boolean isCopyInFamily(RotationGroup family, FollowedFile candidate) throws IOException {
        Beginning head = Beginning.of(candidate::readAt);
        for (CopySearch search : family.searches()) {
            if (search.beginsAlike(head)) {
                return true;
            }
        }
        for (FollowedFile known : family.members().like(head)) {
            if (known != candidate && isCopy(family, known, candidate, head)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is so only by files of which not as much is counted yet as it holds. What is saved now may be gone on from once the
     * original was cut: then this is the only file that has the lines.
     */
    public static boolean isCopyOfUncounted(RotationGroup family, FollowedFile candidate) throws IOException {
        Beginning head = Beginning.of(candidate::readAt);
        if (family.searches().stream().anyMatch(search -> search.beginsAlike(head))) {
            return false;
        }
        boolean found = false;
        for (FollowedFile known : family.members().like(head)) {
            if (known != candidate && isCopy(family, known, candidate, head)) {
                boolean isBehind = known.life() != FollowedFile.Life.DONE
                        && known.position().scanned() < candidate.size();
                if (known.offset() > 0 && !isBehind) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /**
     * Whether a file of which nothing was counted was not found after a start: of those that begin alike one has its lines, and which one
     * does not matter, as all of it is to be read.
     */
    public static boolean isGoneUnread(FollowedFile known) {
        return known.isRestored()
                && !known.isOpen()
                && !known.isNamed()
                && !known.isSuperseded()
                && known.offset() == 0;
    }

    /**
     * Whether nothing was counted of it, and another file is read in its place, or it was gone before it was seen what it is: what else
     * begins so is no copy for that.
     */
    public static boolean tellsNothing(FollowedFile known) {
        return known.offset() == 0 && (known.isSuperseded() || (known.isUnplaced() && !known.isOpen()));
    }

    /** The file that holds the first part of this one: that one is a copy, made earlier, of what this one is. */
    public static @Nullable FollowedFile firstPart(RotationGroup family, FollowedFile candidate) throws IOException {
        for (FollowedFile known : family.members().recent()) {
            var channel = known.channel();
            if (known != candidate
                    && known != family.owner().file()
                    && channel != null
                    && channel.size() < candidate.size()
                    && known.position().head().length() >= HeadFingerprint.LEAST
                    && known.position().head().match(candidate::readAt) == HeadFingerprint.Match.SAME
                    && standsAsRead(known)
                    && sameEnd(known, candidate, channel.size())) {
                return known;
            }
        }
        return null;
    }

    /** A file that was read to its end and closed, of which this one holds all that was counted, and more. */
    public static @Nullable FollowedFile readFirstPart(RotationGroup family, FollowedFile candidate)
            throws IOException {
        Beginning head = Beginning.of(candidate::readAt);
        if (family.members().beginAlike(head)) {
            return null;
        }
        for (FollowedFile known : family.members().like(head)) {
            if (known.life() == FollowedFile.Life.DONE
                    && !known.isOpen()
                    && !known.isSuperseded()
                    && !known.mayBeCopy()
                    && known.offset() > 0
                    && known.offset() < candidate.size()
                    && known.position().head().isTelling(known.offset())
                    && known.position().head().match(head) == HeadFingerprint.Match.SAME
                    && sameMarker(known, candidate)) {
                return known;
            }
        }
        return null;
    }

    private static boolean sameEnd(FollowedFile known, FollowedFile candidate, long at) throws IOException {
        int length = TailMarker.lengthAt(at);
        return sameBytes(known, candidate, at - length, length);
    }

    /** Whether no line is left in it that is complete. */
    public static boolean isReadToEnd(FollowedFile known) throws IOException {
        var channel = known.channel();
        return channel != null && known.offset() > 0 && known.position().scanned() == channel.size();
    }

    private static boolean isCopy(RotationGroup family, FollowedFile known, FollowedFile candidate, Beginning head)
            throws IOException {
        if (head.isEmpty()) {
            return false;
        }
        if (!tellsNothing(known)
                && known.position().head().isTelling(known.offset())
                && known.position().head().match(head) == HeadFingerprint.Match.SAME) {
            if (holdsWhatWasRead(known)) {
                // It was not cut since the copy would have been made, so that it has all that the copy has.
                return holdsTheSame(known, candidate, head);
            }
            boolean asRead = candidate.size() >= known.offset() ? sameMarker(known, candidate) : !standsAsRead(known);
            if (asRead && candidate.size() != known.offset() && family.members().beginAlike(head)) {
                return false;
            }
            if (isGoneUnread(known)) {
                known.supersede();
                return false;
            }
            boolean canCompare = known.offset() == 0 && standsAsRead(known);
            if (asRead && !canCompare) {
                return true;
            }
        }
        return holdsTheSame(known, candidate, head);
    }

    /** Whether what was read of a file can still be compared with it. */
    public static boolean standsAsRead(FollowedFile known) throws IOException {
        return known.readAt(new byte[1], 1, 0) > 0
                && known.position().head().match(known::readAt) == HeadFingerprint.Match.SAME;
    }

    /** Whether an open file of which lines were counted holds them all: it was not cut since. */
    public static boolean holdsWhatWasRead(FollowedFile known) throws IOException {
        var channel = known.channel();
        if (channel == null || known.offset() == 0 || known.isDoubtful() || channel.size() < known.offset()) {
            return false;
        }
        byte[] before = new byte[known.position().marker().length()];
        int read = known.readAt(before, before.length, known.offset() - before.length);
        return read == before.length && known.position().marker().matches(before, read) && standsAsRead(known);
    }

    /** Compares with what is in the known file now, of which a copy has all or, when it was made earlier, the first part. */
    private static boolean holdsTheSame(FollowedFile known, FollowedFile candidate, Beginning head) throws IOException {
        var channel = known.channel();
        if (channel == null || channel.size() < candidate.size()) {
            return false;
        }
        int end = TailMarker.lengthAt(candidate.size());
        return sameBytes(known, candidate, head.start(), head.bytes().length)
                && sameBytes(known, candidate, candidate.size() - end, end);
    }

    private static boolean sameBytes(FollowedFile one, FollowedFile other, long at, int length) throws IOException {
        byte[] left = new byte[length];
        byte[] right = new byte[length];
        return one.readAt(left, length, at) == length
                && other.readAt(right, length, at) == length
                && Arrays.equals(left, right);
    }

    private static boolean sameMarker(FollowedFile known, FollowedFile candidate) throws IOException {
        byte[] before = new byte[known.position().marker().length()];
        int read = candidate.readAt(before, before.length, known.offset() - before.length);
        return read == before.length && known.position().marker().matches(before, read);
    }
}
