package io.apilog.audit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the first line of a file says: by it files are put in order whatever their names are, and the tree goes on where files before are gone.
 *
 * @param number of the file, from 1
 * @param origin the trail's name, as JSON has it within quotes
 * @param before the tree over all lines before the file
 */
public record FileHead(int number, String origin, MerkleFrontier before) {
    private static final int LAYOUT = 1;

    /** Writes the line's fields. */
    public static void write(LineBuffer into, int number, String origin, MerkleFrontier before) {
        into.ascii("\"layout\":").number(LAYOUT);
        into.ascii(",\"file\":").number(number);
        into.ascii(",\"origin\":").raw(LineBuffer.quoted(origin));
        into.ascii(",\"tree\":[");
        String between = "\"";
        for (byte[] hash : before.hashes()) {
            into.ascii(between).ascii(Base64.getEncoder().encodeToString(hash)).put('"');
            between = ",\"";
        }
        into.put(']');
    }

    /** Reads a line; empty where it is none that begins a file. */
    public static Optional<FileHead> of(LineHead line) {
        long number = line.number("file");
        Optional<String> origin = line.field("origin");
        Optional<String> tree = line.field("tree");
        if (!line.is(LineKind.FILE)
                || line.number("layout") != LAYOUT
                || number < 1
                || number > Integer.MAX_VALUE
                || origin.isEmpty()
                || tree.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<byte[]> hashes = new ArrayList<>();
            for (String hash : tree.get().isEmpty() ? new String[0] : tree.get().split(",", -1)) {
                hashes.add(Base64.getDecoder().decode(hash.substring(1, hash.length() - 1)));
            }
            return Optional.of(new FileHead((int) number, origin.get(), MerkleFrontier.of(line.seq(), hashes)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
