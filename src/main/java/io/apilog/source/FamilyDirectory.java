package io.apilog.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory with followed files: one listing of it serves all of their families. */
final class FamilyDirectory {
    /** Beyond so many siblings none is told from another any more: those not known are left alone. */
    private static final int MOST_SIBLINGS = 50_000;

    private final Path path;
    private final Map<String, Family> byBaseName = new HashMap<>();
    private final Set<Integer> baseLengths = new HashSet<>();
    private final Map<Family, List<Path>> siblings = new HashMap<>();
    private int siblingCount;
    private long notBefore = Long.MIN_VALUE;
    private long quietScanAt = Long.MIN_VALUE;

    FamilyDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Collection<Family> families() {
        return byBaseName.values();
    }

    @Nullable
    Family family(String baseName) {
        return byBaseName.get(baseName);
    }

    void add(Family family) {
        byBaseName.put(family.baseName(), family);
        baseLengths.add(family.baseName().length());
    }

    void remove(Family family) {
        byBaseName.remove(family.baseName());
    }

    /** The family that a file of this name is a sibling in, if any. */
    @Nullable
    Family familyOfSibling(String name) {
        for (int length : baseLengths) {
            if (name.length() > length) {
                Family family = byBaseName.get(name.substring(0, length));
                if (family != null && family.isSibling(name)) {
                    return family;
                }
            }
        }
        return null;
    }

    /** Lists the directory anew. Returns whether that gave all siblings. */
    boolean list(LogDisk disk) throws IOException {
        siblings.clear();
        siblingCount = 0;
        disk.list(path, this::sort);
        return siblingCount <= MOST_SIBLINGS;
    }

    private void sort(Path name) {
        Family family = familyOfSibling(name.toString());
        if (family != null && siblingCount++ < MOST_SIBLINGS) {
            siblings.computeIfAbsent(family, f -> new ArrayList<>()).add(path.resolve(name));
        }
    }

    /** As listed last, with their directory. */
    List<Path> siblings(Family family) {
        return siblings.getOrDefault(family, List.of());
    }

    boolean mayScan(long now) {
        return notBefore == Long.MIN_VALUE || now - notBefore >= 0;
    }

    boolean isQuietScanDue(long now) {
        return quietScanAt == Long.MIN_VALUE || now - quietScanAt >= 0;
    }

    void scanned(long scanAgain, long quietScan) {
        notBefore = scanAgain;
        quietScanAt = quietScan;
    }
}
