package io.apilog.state;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sections of a snapshot need a file beside it: a section of its own, so that a program that knows nothing of such files keeps it as
 * any other that it does not know. What it says then is of an earlier moment, and holds only for sections that are of that moment too.
 */
final class SharedReferences {
    static final String NAME = "shared";
    private static final int VERSION = 1;

    private SharedReferences() {}

    /** The section to be written beside others; null where none of them needs a file. */
    static @Nullable Section of(Map<String, Section> sections, long generation) {
        Map<String, Section> sharing = new LinkedHashMap<>(sections);
        sharing.values().removeIf(section -> section.shared() == null);
        if (sharing.isEmpty()) {
            return null;
        }
        SectionWriter out = new SectionWriter().number(sharing.size());
        sharing.forEach((name, section) -> {
            SharedFile file = section.shared();
            if (file != null) {
                out.text(name)
                        .number(section.savedIn(generation).generation())
                        .text(file.name())
                        .number(file.length())
                        .fixed(file.checksum());
            }
        });
        return Section.together(VERSION, out.toBytes());
    }

    /**
     * Gives the sections of a snapshot their files.
     *
     * @param snapshot the file that is read; those that it names are beside it
     * @param missing takes the names of the sections whose file is not there or not as it was written; they are taken away
     */
    static void resolve(Map<String, Section> sections, Path snapshot, Set<String> missing)
            throws DamagedSnapshotException {
        Section references = sections.remove(NAME);
        if (references == null || references.version() != VERSION) {
            return;
        }
        SectionReader in = references.reader();
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            long generation = in.number(0, Long.MAX_VALUE);
            SharedFile file = SharedFiles.named(snapshot, in.text(), in.number(0, Long.MAX_VALUE), (int) in.fixed());
            Section section = sections.get(name);
            if (section == null || section.generation() != generation) {
                continue;
            }
            if (file.isWhole()) {
                sections.put(name, section.with(file));
            } else {
                sections.remove(name);
                missing.add(name);
            }
        }
        in.end();
    }
}
