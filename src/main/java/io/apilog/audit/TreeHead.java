package io.apilog.audit;

import java.util.Base64;

/**
 * What is signed of a trail: how many lines it has, and the root of the tree over them. Its text is that of a checkpoint of a transparency
 * log, so that any witness for those can keep it.
 *
 * @param origin the trail's name
 * @param size how many lines
 * @param root 32 bytes that nobody writes to
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its text alone.
public record TreeHead(String origin, long size, byte[] root) {
    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + rootText() + "\n";
    }

    /** The root as Base64. */
    public String rootText() {
        return Base64.getEncoder().encodeToString(root);
    }
}
