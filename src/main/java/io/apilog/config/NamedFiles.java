package io.apilog.config;

import io.apilog.bytes.PathText;
import io.apilog.source.SourceSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files given on the command line, by the names of their sources: {@code web=/var/log/nginx/access.log} is a file of the source
 * {@code web}, a file without a name is one of the source {@code default}. A file whose own name has such a sign in it is itself, if it is
 * there as it is written; one that is not there yet is meant by {@code ./a=b.log}.
 */
public final class NamedFiles {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*)=(.+)", Pattern.DOTALL);

    private NamedFiles() {}

    /** In the order in which the names come first. */
    public static List<SourceSettings> of(List<String> files) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String file : files) {
            Matcher named = NAMED.matcher(file);
            boolean hasName = named.matches() && !isThere(file);
            byName.computeIfAbsent(hasName ? named.group(1) : SourceSettings.DEFAULT_NAME, name -> new ArrayList<>())
                    .add(hasName ? named.group(2) : file);
        }
        return byName.entrySet().stream()
                .map(source -> new SourceSettings(source.getKey(), List.copyOf(source.getValue())))
                .toList();
    }

    private static boolean isThere(String file) {
        try {
            return Files.exists(PathText.of(file), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
