package io.apilog.endpoint.learn;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.SliceMap;
import io.apilog.request.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one of files that differ only in their names: those of one directory, and those below one first directory. */
final class Grouping {
    /** Files with one ending in one directory from which on they are a group. */
    private static final int FILES_IN_DIRECTORY = 5;

    /** Files with one ending below one first directory from which on they are a group. */
    private static final int FILES_BELOW = 5;

    private final StaticFiles files;
    private final Consumer<Endpoint> takenOver;

    /** @param takenOver told of each endpoint whose file is in a group now */
    Grouping(StaticFiles files, Consumer<Endpoint> takenOver) {
        this.files = files;
        this.takenOver = takenOver;
    }

    /**
     * Groups the files with the ending of this one if there are many.
     *
     * @param top the first directory if no directory of the path is a placeholder, else null
     */
    boolean group(SegmentNode directory, @Nullable SegmentNode top, byte[] bytes, int from, int to) {
        int dot = files.ending(bytes, from, to);
        byte[] ending = Arrays.copyOfRange(bytes, dot, to);
        if (PagesOfSite.arePages(ending)) {
            return groupPages(directory, top, ending);
        }
        if (count(directory, ending, false) >= FILES_IN_DIRECTORY) {
            collect(directory, groupOf(directory, ending), ending, false);
            return true;
        }
        if (top != null
                && count(top, ending, true) >= FILES_BELOW
                && (files.isAsset(bytes, dot, to) || haveNamesOfTheirOwn(top, ending))) {
            collect(top, groupOf(top, ending), ending, true);
            return true;
        }
        return files.isAsset(bytes, dot, to) && joinOthers(directory, top, ending);
    }

    /** Pages of which a site has few are its routes; those of which people write many are files. */
    private boolean groupPages(SegmentNode directory, @Nullable SegmentNode top, byte[] ending) {
        PagesOfSite here = new PagesOfSite(directory, ending, false);
        if (here.areFiles()) {
            collect(directory, groupOf(directory, ending), ending, false);
            return true;
        }
        PagesOfSite below = top == null ? here : new PagesOfSite(top, ending, true);
        if (top != null && below.areFilesBelow()) {
            collect(top, groupOf(top, ending), ending, true);
            return true;
        }
        return false;
    }

    /** Where files of one ending are many, a font or a picture with another ending is one of the same kind. */
    private boolean joinOthers(SegmentNode directory, @Nullable SegmentNode top, byte[] ending) {
        if (hasGroup(directory)) {
            collect(directory, groupOf(directory, ending), ending, false);
            return true;
        }
        if (top != null && hasGroup(top)) {
            collect(top, groupOf(top, ending), ending, true);
            return true;
        }
        return false;
    }

    /** Puts files into the groups that came to stand beside them when places became one. */
    void regroup(SegmentNode position) {
        List<byte[]> groups = new ArrayList<>();
        position.forEachChild((name, child) -> {
            regroup(child);
            if (StaticFiles.isGroup(name)) {
                groups.add(name);
            }
        });
        for (byte[] group : groups) {
            byte[] ending = StaticFiles.endingOfGroup(group);
            collect(position, groupOf(position, ending), ending, false);
        }
    }

    private static boolean hasGroup(SegmentNode position) {
        boolean[] has = new boolean[1];
        position.forEachChild((name, child) -> has[0] |= StaticFiles.isGroup(name));
        return has[0];
    }

    /**
     * Whether a name may be that of a directory of a site: it stands for no value, not even with a word beside it, and for no API. A word with a
     * release behind it, {@code editor-1.4.2}, is one.
     */
    static boolean isDirectoryOfSite(byte[] name, SegmentNode place) {
        return StaticFiles.mayBeDirectory(name, 0, name.length) && !place.look().ofResources();
    }

    private static SegmentNode groupOf(SegmentNode position, byte[] ending) {
        byte[] name = StaticFiles.groupName(ending, 0, ending.length);
        SegmentNode group = position.child(name, 0, name.length);
        if (group == null) {
            group = new SegmentNode(SegmentKind.PLACEHOLDER);
            position.add(name, 0, name.length, group);
        }
        return group;
    }

    private static int count(SegmentNode position, byte[] ending, boolean below) {
        int[] count = new int[1];
        position.forEachChild((name, child) -> {
            if (isFile(name, child, ending)) {
                count[0]++;
            } else if (below && isDirectoryOfSite(name, child)) {
                count[0] += count(child, ending, true);
            }
        });
        return count[0];
    }

    /** Whether files below a directory are not the same few in each folder: {@code README.md} in each is what an API asks for. */
    private static boolean haveNamesOfTheirOwn(SegmentNode top, byte[] ending) {
        SliceMap<Boolean> names = new SliceMap<>();
        addNames(top, ending, names);
        return 2 * names.size() > count(top, ending, true);
    }

    private static void addNames(SegmentNode position, byte[] ending, SliceMap<Boolean> names) {
        position.forEachChild((name, child) -> {
            if (isFile(name, child, ending)) {
                if (names.get(name, 0, name.length) == null) {
                    names.add(name, 0, name.length, Boolean.TRUE);
                }
            } else if (isDirectoryOfSite(name, child)) {
                addNames(child, ending, names);
            }
        });
    }

    private void collect(SegmentNode position, SegmentNode group, byte[] ending, boolean below) {
        position.removeChildren((name, child) -> {
            boolean isFile = isFile(name, child, ending);
            if (isFile) {
                group.pass(child.asked(), child.written());
                group.setAnswered(group.answered() || child.answered() || child.endpoint() != null);
                Optional.ofNullable(child.endpoint()).ifPresent(takenOver);
            } else if (below && child != group && isDirectoryOfSite(name, child)) {
                collect(child, group, ending, true);
            }
            return isFile;
        });
    }

    static boolean isFile(byte[] name, SegmentNode child, byte[] ending) {
        return child.sibling() == SegmentKind.FILE && child.children() == 0 && StaticFiles.hasEnding(name, ending);
    }
}
