package io.apilog.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A log as a server writes it: each time opened to append, so that it goes where the path leads now. */
public record AccessLog(Path path) {
    /** Adds these lines. */
    public void append(String... lines) {
        write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) {
        try {
            Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line in the combined format, the duration behind it. */
    public static String line(String method, String target, int status) {
        return String.format(
                Locale.ROOT,
                "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"%s %s HTTP/1.1\" %d 512 \"-\" \"curl/8.5\" 0.012%n",
                method,
                target,
                status);
    }

    /** The same line several times. */
    public static String lines(int count, String method, String target, int status) {
        return line(method, target, status).repeat(count);
    }
}
