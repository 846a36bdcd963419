package io.apilog.audit.verify;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of verifying a trail.
 *
 * @param files in their order
 * @param lines all of them
 * @param records requests
 * @param missing requests of which the trail itself says that they could not be written
 * @param size lines of the trail since it began, those of files that are not here any more too
 * @param signed how many of these are under a signature that holds
 * @param bytes that were read
 * @param faults what is wrong; empty where the trail is whole
 * @param notes what is no fault and is to be known, each a sentence for people
 */
public record Verified(
        List<Path> files,
        long lines,
        long records,
        long missing,
        long size,
        long signed,
        long bytes,
        List<TrailFault> faults,
        List<String> notes) {
    /** Copies the lists. */
    public Verified {
        files = List.copyOf(files);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
