package io.apilog.bytes;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths from texts and back, in UTF-8 whatever the locale. Where that is {@code C}, the JDK can spell ASCII alone: a path with an umlaut can
 * then not be made of its text, though a listing finds it. The bytes of a path go in and out by its URI.
 */
public final class PathText {
    private static final char LOST = '\uFFFD';
    private static final String PLAIN = "/-_.~";

    private PathText() {}

    /**
     * The path of that name.
     *
     * @throws InvalidPathException it can be no path, as with a NUL in it
     */
    public static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (text.indexOf('\0') >= 0 || text.indexOf(LOST) >= 0) {
                throw e;
            }
            return spelled(text);
        }
    }

    /** A name within a directory. */
    public static Path resolve(Path directory, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            String parent = of(directory);
            return of(parent.isEmpty() ? name : parent + "/" + name);
        }
    }

    private static Path spelled(String text) {
        Path here = Path.of("").toAbsolutePath();
        boolean absolute = text.startsWith("/");
        StringBuilder uri = new StringBuilder("file://");
        if (!absolute) {
            uri.append(withoutSlash(here.toUri().getRawPath())).append('/');
        }
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
            if (plain) {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", octet & 0xFF));
            }
        }
        Path path = Path.of(URI.create(uri.toString()));
        return absolute ? path : here.relativize(path);
    }

    /** The name of a path; one that is no UTF-8 as the JDK shows it. */
    public static String of(Path path) {
        String shown = path.toString();
        if (shown.indexOf(LOST) < 0) {
            return shown;
        }
        try {
            String full = decoded(path);
            if (path.isAbsolute()) {
                return full;
            }
            String here = decoded(Path.of("").toAbsolutePath());
            return full.startsWith(here + "/") ? full.substring(here.length() + 1) : full;
        } catch (CharacterCodingException e) {
            return shown;
        }
    }

    private static String decoded(Path path) throws CharacterCodingException {
        String raw = withoutSlash(path.toAbsolutePath().toUri().getRawPath());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    /** A directory's URI ends with one. */
    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
