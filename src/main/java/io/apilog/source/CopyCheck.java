package io.apilog.source;

import java.io.IOException;
import java.util.Arrays;

/** Whether a file that was not there before is a copy of one that is known: a backup, or one just made by copytruncate. */
final class CopyCheck {
    private CopyCheck() {}

    /** @param candidate open, with its size seen */
    static boolean isCopyInFamily(Family family, FollowedFile candidate) throws IOException {
        for (CopySearch search : family.searches()) {
            if (search.beginsAlike(candidate)) {
                return true;
            }
        }
        for (FollowedFile known : family.members()) {
            if (known != candidate && isCopy(known, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCopy(FollowedFile known, FollowedFile candidate) throws IOException {
        byte[] head = new byte[HeadFingerprint.LENGTH];
        int available = candidate.readAt(head, head.length, 0);
        HeadFingerprint.Match match = known.head().match(head, available);
        if (available == 0 || known.head().length() == 0 || match == HeadFingerprint.Match.CHANGED) {
            return false;
        }
        var channel = known.channel();
        if (channel != null && channel.size() >= known.size()) {
            long shared = Math.min(candidate.size(), known.size());
            int length = TailMarker.lengthAt(shared);
            return sameBytes(known, candidate, 0, available) && sameBytes(known, candidate, shared - length, length);
        }
        return match == HeadFingerprint.Match.SAME
                && (candidate.size() < known.offset() || sameMarker(known, candidate));
    }

    /** Compares as far as both go. */
    private static boolean sameBytes(FollowedFile one, FollowedFile other, long at, int length) throws IOException {
        byte[] left = new byte[length];
        byte[] right = new byte[length];
        int common = Math.min(one.readAt(left, length, at), other.readAt(right, length, at));
        return Arrays.equals(left, 0, common, right, 0, common);
    }

    private static boolean sameMarker(FollowedFile known, FollowedFile candidate) throws IOException {
        byte[] before = new byte[known.marker().length()];
        int read = candidate.readAt(before, before.length, known.offset() - before.length);
        return read == before.length && known.marker().matches(before, read);
    }
}
