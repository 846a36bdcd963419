package io.apilog.source.rotation;

import io.apilog.source.checkpoint.SavedSearch;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories with followed files, and the rotation groups in each. To be used by the reading thread. */
public final class GroupDirectories {
    private final LogDisk disk;
    private final BirthTimes births;
    private final OpenFiles openFiles;
    private final Map<Path, GroupDirectory> directories = new HashMap<>();

    /** No directories yet. */
    public GroupDirectories(LogDisk disk, BirthTimes births, OpenFiles openFiles) {
        this.disk = disk;
        this.births = births;
        this.openFiles = openFiles;
    }

    /** A copy, while which is gone through groups may join and leave. */
    List<GroupDirectory> all() {
        return List.copyOf(directories.values());
    }

    /** The directory of a file; null where none is followed in it. */
    @Nullable
    GroupDirectory of(Path file) {
        Path parent = file.getParent();
        return parent == null ? null : directories.get(parent);
    }

    /** The family of the files beside {@code file}, which is absolute. */
    public @Nullable RotationGroup join(FollowedPath owner, Path file) {
        Path parent = file.getParent();
        Path name = file.getFileName();
        if (parent == null || name == null) {
            return null;
        }
        // It changes with every file created in it, so it shows birth times to be real before any file there does.
        openFiles.look(parent);
        GroupDirectory directory = directories.computeIfAbsent(parent, GroupDirectory::new);
        RotationGroup family = directory.family(name.toString());
        if (family == null) {
            family = new RotationGroup(owner, file);
            directory.add(family);
        }
        return family;
    }

    /** The path is not followed any more. */
    public void leave(FollowedPath owner) {
        owner.families().forEach(family -> leave(owner, family));
    }

    /** Forgets one group of a path, if the path is its owner. */
    public void leave(FollowedPath owner, RotationGroup family) {
        GroupDirectory directory = of(family.path());
        if (directory != null && family.owner() == owner) {
            directory.remove(family);
            // Nobody looks for its files in it any more, and each would keep it.
            family.members().done().forEach(file -> file.families().remove(family));
            if (directory.families().isEmpty()) {
                directories.remove(directory.path());
            }
        }
    }

    /** What is looked for now. */
    public List<SavedSearch> searches() {
        Set<CopySearch> unfinished = new LinkedHashSet<>();
        for (GroupDirectory directory : directories.values()) {
            for (RotationGroup family : directory.families()) {
                family.searches().stream().filter(search -> !search.isFound()).forEach(unfinished::add);
                unfinished.addAll(family.hidden());
            }
        }
        return unfinished.stream().map(CopySearch::saved).toList();
    }

    /** The families of a source in the directory of a log. */
    public List<RotationGroup> kinOf(Path log, String source) {
        GroupDirectory directory = of(log);
        return directory == null
                ? List.of()
                : directory.families().stream()
                        .filter(family -> family.logFile().source().equals(source))
                        .toList();
    }

    /** The family beside whose file this one lies, with a name that begins with that file's. */
    public @Nullable RotationGroup familyBeside(Path file) {
        Path name = file.getFileName();
        GroupDirectory directory = of(file);
        return directory == null || name == null ? null : directory.familyOfSibling(name.toString());
    }

    /** Whether a file is there under another name, or there are too many names to say that it is not. */
    public boolean isBeside(FollowedFile file) throws IOException {
        for (RotationGroup family : file.families()) {
            GroupDirectory directory = of(family.path());
            if (directory == null) {
                continue;
            }
            if (!directory.list(disk)) {
                return true;
            }
            for (Path sibling : directory.siblings(family)) {
                FileStat sighting = openFiles.look(sibling);
                if (sighting != null && births.same(sighting.identity(), file.identity())) {
                    return true;
                }
            }
        }
        return false;
    }
}
