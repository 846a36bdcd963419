package io.apilog.source.rotation;

import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.name.DatedName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A directory with followed files: one listing of it serves all of their families. */
final class GroupDirectory {
    /** Beyond so many siblings none is told from another any more: those not known are left alone. */
    private static final int MOST_SIBLINGS = 50_000;

    /** A permission that is missing for a moment, as while it is being set, is waited for. */
    private static final long UNLISTED_NANOS = 10_000_000_000L;

    private final Path path;
    private final Map<String, RotationGroup> byBaseName = new HashMap<>();
    private final NavigableSet<Integer> baseLengths = new TreeSet<>();
    private final Map<RotationGroup, List<Path>> siblings = new HashMap<>();
    private final Map<RotationGroup, List<Path>> archives = new HashMap<>();
    private final Map<RotationGroup, Path> unreadable = new HashMap<>();
    private int siblingCount;
    private boolean unlisted;
    private long unlistedSince;
    private boolean gone;
    private long goneSince;
    private long notBefore = Long.MIN_VALUE;
    private long quietScanAt = Long.MIN_VALUE;

    GroupDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Collection<RotationGroup> families() {
        return byBaseName.values();
    }

    @Nullable
    RotationGroup family(String baseName) {
        return byBaseName.get(baseName);
    }

    void add(RotationGroup family) {
        byBaseName.put(family.baseName(), family);
        baseLengths.add(family.baseName().length());
    }

    void remove(RotationGroup family) {
        byBaseName.remove(family.baseName());
    }

    /**
     * The family that a file of this name is a sibling in, if any: what is beside {@code app.log-audit} is beside {@code app.log} too, and
     * belongs to the first.
     */
    @Nullable
    RotationGroup familyOfSibling(String name) {
        RotationGroup family = familyOf(name, baseLengths.descendingSet(), RotationGroup::isSibling);
        return family != null || !RotationGroup.isReadable(name) ? family : familyOfDated(name);
    }

    /** The family whose file's name is this one without the date before its extension. */
    private @Nullable RotationGroup familyOfDated(String name) {
        for (String log : DatedName.logs(name)) {
            RotationGroup family = byBaseName.get(log);
            if (family != null) {
                return family;
            }
        }
        return null;
    }

    private @Nullable RotationGroup familyOf(
            String name, Set<Integer> lengths, BiPredicate<RotationGroup, String> isIn) {
        for (int length : lengths) {
            if (name.length() > length) {
                RotationGroup family = byBaseName.get(name.substring(0, length));
                if (family != null && isIn.test(family, name)) {
                    return family;
                }
            }
        }
        return null;
    }

    /**
     * The families that have archives, each with those whose file lies beside its own: a glob follows rotated files too, so that each is a
     * family by itself, under a name that it need not have when it is compressed.
     */
    Map<RotationGroup, List<RotationGroup>> kin() {
        Map<RotationGroup, List<RotationGroup>> kin = new LinkedHashMap<>();
        if (!archives.isEmpty()) {
            archives.keySet().forEach(root -> kin.put(root, new ArrayList<>(List.of(root))));
            for (RotationGroup family : families()) {
                RotationGroup beside = familyOf(family.baseName(), baseLengths, RotationGroup::isSibling);
                RotationGroup root = beside == null ? familyOfDated(family.baseName()) : beside;
                List<RotationGroup> ofRoot = root == null ? null : kin.get(root);
                if (ofRoot != null) {
                    ofRoot.add(family);
                }
            }
        }
        return kin;
    }

    /** Lists the directory anew. Returns whether that gave all siblings. */
    boolean list(LogDisk disk) throws IOException {
        siblings.clear();
        archives.clear();
        unreadable.clear();
        siblingCount = 0;
        disk.list(path, this::sort);
        unlisted = false;
        gone = false;
        return siblingCount <= MOST_SIBLINGS;
    }

    private void sort(Path name) {
        String text = name.toString();
        RotationGroup family = familyOfSibling(text);
        if (family != null) {
            add(siblings, family, name);
        } else {
            RotationGroup archived = familyOfArchive(text);
            if (archived != null) {
                add(archives, archived, name);
            } else if (RotationGroup.isCompressed(text)) {
                RotationGroup beside = familyOf(text, baseLengths.descendingSet(), RotationGroup::isUnreadable);
                if (beside != null) {
                    unreadable.put(beside, path.resolve(name));
                }
            }
        }
    }

    /** The family that an archive of this name is of, if any. */
    @Nullable
    RotationGroup familyOfArchive(String name) {
        RotationGroup family = familyOf(name, baseLengths, RotationGroup::isArchive);
        boolean isDated = family == null && name.endsWith(RotationGroup.GZIP);
        return isDated ? familyOfDated(name.substring(0, name.length() - RotationGroup.GZIP.length())) : family;
    }

    private void add(Map<RotationGroup, List<Path>> to, RotationGroup family, Path name) {
        if (siblingCount++ < MOST_SIBLINGS) {
            to.computeIfAbsent(family, f -> new ArrayList<>()).add(path.resolve(name));
        }
    }

    /** The compressed ones, likewise. */
    List<Path> archives(RotationGroup family) {
        return archives.getOrDefault(family, List.of());
    }

    /** As listed last, with their directory. */
    List<Path> siblings(RotationGroup family) {
        return siblings.getOrDefault(family, List.of());
    }

    /** A compressed file beside that is not read; null where there is none. */
    @Nullable
    Path unreadable(RotationGroup family) {
        return unreadable.get(family);
    }

    /** Notes that the directory cannot be listed. Returns whether that is news. */
    boolean cannotBeListed(long now) {
        boolean news = !unlisted;
        unlistedSince = news ? now : unlistedSince;
        unlisted = true;
        return news;
    }

    /** Whether it could not be listed for so long that no more is to be expected. */
    boolean isUnlistedForLong(long now) {
        return unlisted && now - unlistedSince >= UNLISTED_NANOS;
    }

    /** Notes that there is no such directory. Returns whether that has been so for so long that nothing of it is to be expected any more. */
    boolean isGoneForLong(long now) {
        goneSince = gone ? goneSince : now;
        gone = true;
        return now - goneSince >= UNLISTED_NANOS;
    }

    boolean isUnlisted() {
        return unlisted;
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
