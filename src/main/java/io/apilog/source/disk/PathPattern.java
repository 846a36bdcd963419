package io.apilog.source.disk;

import io.apilog.bytes.PathText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configured path: a file's name, or a glob with {@code *}, {@code ?}, {@code [ab]}, <code>{a,b}</code> and {@code **} for any
 * number of directories. As in a shell, a name that begins with a dot is matched only by a pattern that does.
 */
public final class PathPattern {
    private static final int MOST_ALTERNATIVES = 1_000;
    private static final int MOST_DIRECTORIES = 100_000;
    /** A glob for files can match directories too, which are passed over. */
    private static final int MOST_DIRECTORIES_AMONG = 10_000;

    private final Path path;
    private final List<List<Segment>> alternatives;

    /** @param matcher of a name with wildcards; null for any other, and for {@code **} */
    private record Segment(String text, @Nullable PathMatcher matcher) {
        static Segment of(String text) {
            boolean wild = text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0) && !text.equals("**");
            return new Segment(text, wild ? matcher(text) : null);
        }

        boolean matches(Path name) {
            if (matcher == null) {
                return name.toString().equals(text);
            }
            return name.toString().startsWith(".") == text.startsWith(".") && matcher.matches(name);
        }

        /** As in a shell, a bracket that is not closed is itself. */
        private static @Nullable PathMatcher matcher(String text) {
            try {
                return FileSystems.getDefault().getPathMatcher("glob:" + text);
            } catch (PatternSyntaxException e) {
                return null;
            }
        }
    }

    private PathPattern(Path path, List<List<Segment>> alternatives) {
        this.path = path;
        this.alternatives = alternatives;
    }

    /** @throws java.nio.file.InvalidPathException the text can be no path */
    public static PathPattern of(String text) {
        return of(text, new LocalDisk());
    }

    /** The same, on another disk. */
    public static PathPattern of(String text, LogDisk disk) {
        if (!text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0) || existsAsWritten(text, disk)) {
            return new PathPattern(PathText.of(text), List.of());
        }
        List<String> spellings = new ArrayList<>();
        expandBraces(text, spellings);
        return new PathPattern(
                Path.of(""),
                spellings.stream()
                        .map(spelling ->
                                Stream.of(spelling.split("/+")).map(Segment::of).toList())
                        .toList());
    }

    private static boolean existsAsWritten(String text, LogDisk disk) {
        return text.indexOf('\0') < 0 && isTrue(() -> disk.isThere(PathText.of(text)));
    }

    /** Something that a disk is asked. */
    private interface Question {
        boolean ask() throws IOException;
    }

    /** No, where the disk cannot say. */
    private static boolean isTrue(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this names one file rather than all that match. */
    public boolean isLiteral() {
        return alternatives.isEmpty();
    }

    /** The files that are there now, in the order of their names, at most so many; for a literal path the path itself, there or not. */
    public List<Path> expand(int most) {
        return expand(most, file -> false, new LocalDisk());
    }

    /** The same without those that are known, which are not looked at. */
    List<Path> expand(int most, Predicate<Path> isKnown, LogDisk disk) {
        return expand(most, isKnown, file -> true, disk);
    }

    /** Paths that fit, those alone that are wanted. */
    public List<Path> expandTo(Predicate<Path> isWanted, int most, LogDisk disk) {
        return expand(most, file -> false, isWanted, disk);
    }

    private List<Path> expand(int most, Predicate<Path> isKnown, Predicate<Path> isWanted, LogDisk disk) {
        if (isLiteral()) {
            return List.of(path);
        }
        return expand(new Expansion(most, isKnown, isWanted, disk));
    }

    /** As {@link #expand(int, Predicate, LogDisk)}; adds the directories that may not be listed. */
    public List<Path> expand(int most, Predicate<Path> isKnown, LogDisk disk, Set<Path> denied) {
        if (isLiteral()) {
            return List.of(path);
        }
        Expansion expansion = new Expansion(most, isKnown, file -> true, disk);
        List<Path> found = expand(expansion);
        denied.addAll(expansion.denied);
        return found;
    }

    private List<Path> expand(Expansion expansion) {
        for (List<Segment> segments : alternatives) {
            boolean absolute = segments.get(0).text().isEmpty();
            expansion.walk(absolute ? Path.of("/") : Path.of(""), segments, absolute ? 1 : 0);
        }
        return List.copyOf(expansion.found);
    }

    private static void expandBraces(String text, List<String> into) {
        int open = text.indexOf('{');
        int close = open < 0 ? -1 : closing(text, open);
        if (close < 0) {
            if (into.size() < MOST_ALTERNATIVES) {
                into.add(text);
            }
            return;
        }
        int depth = 0;
        int from = open + 1;
        for (int i = from; i <= close; i++) {
            char c = text.charAt(i);
            if (depth == 0 && (c == ',' || i == close)) {
                expandBraces(text.substring(0, open) + text.substring(from, i) + text.substring(close + 1), into);
                from = i + 1;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** One walk; each directory is entered at most once for each segment, so that links in a circle end. */
    private static final class Expansion {
        private final int most;
        private final Predicate<Path> isKnown;
        private final Predicate<Path> isWanted;
        private final LogDisk disk;
        private final Set<Path> found = new TreeSet<>();
        private final Set<Path> denied = new HashSet<>();
        private final Set<Object> entered = new HashSet<>();

        /**
         * @param isKnown those are files, and left out
         * @param isWanted of files; directories are walked through whatever they are called
         */
        Expansion(int most, Predicate<Path> isKnown, Predicate<Path> isWanted, LogDisk disk) {
            this.most = most;
            this.isKnown = isKnown;
            this.isWanted = isWanted;
            this.disk = disk;
        }

        void walk(Path directory, List<Segment> segments, int index) {
            String segment = segments.get(index).text();
            PathMatcher matcher = segments.get(index).matcher();
            boolean last = index == segments.size() - 1;
            if (segment.equals("**")) {
                anyDepth(directory, segments, index, last);
            } else if (matcher == null) {
                take(PathText.resolve(directory, segment), segments, index, last);
            } else {
                boolean hidden = segment.startsWith(".");
                for (Path entry : entries(directory, hidden, name -> matcher.matches(name), last)) {
                    take(entry, segments, index, last);
                }
            }
        }

        private void anyDepth(Path directory, List<Segment> segments, int index, boolean last) {
            if (!enter(directory, index)) {
                return;
            }
            if (!last) {
                walk(directory, segments, index + 1);
            }
            for (Path entry : entries(directory, false, name -> true, false)) {
                if (isKnown.test(entry)) {
                    continue;
                }
                if (isDirectory(entry)) {
                    anyDepth(entry, segments, index, last);
                } else if (last && isWanted.test(entry)) {
                    add(entry);
                }
            }
        }

        private void take(Path entry, List<Segment> segments, int index, boolean last) {
            if (!last) {
                if (isDirectory(entry)) {
                    walk(entry, segments, index + 1);
                }
            } else if (isSought(entry) && !isDirectory(entry) && isTrue(() -> disk.isThere(entry))) {
                add(entry);
            }
        }

        private boolean isSought(Path file) {
            return !isKnown.test(file) && isWanted.test(file);
        }

        private boolean isDirectory(Path entry) {
            return isTrue(() -> disk.isDirectory(entry));
        }

        private void add(Path file) {
            if (found.size() < most) {
                found.add(file);
            }
        }

        private boolean enter(Path directory, int index) {
            if (entered.size() >= MOST_DIRECTORIES) {
                return false;
            }
            try {
                Path shown = directory.toString().isEmpty() ? Path.of(".") : directory;
                return entered.add(List.of(disk.real(shown), index));
            } catch (IOException e) {
                return false;
            }
        }

        /**
         * The entries of a directory; none where it cannot be read, which the next look may change. Of files that are looked for, those that
         * are known are left out, and more than can be found.
         */
        private List<Path> entries(Path directory, boolean hidden, Predicate<Path> matches, boolean areFiles) {
            List<Path> entries = new ArrayList<>();
            try {
                Path shown = directory.toString().isEmpty() ? Path.of(".") : directory;
                disk.list(shown, name -> {
                    boolean isFull = areFiles && entries.size() >= most + MOST_DIRECTORIES_AMONG;
                    if (!isFull && name.toString().startsWith(".") == hidden && matches.test(name)) {
                        Path entry = directory.resolve(name);
                        if (!areFiles || isSought(entry)) {
                            entries.add(entry);
                        }
                    }
                });
            } catch (AccessDeniedException e) {
                denied.add(directory);
                return List.of();
            } catch (IOException e) {
                return List.of();
            }
            return entries;
        }
    }

    /** Whether a file of that path would be found. Links are not followed for it. */
    public boolean matches(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return isLiteral()
                ? path.toAbsolutePath().normalize().equals(absolute)
                : alternatives.stream().anyMatch(segments -> matches(segments, absolute));
    }

    private static boolean matches(List<Segment> segments, Path file) {
        boolean absolute = segments.get(0).text().isEmpty();
        List<Segment> all = new ArrayList<>();
        if (!absolute) {
            Path.of("").toAbsolutePath().normalize().forEach(name -> all.add(new Segment(name.toString(), null)));
        }
        all.addAll(absolute ? segments.subList(1, segments.size()) : segments);
        all.removeIf(segment -> segment.text().equals("."));
        List<Path> names = new ArrayList<>();
        file.forEach(names::add);
        return matches(all, 0, names, 0);
    }

    private static boolean matches(List<Segment> segments, int at, List<Path> names, int from) {
        if (at == segments.size()) {
            return from == names.size();
        }
        Segment segment = segments.get(at);
        if (segment.text().equals("**")) {
            boolean last = at == segments.size() - 1;
            for (int next = last ? from + 1 : from; next <= names.size(); next++) {
                if (matches(segments, at + 1, names, next)) {
                    return true;
                }
            }
            return false;
        }
        return from < names.size() && segment.matches(names.get(from)) && matches(segments, at + 1, names, from + 1);
    }

    @Nullable
    Path literal() {
        return isLiteral() ? path : null;
    }
}
