package io.apilog.source.name;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the files lie that a link leads to one after the other, as cronolog and {@code rotatelogs -L} write them: told from one of them, in
 * whose path the numbers, and the names of months and days, are taken for what changes. Directories count as long as there is nothing but
 * a date in their name: of {@code /var/log/web2/2026/11/21/access.log} the last three and the file's name.
 *
 * @param root the directory under which all of them lie
 * @param parts what each directory below it, and then the file, can be called
 */
public record GenerationNames(Path root, List<Pattern> parts) {
    private static final Pattern CHANGING =
            Pattern.compile("\\d+|(?<![A-Za-z])(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
                    + "|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|(?:January|February|March|April|June|July|August|September|October"
                    + "|November|December))(?![A-Za-z])");

    private static final Pattern DATE = Pattern.compile("[-_.T:+]*(?:(?:" + CHANGING.pattern() + ")[-_.T:+]*)+");

    private static final int MOST_BETWEEN = 2;
    private static final int DIGITS_OF_DATE = 6;

    /** What lies there, as long as there is anything in the path of this one that can change. */
    public static Optional<GenerationNames> of(Path file) {
        Path name = file.getFileName();
        Path root = file.toAbsolutePath().normalize().getParent();
        if (name == null || root == null) {
            return Optional.empty();
        }
        List<Pattern> parts = new ArrayList<>();
        parts.add(like(name.toString()));
        boolean changes = CHANGING.matcher(name.toString()).find();
        List<Path> between = below(root);
        for (Path directory : between) {
            parts.add(0, Pattern.compile(Pattern.quote(String.valueOf(directory.getFileName()))));
            root = Objects.requireNonNullElse(directory.getParent(), root);
        }
        for (Path directory = root.getFileName();
                directory != null && DATE.matcher(directory.toString()).matches();
                directory = root.getFileName()) {
            parts.add(0, like(directory.toString()));
            changes = true;
            Path parent = root.getParent();
            if (parent == null) {
                break;
            }
            root = parent;
        }
        return changes ? Optional.of(new GenerationNames(root, List.copyOf(parts))) : Optional.empty();
    }

    /**
     * The directories, the file's own first, that lie below one that is called by a date and by nothing that is less; none if there is no such
     * one, or if it is the file's own.
     */
    private static List<Path> below(Path own) {
        List<Path> between = new ArrayList<>();
        for (Path directory = own;
                directory != null && between.size() <= MOST_BETWEEN;
                directory = directory.getParent()) {
            String name = String.valueOf(directory.getFileName());
            if (DATE.matcher(name).matches()) {
                return name.chars().filter(Character::isDigit).count() >= DIGITS_OF_DATE ? between : List.of();
            }
            between.add(directory);
        }
        return List.of();
    }

    private static Pattern like(String name) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (var changing = CHANGING.matcher(name); changing.find(); from = changing.end()) {
            regex.append(Pattern.quote(name.substring(from, changing.start())));
            regex.append(Character.isDigit(name.charAt(changing.start())) ? "\\d+" : "[A-Za-z]+");
        }
        return Pattern.compile(regex.append(Pattern.quote(name.substring(from))).toString());
    }

    /** Whether a directory so many below the root, or the file itself, can be called that. */
    public boolean matches(int depth, String name) {
        return depth < parts.size() && parts.get(depth).matcher(name).matches();
    }

    /** How many names a path has below the root. */
    public int depth() {
        return parts.size();
    }

    /** Two that are written alike name the same files. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GenerationNames names && names.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    private String text() {
        return root + " " + parts;
    }
}
