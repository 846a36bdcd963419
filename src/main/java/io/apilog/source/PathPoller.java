package io.apilog.source;

import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.checkpoint.SetAside;
import io.apilog.source.disk.BirthTimes;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.CopyCheck;
import io.apilog.source.file.CopySearch;
import io.apilog.source.file.FileEvent;
import io.apilog.source.file.FileLedger;
import io.apilog.source.file.FileStart;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.FollowedPath;
import io.apilog.source.file.OpenFiles;
import io.apilog.source.file.RotationGroup;
import io.apilog.source.fingerprint.Beginning;
import io.apilog.source.report.SourceEvents;
import io.apilog.source.rotation.Drain;
import io.apilog.source.rotation.GroupDirectories;
import io.apilog.source.rotation.LinkTargets;
import io.apilog.source.rotation.TruncationWatch;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one followed path: which file it names now, and whether that file grew, was cut or replaced. */
final class PathPoller {
    private static final int MOST_FAMILIES = 4;
    private static final long IDLE_NANOS = 10_000_000_000L;
    private static final long IDLE_INTERVAL_NANOS = 1_000_000_000L;

    private final ReadFrom readFrom;
    private final LogDisk disk;
    private final BirthTimes births;
    private final FileLedger ledger;
    private final OpenFiles openFiles;
    private final Drain drain;
    private final FileStart start;
    private final GroupDirectories directories;
    private final LinkTargets links;
    private final TruncationWatch truncations;
    private final SourceEvents events;
    private final PathMessages messages;
    /** Of which it could not be seen where they lead, and where each led before. */
    private final Map<FollowedPath, @Nullable Path> unjoined = new HashMap<>();

    PathPoller(
            ReadFrom readFrom,
            LogDisk disk,
            BirthTimes births,
            FileLedger ledger,
            OpenFiles openFiles,
            Drain drain,
            FileStart start,
            GroupDirectories directories,
            LinkTargets links,
            TruncationWatch truncations,
            SourceEvents events,
            PathMessages messages) {
        this.readFrom = readFrom;
        this.disk = disk;
        this.births = births;
        this.ledger = ledger;
        this.openFiles = openFiles;
        this.drain = drain;
        this.start = start;
        this.directories = directories;
        this.links = links;
        this.truncations = truncations;
        this.events = events;
        this.messages = messages;
    }

    /** @param sparing look only once a second at a file that has not changed for some time */
    void poll(FollowedPath path, boolean sparing, long now) {
        if (!path.isDue(now)) {
            return;
        }
        try {
            look(path, now);
        } catch (NoSuchFileException e) {
            path.looked();
            leave(path, now);
            messages.missing(path);
        } catch (AccessDeniedException e) {
            pollByHandle(path, now);
            messages.denied(path);
            sizeUp(path, now);
        } catch (IOException | RuntimeException e) {
            pollByHandle(path, now);
            messages.unreadable(path, e);
            sizeUp(path, now);
        }
        boolean idle = sparing && path.file() != null && now - path.unchangedSince() >= IDLE_NANOS;
        path.lookAgainAt(idle ? now + IDLE_INTERVAL_NANOS : now);
    }

    /** A file that may not be read still tells how large it is: what waits in it is lag. */
    private void sizeUp(FollowedPath path, long now) {
        FollowedFile file = path.file();
        if (file != null && file.isOpen()) {
            return;
        }
        try {
            FileStat sighting = disk.look(path.path());
            if (sighting.kind() == FileStat.Kind.FILE) {
                long before = file == null ? 0 : file.position().beginWithin();
                long offset = file != null && file.position().hasBegun() ? file.offset() : Math.max(0, before);
                path.cannotBeRead(Math.min(offset, sighting.size()), sighting.size(), now);
            }
        } catch (IOException | RuntimeException e) {
            // Not even that can be known.
        }
    }

    private void look(FollowedPath path, long now) throws IOException {
        if (path.file() == null && refuse(path)) {
            return;
        }
        FileStat sighting = disk.look(path.path());
        if (sighting.kind() != FileStat.Kind.FILE) {
            path.looked();
            leave(path, now);
            messages.noFile(path, sighting.kind());
            return;
        }
        births.observe(sighting);
        FollowedFile file = path.file();
        if (file == null || !births.same(file.identity(), sighting.identity())) {
            if (refuse(path)) {
                leave(path, now);
                return;
            }
            file = attach(path, sighting, now);
        }
        path.looked();
        if (unjoined.containsKey(path)) {
            joinFamilies(path, file, unjoined.remove(path), now);
        }
        if (!file.position().hasBegun()) {
            begin(path, file, sighting, now);
        } else if (file.isRestored()) {
            resume(path, file, sighting, now);
        } else if (file.mayBeCopy() && !file.isDoubtful()) {
            copyGrew(path, file, sighting, now);
        } else if (truncations.look(file, sighting, now)) {
            path.changedAt(now);
        }
        if (file.position().hasBegun()) {
            messages.follows(path);
        }
    }

    private boolean refuse(FollowedPath path) {
        Path name = path.path().getFileName();
        if (name != null && RotationGroup.isCompressed(name.toString())) {
            messages.compressed(path);
            return true;
        }
        return messages.refusesLinkToDevice(path);
    }

    private FollowedFile attach(FollowedPath path, FileStat sighting, long now) {
        boolean isNew = !(ledger.find(path.path(), sighting) instanceof FollowedFile);
        FollowedFile file = identify(path, sighting);
        FollowedFile before = path.file();
        Path ledTo = before == null ? null : before.lastSeenAt();
        leave(path, now);
        // A file that was followed before and only has another name now, as where siblings are shifted, is no rotation.
        if (isNew && path.hadFile()) {
            events.rotated(path.logFile().source());
        }
        drain.remove(file);
        ledger.put(file);
        if (!file.isNamed()) {
            file.foundAt(path.path());
        }
        file.named();
        path.names(file);
        path.changedAt(now);
        unjoined.remove(path);
        joinFamilies(path, file, ledTo, now);
        return file;
    }

    private FollowedFile identify(FollowedPath path, FileStat sighting) {
        LedgerEntry known = ledger.find(path.path(), sighting);
        if (known instanceof FollowedFile file) {
            boolean isAnothers = !file.logFile().source().equals(path.logFile().source());
            if (isAnothers && file.isRestored() && !file.isNamed()) {
                file.adopt(path.logFile());
            }
            return file;
        }
        long beginWithin = 0;
        if (known instanceof SetAside aside) {
            beginWithin = aside.countedBefore();
        } else if (path.isFirstLookAtStart() && readFrom == ReadFrom.END) {
            beginWithin = sighting.size();
        }
        FollowedFile file = new FollowedFile(path.logFile(), sighting.identity(), path.path(), beginWithin);
        boolean beside = !path.isFirstLookAtStart()
                && directories.familyBeside(path.path().toAbsolutePath()) != null;
        file.mayBeCopy(beside && (!(known instanceof SetAside aside) || aside.canBeCopy()));
        if (path.isFirstLookAtStart()) {
            file.wasThereAtStart();
        }
        return file;
    }

    /** A link's file can be rotated where the link is, or where the file is. */
    private void joinFamilies(FollowedPath path, FollowedFile file, @Nullable Path ledTo, long now) {
        Path here = path.path().toAbsolutePath().normalize();
        joinFamily(path, here, file, now);
        try {
            Path real = disk.real(path.path());
            if (!real.equals(here)) {
                file.leadsTo(real);
                joinFamily(path, real, file, now);
                links.leadsTo(path, ledTo, real, now);
            }
        } catch (IOException e) {
            // It was renamed just now, or its file system does not answer: the next poll sees what the path names then.
            unjoined.put(path, ledTo);
            path.changedAt(now);
        }
    }

    private void joinFamily(FollowedPath path, Path where, FollowedFile file, long now) {
        RotationGroup family = directories.join(path, where);
        if (family == null) {
            return;
        }
        if (!path.families().contains(family)) {
            path.families().add(family);
            forgetOldTargets(path);
        }
        family.add(file);
        if (family.hasBaseline()) {
            family.changed(now);
        }
    }

    /** A link that is switched to a new file every day would gather families for ever; its own, the first, stays. */
    private void forgetOldTargets(FollowedPath path) {
        if (path.families().size() > MOST_FAMILIES) {
            directories.leave(path, path.families().remove(1));
        }
    }

    private void begin(FollowedPath path, FollowedFile file, FileStat sighting, long now) throws IOException {
        if (!openFiles.open(file)) {
            return;
        }
        file.seen(sighting.size(), sighting.modifiedNanos(), now);
        start.begin(file, sighting.size());
        if (file.mayBeCopy()) {
            place(path, file, sighting);
        } else if (file.offset() == 0 && sighting.size() > 0) {
            goOnInReplacement(path, file);
        }
        if (file.isFromStart()) {
            start.openSinkEarly(file);
            messages.begins(path, file.offset());
            if (sighting.size() > file.offset()) {
                file.backlogTo(sighting.size());
            }
        }
        if (file.size() > file.offset()) {
            drain.readSoon(file);
        }
    }

    /** The file was followed before the daemon was down. */
    private void resume(FollowedPath path, FollowedFile file, FileStat sighting, long now) throws IOException {
        file.foundAt(path.path());
        Path real = disk.real(path.path());
        if (!real.equals(path.path().toAbsolutePath().normalize())) {
            file.leadsTo(real);
            links.goesOnIn(path, real, now);
        }
        if (!openFiles.open(file)) {
            return;
        }
        file.resume(sighting.size());
        start.openSinkEarly(file);
        messages.goesOn(path, file.offset());
        if (file.mayBeCopy() && (file.offset() == 0 || file.beginsAsBefore())) {
            file.doubtful(false);
            copyGrew(path, file, sighting, now);
        } else {
            truncations.look(file, sighting, now);
        }
    }

    /**
     * An editor, a restore or a move over file systems puts a copy in a log's place: its lines were counted, up to where they were. After a
     * rotation the file before is still there under another name, and the same lines are new ones.
     */
    private void goOnInReplacement(FollowedPath path, FollowedFile file) throws IOException {
        Beginning head = Beginning.of(file::readAt);
        for (RotationGroup family : path.families()) {
            for (FollowedFile before : List.copyOf(family.members().like(head))) {
                if (before.isNamed() || before.isSuperseded() || before.offset() == 0) {
                    continue;
                }
                CopySearch search = new CopySearch(before, CopySearch.Reason.GONE);
                if (search.matches(file) && !directories.isBeside(before)) {
                    search.handTo(file);
                    drain.remove(before);
                    before.happens(FileEvent.ENDED);
                    openFiles.close(before);
                    ledger.finished(before);
                    return;
                }
            }
        }
    }

    private void copyGrew(FollowedPath path, FollowedFile file, FileStat sighting, long now) throws IOException {
        if ((sighting.size() != file.size() || file.isUnplaced()) && openFiles.open(file)) {
            file.seen(sighting.size(), sighting.modifiedNanos(), now);
            FileStart.refreshHead(file);
            place(path, file, sighting);
            drain.readSoon(file);
        }
    }

    /** A file beside a followed one, found by a glob, may be the copy that copytruncate is just making of it. */
    private void place(FollowedPath path, FollowedFile file, FileStat sighting) throws IOException {
        RotationGroup beside = directories.familyBeside(path.path().toAbsolutePath());
        if (sighting.size() == 0 || beside == null) {
            file.mayBeCopy(sighting.size() == 0);
            file.unplaced(false);
            return;
        }
        FollowedFile firstPart = CopyCheck.firstPart(beside, file);
        file.unplaced(beside.isDoubtful() || (firstPart != null && !CopyCheck.isReadToEnd(firstPart)));
        if (file.isUnplaced()) {
            return;
        }
        for (CopySearch search : beside.unfound()) {
            if (search.matches(file)) {
                search.handTo(file);
                beside.found(search);
                return;
            }
        }
        if (firstPart != null) {
            CopySearch.goOnIn(file, firstPart);
        } else if (CopyCheck.isCopyOfUncounted(beside, file)) {
            // Its lines are the original's, once they are counted there.
            file.unplaced(true);
        } else if (CopyCheck.isCopyInFamily(beside, file)) {
            file.position().beginAgainWithin(sighting.size());
            start.begin(file, sighting.size());
        } else {
            file.mayBeCopy(false);
            beside.add(file);
        }
    }

    /** The path does not name its file any more; what is left in the file is read. */
    private void leave(FollowedPath path, long now) {
        FollowedFile file = path.file();
        if (file == null) {
            return;
        }
        path.names(null);
        path.changedAt(now);
        path.families().forEach(family -> family.changed(now));
        if (file.unnamed()) {
            drain.add(file, now);
        }
    }

    /** The path cannot be looked at; an open file can still be read. */
    private void pollByHandle(FollowedPath path, long now) {
        FollowedFile file = path.file();
        var channel = file == null ? null : file.channel();
        if (file == null || channel == null || file.mayBeCopy()) {
            // What a copy has more than before is no new lines, which only a look at its path can settle.
            return;
        }
        try {
            truncations.lookByHandle(file, channel.size(), now);
        } catch (IOException e) {
            messages.unreadable(path, e);
        }
    }
}
