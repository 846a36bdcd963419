package io.apilog.source;

import io.apilog.line.LogFile;
import io.apilog.source.rotation.DatedName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A followed path's file and what it was rotated to: files of the same directory whose names begin with the path's. */
final class RotationGroup {
    /** A directory listing is no snapshot: an entry that is renamed meanwhile can be missing. So it is listed for this long after a change. */
    private static final long CHANGE_NANOS = 1_000_000_000L;

    /** And at least so often, however long the polls are apart. */
    private static final int LEAST_SCANS = 3;

    private static final int MOST_HIDDEN = 100;

    static final String GZIP = ".gz";
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
    private boolean cutWithoutCopySaid;

    RotationGroup(FollowedPath owner, Path path) {
        this.owner = owner;
        this.path = path;
        Path name = path.getFileName();
        this.baseName = name == null ? "" : name.toString();
    }

    FollowedPath owner() {
        return owner;
    }

    LogFile logFile() {
        return owner.logFile();
    }

    Path path() {
        return path;
    }

    String baseName() {
        return baseName;
    }

    /** Whether a file of this name can be what the path's file was rotated to, as lines that can be read. */
    boolean isSibling(String name) {
        return isLikeOurs(name) && isReadable(name);
    }

    /** Whether a file of this name can hold lines that can be read as they are. */
    static boolean isReadable(String name) {
        return !isCompressed(name) && NO_LOGS.stream().noneMatch(name::endsWith);
    }

    /** Whether a file of this name can be what became of such a file when it was compressed, in the way that can be read. */
    boolean isArchive(String name) {
        return name.endsWith(GZIP) && !name.endsWith(TAR) && isLikeOurs(name);
    }

    /** Whether it is called by this log's name and a date before the extension, compressed or not. */
    boolean isDated(String name) {
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        return isReadable(plain) && DatedName.logs(plain).contains(baseName);
    }

    /** Whether it is what this log was rotated to, compressed in a way that is not read. */
    boolean isUnreadable(String name) {
        return isLikeOurs(name) && isCompressed(name) && !isArchive(name);
    }

    private boolean isLikeOurs(String name) {
        return name.length() > baseName.length()
                && name.startsWith(baseName)
                && !Character.isLetterOrDigit(name.charAt(baseName.length()));
    }

    static boolean isCompressed(String name) {
        return COMPRESSED.stream().anyMatch(name::endsWith);
    }

    void add(FollowedFile file) {
        members.add(file);
        if (!file.families().contains(this)) {
            file.families().add(this);
        }
    }

    GroupMembers<FollowedFile> members() {
        return members;
    }

    /** Whether it is yet to be seen what became of a member: what holds the same as it does now may be a copy, or all there is of it. */
    boolean isDoubtful() {
        return members.isDoubtful();
    }

    void changed(long now) {
        changed = true;
        changedAt = now;
        scans = 0;
    }

    /** It was being looked at, and that is to be done once more. */
    void changedAgain(long now) {
        if (changed) {
            changed(now);
        }
    }

    void scanned() {
        scans++;
        everScanned = true;
    }

    boolean isEverScanned() {
        return everScanned;
    }

    /** Whether one more listing is needed to be sure that none of those that were there was missed. */
    boolean isNew() {
        return scans < LEAST_SCANS;
    }

    boolean isChanging(long now) {
        changed = changed && (archiveGrows || isDoubtful() || scans < LEAST_SCANS || now - changedAt <= CHANGE_NANOS);
        return changed;
    }

    /** A compressed file is being written beside it. */
    void archiveGrows(boolean now) {
        archiveGrows = now;
    }

    boolean isArchiveGrowing() {
        return archiveGrows;
    }

    /** Whether there were so many siblings that not all of them are known by how they begin. */
    boolean isCrowded() {
        return crowded;
    }

    void crowded() {
        crowded = true;
    }

    /** Whether it was changing when that was asked last. */
    boolean hasChanged() {
        return changed;
    }

    /** Whether that is asked for the first time. */
    boolean firstCutWithoutCopy() {
        boolean first = !cutWithoutCopySaid;
        cutWithoutCopySaid = true;
        return first;
    }

    /** Nothing was found because the directory cannot be listed: it is looked for once more when it can be. The latest are kept. */
    void hides(CopySearch search) {
        if (hidden.size() == MOST_HIDDEN) {
            hidden.remove();
        }
        hidden.add(search);
    }

    /** Its directory can be listed again. */
    void shows() {
        for (CopySearch search : hidden) {
            searches.add(new CopySearch(search.saved()));
        }
        hidden.clear();
    }

    /** Those that nothing was found for while the directory could not be listed. */
    Collection<CopySearch> hidden() {
        return hidden;
    }

    List<CopySearch> searches() {
        return searches;
    }

    boolean isSearching() {
        return searches.stream().anyMatch(search -> !search.isFound());
    }

    /**
     * Its log is found after the start: what came beside it since its pattern is followed is its own.
     *
     * @param sinceNanos since 1970
     * @param wasKnown whether the pattern was followed before the daemon was down
     */
    void joinsLate(long sinceNanos, boolean wasKnown) {
        since = sinceNanos;
        takesUnborn = wasKnown;
        hasBaseline = true;
    }

    /** It was followed before the daemon was down. What lay beside its log before is known, unless there was no time to look for it. */
    void goesOn(long sinceNanos) {
        since = sinceNanos;
        takesUnborn = true;
        hasBaseline = true;
    }

    /** What was there before is known. */
    void oldIsKnown() {
        since = FollowedSince.EVER;
        takesUnborn = true;
    }

    /** Since when what comes beside its log is its own, where what was there before is not known yet; else {@link FollowedSince#EVER}. */
    long since() {
        return since;
    }

    /**
     * Whether a file that nothing is known of was there before this was followed.
     *
     * @param isBorn whether its birth is known
     */
    boolean isOld(FileIdentity file, boolean isBorn) {
        return isBorn ? file.birthNanos() <= since : !takesUnborn;
    }

    boolean hasBaseline() {
        return hasBaseline;
    }

    void baselineTaken() {
        hasBaseline = true;
    }
}
