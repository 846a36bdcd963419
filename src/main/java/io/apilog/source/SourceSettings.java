package io.apilog.source;

import java.nio.file.Path;
import java.util.List;

/**
 * One configured source of lines: paths that are read as one log.
 *
 * @param name the {@code source} label
 * @param paths files and globs ({@code *}, {@code ?}, {@code [ab]}, {@code {a,b}}, {@code **}); {@code -} is standard input
 */
public record SourceSettings(String name, List<String> paths) {
    /** A path that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** The name of the source that files given on the command line belong to. */
    public static final String DEFAULT_NAME = "default";

    /** A source of exactly these files. */
    public static SourceSettings ofFiles(List<Path> files) {
        return new SourceSettings(
                DEFAULT_NAME, files.stream().map(Path::toString).toList());
    }
}
