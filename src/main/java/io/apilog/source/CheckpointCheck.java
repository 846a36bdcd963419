package io.apilog.source;

import io.apilog.bytes.PathText;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.SavedArchive;
import io.apilog.source.checkpoint.SavedFile;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.ReadPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the files are there from which positions go on. A compressed one or a copy will not do: here nothing is left to chance. */
final class CheckpointCheck {
    private static final int MOST_SIBLINGS = 50_000;

    private final LogDisk disk;

    CheckpointCheck(LogDisk disk) {
        this.disk = disk;
    }

    Optional<String> missing(Checkpoint positions) {
        for (SavedFile file : positions.files()) {
            boolean births = positions.realBirths().contains(file.identity().device());
            boolean read = file.finished() || file.beginWithin() != ReadPosition.BEGUN;
            if (!read && !isThere(file, births)) {
                return Optional.of(file.logFile().path());
            }
        }
        for (SavedArchive archive : positions.archives()) {
            if (!isAt(PathText.of(archive.where()), archive.identity(), true)) {
                return Optional.of(archive.where());
            }
        }
        return Optional.empty();
    }

    private boolean isThere(SavedFile file, boolean births) {
        Path where = PathText.of(file.where()).toAbsolutePath();
        Path path = PathText.of(file.logFile().path()).toAbsolutePath();
        return isAt(where, file.identity(), births)
                || isAt(path, file.identity(), births)
                || isBeside(where, file.identity(), births)
                || isBeside(path, file.identity(), births);
    }

    private boolean isBeside(Path path, FileIdentity identity, boolean births) {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) {
            return false;
        }
        List<Path> siblings = new ArrayList<>();
        try {
            disk.list(parent, entry -> {
                if (entry.toString().startsWith(name.toString()) && siblings.size() < MOST_SIBLINGS) {
                    siblings.add(parent.resolve(entry));
                }
            });
        } catch (IOException e) {
            return false;
        }
        return siblings.stream().anyMatch(sibling -> isAt(sibling, identity, births));
    }

    /** The device's number may be another one since the machine was started. */
    private boolean isAt(Path path, FileIdentity identity, boolean births) {
        try {
            FileIdentity found = disk.look(path).identity();
            return found.inode() == identity.inode() && (!births || found.birthNanos() == identity.birthNanos());
        } catch (IOException e) {
            return false;
        }
    }
}
