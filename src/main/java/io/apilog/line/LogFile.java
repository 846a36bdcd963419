package io.apilog.line;

import org.jspecify.annotations.Nullable;

/**
 * The file that lines come from.
 *
 * @param source name of the configured source it belongs to: the {@code source} label
 * @param path the path as it was found, for people to read; {@code -} is standard input; never a label
 */
public record LogFile(String source, String path) {
    // Written out, as what Java makes of a record is built anew at each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof LogFile file && path.equals(file.path) && source.equals(file.source);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + source.hashCode();
    }
}
