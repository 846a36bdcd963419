package io.apilog.app.whole;

import io.apilog.bytes.PathText;
import io.apilog.config.SourceConfig;
import io.apilog.source.SourceSettings;
import io.apilog.source.disk.PathPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log to be read from its beginning to its end.
 *
 * @param source the name of the source that names it first
 * @param path as it was named, or as a glob found it
 */
public record NamedLog(String source, String path) {
    private static final Logger LOG = LoggerFactory.getLogger(NamedLog.class);

    /**
     * All that sources name now. A file is there once, however often and under whatever path it is named, as the daemon follows it
     * once; what is left out for that is logged. A glob that nothing matches is as a file that is not there.
     *
     * @param most how many files a glob may find
     */
    public static List<NamedLog> of(List<SourceConfig> sources, int most) {
        List<NamedLog> logs = new ArrayList<>();
        Map<Object, NamedLog> byFile = new HashMap<>();
        int again = 0;
        for (SourceConfig source : sources) {
            for (String path : paths(source, most)) {
                NamedLog log = new NamedLog(source.source().name(), path);
                NamedLog before = byFile.putIfAbsent(file(path), log);
                if (before == null) {
                    logs.add(log);
                } else if (again++ == 0) {
                    LOG.warn(
                            "{} is named more than once: it is read once, as {} of the source {}",
                            path,
                            before.path,
                            before.source);
                }
            }
        }
        if (again > 1) {
            LOG.warn("{} more are named again and read once", again - 1);
        }
        return List.copyOf(logs);
    }

    private static List<String> paths(SourceConfig source, int most) {
        List<String> paths = new ArrayList<>();
        for (String path : source.source().paths()) {
            List<Path> files = path.equals(SourceSettings.STANDARD_INPUT)
                    ? List.of()
                    : PathPattern.of(path).expand(most);
            if (files.isEmpty()) {
                paths.add(path);
            }
            files.forEach(file -> paths.add(PathText.of(file)));
        }
        return paths;
    }

    /** What tells a file from all others; of what is no file, or not there, its path. */
    private static Object file(String path) {
        if (path.equals(SourceSettings.STANDARD_INPUT)) {
            return path;
        }
        try {
            Path file = PathText.of(path);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.isRegularFile() ? attributes.fileKey() : path;
            return key == null ? file.toRealPath() : key;
        } catch (IOException e) {
            return path;
        }
    }
}
