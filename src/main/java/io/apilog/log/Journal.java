package io.apilog.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether standard error is systemd's journal, which has a time for each line, and takes a severity in front of it
 * (sd-daemon(3), systemd.exec(5)).
 */
final class Journal {
    private static final String VARIABLE = "JOURNAL_STREAM";
    private static final Path ERRORS = Path.of("/proc/self/fd/2");

    private Journal() {}

    /** What systemd put there names the stream by device and inode; a child whose output was led elsewhere inherits it too. */
    static boolean takesErrors(Map<String, String> environment) {
        String stream = environment.getOrDefault(VARIABLE, "");
        return !stream.isEmpty() && stream.equals(identity(ERRORS));
    }

    /** {@code device:inode}, in decimal; empty where it cannot be told. */
    static String identity(Path file) {
        try {
            return Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
