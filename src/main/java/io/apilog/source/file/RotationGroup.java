package io.apilog.source.file;

import io.apilog.line.LogFile;
import io.apilog.source.checkpoint.FollowedSince;
import io.apilog.source.disk.FileIdentity;
import io.apilog.source.name.DatedName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A followed path's file and what it was rotated to: files of the same directory whose names begin with the path's. */
public final class RotationGroup {
    /** A directory listing is no snapshot: an entry that is renamed meanwhile can be missing. So it is listed for this long after a change. */
    private static final long CHANGE_NANOS = 1_000_000_000L;

    /** And at least so often, however long the polls are apart. */
    private static final int LEAST_SCANS = 3;

    private static final int MOST_HIDDEN = 100;

    /** The ending of files that are compressed in the way that can be read. */
    public static final String GZIP = ".gz";
    /** What it holds is not the lines of one log. */
    private static final String TAR = ".tar.gz";

    private static final List<String> COMPRESSED =
            List.of(GZIP, ".bz2", ".xz", ".zst", ".zip", ".lz4", ".br", ".7z", ".Z", ".tgz", ".lzma");
    private static final List<String> NO_LOGS =
            List.of(".tar", ".swp", ".swx", ".tmp", ".part", ".lock", ".lck", ".pid", ".pos", ".offset", ".state", "~");

    private final FollowedPath owner;
    private final Path path;
    private final String baseName;
    private final GroupMembers<FollowedFile> members = new GroupMembers<>();
    private final List<CopySearch> searches = new ArrayList<>();
    private final Deque<CopySearch> hidden = new ArrayDeque<>();
    private boolean changed;
    private long changedAt;
    private int scans;
    private long since = FollowedSince.EVER;
    /** Whether what has no birth that is known came since. */
    private boolean takesUnborn = true;

    private boolean hasBaseline;
    private boolean everScanned;
    private boolean archiveGrows;
    private boolean crowded;
    private boolean heldBack;
    private boolean cutWithoutCopySaid;

    /** The group of a path's files, of which none is known yet. */
    public RotationGroup(FollowedPath owner, Path path) {
        this.owner = owner;
        this.path = path;
        Path name = path.getFileName();
        this.baseName = name == null ? "" : name.toString();
    }

    /** The followed path that the group belongs to. */
    public FollowedPath owner() {
        return owner;
    }

    /** The owner as a label has it. */
    public LogFile logFile() {
        return owner.logFile();
    }

    /** The path beside which the group's files are. */
    public Path path() {
        return path;
    }

    /** The name with which the names of the group begin. */
    public String baseName() {
        return baseName;
    }

    /** Whether a file of this name can be what the path's file was rotated to, as lines that can be read. */
    public boolean isSibling(String name) {
        return isLikeOurs(name) && isReadable(name);
    }

    /** Whether a file of this name can hold lines that can be read as they are. */
    public static boolean isReadable(String name) {
        return !isCompressed(name) && NO_LOGS.stream().noneMatch(name::endsWith);
    }

    /** Whether a file of this name can be what became of such a file when it was compressed, in the way that can be read. */
    public boolean isArchive(String name) {
        return name.endsWith(GZIP) && !name.endsWith(TAR) && isLikeOurs(name);
    }

    /** Whether it is called by this log's name and a date before the extension, compressed or not. */
    public boolean isDated(String name) {
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        return isReadable(plain) && DatedName.logs(plain).contains(baseName);
    }

    /** Whether it is what this log was rotated to, compressed in a way that is not read. */
    public boolean isUnreadable(String name) {
        return isLikeOurs(name) && isCompressed(name) && !isArchive(name);
    }

    private boolean isLikeOurs(String name) {
        return name.length() > baseName.length()
                && name.startsWith(baseName)
                && !Character.isLetterOrDigit(name.charAt(baseName.length()));
    }

    /** Whether a file of this name is compressed, in whatever way. */
    public static boolean isCompressed(String name) {
        return COMPRESSED.stream().anyMatch(name::endsWith);
    }

    /** Makes a file a member. */
    public void add(FollowedFile file) {
        members.add(file);
        if (!file.families().contains(this)) {
            file.families().add(this);
        }
    }

    /** The files that were seen in the group. */
    public GroupMembers<FollowedFile> members() {
        return members;
    }

    /** Whether it is yet to be seen what became of a member: what holds the same as it does now may be a copy, or all there is of it. */
    public boolean isDoubtful() {
        return members.isDoubtful();
    }

    /** Notes that something changed beside the log, so that its directory is listed for a while. */
    public void changed(long now) {
        changed = true;
        changedAt = now;
        scans = 0;
    }

    /** Has the directory listed once more, if it is being listed. */
    public void changedAgain(long now) {
        if (changed) {
            changed(now);
        }
    }

    /** Notes that the directory was listed. */
    public void scanned() {
        scans++;
        everScanned = true;
    }

    /** Whether the directory was ever listed for this group. */
    public boolean isEverScanned() {
        return everScanned;
    }

    /** Whether one more listing is needed to be sure that none of those that were there was missed. */
    public boolean isNew() {
        return scans < LEAST_SCANS;
    }

    /** Whether the directory is still to be listed because of a change. */
    public boolean isChanging(long now) {
        changed = changed && (archiveGrows || isDoubtful() || scans < LEAST_SCANS || now - changedAt <= CHANGE_NANOS);
        return changed;
    }

    /** A compressed file is being written beside it. */
    public void archiveGrows(boolean now) {
        archiveGrows = now;
    }

    /** Whether a compressed file is being written beside the log. */
    public boolean isArchiveGrowing() {
        return archiveGrows;
    }

    /** Whether there were so many siblings that not all of them are known by how they begin. */
    public boolean isCrowded() {
        return crowded;
    }

    /** Notes that there were more siblings than are looked at. */
    public void crowded() {
        crowded = true;
    }

    /** Whether it was changing when that was asked last. */
    boolean hasChanged() {
        return changed;
    }

    /** Whether that is asked for the first time. */
    public boolean firstCutWithoutCopy() {
        boolean first = !cutWithoutCopySaid;
        cutWithoutCopySaid = true;
        return first;
    }

    /** Nothing was found because the directory cannot be listed: it is looked for once more when it can be. The latest are kept. */
    public void hides(CopySearch search) {
        if (hidden.size() == MOST_HIDDEN) {
            hidden.remove();
        }
        hidden.add(search);
    }

    /** Notes that the directory can be listed again. */
    public void shows() {
        for (CopySearch search : hidden) {
            searches.add(new CopySearch(search.saved()));
        }
        hidden.clear();
    }

    /** The searches that nothing was found for while the directory could not be listed. */
    public Collection<CopySearch> hidden() {
        return hidden;
    }

    /** What is looked for among the group's files. To be changed by the reading thread. */
    public List<CopySearch> searches() {
        return searches;
    }

    /**
     * What is looked for, and what was not found while the directory could not be listed: a glob can find a file in it before it was listed
     * again for the group.
     */
    public List<CopySearch> unfound() {
        List<CopySearch> unfound = new ArrayList<>(searches);
        unfound.removeIf(CopySearch::isFound);
        unfound.addAll(hidden);
        return unfound;
    }

    /** Notes that a file has what was looked for. */
    public void found(CopySearch search) {
        hidden.remove(search);
    }

    /** Whether something is looked for. */
    public boolean isSearching() {
        return searches.stream().anyMatch(search -> !search.isFound());
    }

    /** Whether something is looked for, or may be soon: a file that was not read to its end before a restart is not found yet. */
    public boolean isAwaiting() {
        return isSearching() || members.isAwaiting();
    }

    /** Notes that a new file is not looked at before it is seen what became of a member. */
    public void holdsBack() {
        heldBack = true;
    }

    /** Whether a new file was left for a later look. */
    public boolean heldBack() {
        return heldBack;
    }

    /**
     * Notes that the log is found after the start: what came beside it since its pattern is followed is its own.
     *
     * @param sinceNanos since 1970
     * @param wasKnown whether the pattern was followed before the daemon was down
     */
    public void joinsLate(long sinceNanos, boolean wasKnown) {
        since = sinceNanos;
        takesUnborn = wasKnown;
        hasBaseline = true;
    }

    /** Notes that the log was followed before the daemon was down. What lay beside its log before is known, unless there was no time to look for it. */
    public void goesOn(long sinceNanos) {
        since = sinceNanos;
        takesUnborn = true;
        hasBaseline = true;
    }

    /** What was there before is known. */
    public void oldIsKnown() {
        since = FollowedSince.EVER;
        takesUnborn = true;
    }

    /** Since when what comes beside its log is its own, where what was there before is not known yet; else {@link FollowedSince#EVER}. */
    public long since() {
        return since;
    }

    /**
     * Whether a file that nothing is known of was there before this was followed.
     *
     * @param isBorn whether its birth is known
     */
    public boolean isOld(FileIdentity file, boolean isBorn) {
        return isBorn ? file.birthNanos() <= since : !takesUnborn;
    }

    /** Whether it is known what was there before the log was followed. */
    public boolean hasBaseline() {
        return hasBaseline;
    }

    /** Notes that what is there now is known. */
    public void baselineTaken() {
        hasBaseline = true;
    }
}
