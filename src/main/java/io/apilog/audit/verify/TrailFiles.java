package io.apilog.audit.verify;

import io.apilog.audit.AuditException;
import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a trail, in the order in which they were written: by what their first line says, whatever they are called now. */
public final class TrailFiles {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})[^0-9]*");

    private TrailFiles() {}

    /**
     * Puts files in order.
     *
     * @param named files, and directories, of which every file that ends in {@code .jsonl} is taken
     * @throws AuditException one is not there, or there is none
     */
    public static List<Path> inOrder(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                try (DirectoryStream<Path> within = Files.newDirectoryStream(path, "*.jsonl")) {
                    within.forEach(files::add);
                }
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new AuditException(path + ": is no file and no directory");
            }
        }
        if (files.isEmpty()) {
            throw new AuditException(named + ": there is no file of a trail (*.jsonl)");
        }
        List<Ordered> ordered = new ArrayList<>();
        for (Path file : files) {
            ordered.add(new Ordered(file, number(file)));
        }
        ordered.sort(Comparator.comparingLong(Ordered::number)
                .thenComparing(one -> one.file().toString()));
        return ordered.stream().map(Ordered::file).toList();
    }

    private record Ordered(Path file, long number) {}

    /** What its first line says; where that says nothing, the last number in its name. */
    private static long number(Path file) throws IOException {
        try (TrailText text = TrailText.open(file)) {
            LineHead line = new LineHead();
            if (text.next() && line.set(text.bytes(), text.from(), text.to())) {
                Optional<FileHead> head = FileHead.of(line);
                if (head.isPresent()) {
                    return head.get().number();
                }
            }
        }
        return named(file);
    }

    /** The last number in a file's name; the largest there is where there is none. */
    static long named(Path file) {
        Matcher named = NUMBERED.matcher(String.valueOf(file.getFileName()));
        long number = Long.MAX_VALUE;
        while (named.find()) {
            number = Long.parseLong(named.group(1));
        }
        return number;
    }
}
