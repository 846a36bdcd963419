package io.apilog.app.checkpoint;

import io.apilog.bytes.PathText;
import io.apilog.config.SourceConfig;
import io.apilog.part.SourceNames;
import io.apilog.request.Source;
import io.apilog.source.SourceSettings;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.disk.LogPlaces;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources have another name now: one whose name is gone, and of whose files one is a file of a source that is new. Its counts follow
 * the file. Where two could be meant, or the fixed labels are others, they do not, and that is said.
 */
public final class RenamedSources implements SourceNames {
    private static final Logger LOG = LoggerFactory.getLogger(RenamedSources.class);
    private static final String COUNTS = "the counts of the source '";

    private final LogPlaces logs = new LogPlaces(System::nanoTime);
    private final Map<String, Source> renamed = new HashMap<>();
    private final List<String> dropped = new ArrayList<>();

    /**
     * Finds them.
     *
     * @param before the sources that have counts
     * @param positions where their files were
     * @param now the sources that count from now on
     * @param configured the same, with their paths
     * @param most so many files of a glob are looked at
     */
    public RenamedSources(
            List<Source> before, Checkpoint positions, List<Source> now, List<SourceConfig> configured, int most) {
        Map<String, Set<String>> whereabouts = positions.whereabouts();
        Map<String, Set<Path>> files = new HashMap<>();
        if (before.stream().anyMatch(old -> isGone(old, now))) {
            configured.forEach(source -> files.put(source.source().name(), files(source, most)));
        }
        Map<String, List<Source>> candidates = new HashMap<>();
        Map<String, Integer> wanted = new HashMap<>();
        for (Source old : before) {
            if (!isGone(old, now)) {
                continue;
            }
            Set<Path> own = places(whereabouts.getOrDefault(old.name(), Set.of()));
            List<Source> found = now.stream()
                    .filter(source ->
                            before.stream().noneMatch(other -> other.name().equals(source.name())))
                    .filter(source ->
                            files.getOrDefault(source.name(), Set.of()).stream().anyMatch(own::contains))
                    .toList();
            candidates.put(old.name(), found);
            found.forEach(source -> wanted.merge(source.name(), 1, Integer::sum));
        }
        for (Source old : before) {
            List<Source> found = candidates.get(old.name());
            if (found != null) {
                decide(old, found, wanted);
            } else if (now.stream().noneMatch(old::isSame)) {
                dropped.add(COUNTS + old.name() + "' are dropped: its labels are others now");
            }
        }
    }

    private static boolean isGone(Source old, List<Source> now) {
        return now.stream().noneMatch(source -> source.name().equals(old.name()));
    }

    private void decide(Source old, List<Source> found, Map<String, Integer> wanted) {
        if (found.isEmpty()) {
            dropped.add(COUNTS + old.name()
                    + "' are dropped: there is no source of that name any more, nor a new one with its files");
        } else if (found.size() > 1 || wanted.getOrDefault(found.get(0).name(), 0) > 1) {
            dropped.add(COUNTS + old.name()
                    + "' are dropped: its files belong to several sources now, or with those of others to one");
        } else if (!found.get(0).labels().equals(old.labels())) {
            dropped.add(COUNTS + old.name() + "' are dropped: its files are of the source '"
                    + found.get(0).name() + "' now, which has other labels");
        } else {
            renamed.put(old.name(), found.get(0));
        }
    }

    private Set<Path> files(SourceConfig source, int most) {
        Set<Path> files = new HashSet<>();
        for (String path : source.source().paths()) {
            if (!path.equals(SourceSettings.STANDARD_INPUT)) {
                files.addAll(logs.named(path, most));
            }
        }
        return files;
    }

    private Set<Path> places(Set<String> paths) {
        Set<Path> places = new HashSet<>();
        for (String path : paths) {
            try {
                places.add(logs.of(PathText.of(path)));
            } catch (InvalidPathException e) {
                LOG.debug("another locale wrote {}", path, e);
            }
        }
        return places;
    }

    /** The names of those whose counts go on, with the name that each has now. */
    private List<String> inWords() {
        return renamed.entrySet().stream()
                .map(rename -> "the source '" + rename.getKey() + "' is '"
                        + rename.getValue().name() + "' now: its counts go on under that name")
                .sorted()
                .toList();
    }

    /** What does not go on, and why. */
    private List<String> dropped() {
        return List.copyOf(dropped);
    }

    /** Says both. */
    public void say(Logger log) {
        inWords().forEach(log::info);
        dropped().forEach(log::warn);
    }

    @Override
    public Source now(Source before) {
        Source source = renamed.get(before.name());
        return source == null ? before : new Source(before.index(), source.name(), source.labels());
    }

    @Override
    public String now(String before) {
        Source source = renamed.get(before);
        return source == null ? before : source.name();
    }
}
