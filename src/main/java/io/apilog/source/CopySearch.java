package io.apilog.source;

import java.io.IOException;

/**
 * A file was cut after it had been copied (copytruncate): what of it was not yet read is in the copy, which begins as the file began
 * and has before the offset what was read there.
 */
final class CopySearch {
    private final FollowedFile original;
    private final HeadFingerprint head;
    private final TailMarker marker;
    private final long offset;
    private final long size;
    private boolean found;

    /** @param cut as it stood before: its lines go on where its sink is */
    CopySearch(FollowedFile cut) {
        original = cut;
        head = cut.position().head();
        marker = cut.position().marker();
        offset = cut.offset();
        size = cut.size();
    }

    /** Nothing was found; what was unread is lost. */
    void giveUp() {
        found = true;
    }

    boolean isFound() {
        return found;
    }

    FollowedFile original() {
        return original;
    }

    /** Whether bytes are known to have been there that were not counted, and more than a piece of the first line. */
    boolean hasUnread() {
        return size > offset && head.isTelling(offset);
    }

    long unreadBytes() {
        return size - offset;
    }

    /** Whether an open file begins as the file did: it is a copy, of now or of earlier. */
    boolean beginsAlike(FollowedFile candidate) throws IOException {
        byte[] first = new byte[HeadFingerprint.LENGTH];
        int available = candidate.readAt(first, first.length, 0);
        return available > 0 && head.isTelling(offset) && head.match(first, available) == HeadFingerprint.Match.SAME;
    }

    /** Whether an open file is the copy that goes at least as far as the file was read. */
    boolean matches(FollowedFile candidate) throws IOException {
        if (candidate == original || !beginsAlike(candidate)) {
            return false;
        }
        byte[] before = new byte[marker.length()];
        int read = candidate.readAt(before, before.length, offset - before.length);
        return read == before.length && marker.matches(before, read);
    }

    /** The copy is read from where the original was read to. */
    void handTo(FollowedFile copy) {
        found = true;
        copy.moveTo(offset, marker);
        copy.position().head(head);
        copy.mayBeCopy(false);
        var sink = original.sink();
        if (sink != null) {
            copy.sink(sink);
        }
    }
}
