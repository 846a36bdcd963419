package io.apilog.settings.file;

import io.apilog.bytes.PathText;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A file of text in UTF-8, read as a whole. */
public final class TextFile {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final Problems problems;

    /** A file as the user named it, and where its problems go. */
    public TextFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * The text without a byte order mark; null where it cannot be read, after the problem says why.
     *
     * @param mostBytes more are not read
     * @param tooLong what the problem says of a longer file
     */
    public @Nullable String read(int mostBytes, String tooLong) {
        byte[] bytes = bytes(mostBytes, tooLong);
        return bytes == null ? null : decoded(bytes);
    }

    private byte @Nullable [] bytes(int mostBytes, String tooLong) {
        try (InputStream in = Files.newInputStream(PathText.of(name))) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length <= mostBytes) {
                return bytes;
            }
            problems.add(Place.of(name), tooLong);
        } catch (NoSuchFileException e) {
            problems.add(Place.of(name), "there is no such file");
        } catch (AccessDeniedException e) {
            problems.add(Place.of(name), "may not be read: permission denied");
        } catch (IOException | InvalidPathException e) {
            problems.add(Place.of(name), "cannot be read: " + oneLine(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private @Nullable String decoded(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        String whole = text.flip().toString();
        if (result.isError()) {
            problems.add(placeAfter(name, whole), "is not UTF-8");
            return null;
        }
        return !whole.isEmpty() && whole.charAt(0) == BYTE_ORDER_MARK ? whole.substring(1) : whole;
    }

    /** Where a file goes on after this text. */
    static Place placeAfter(String name, String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Place(name, line, 1 + text.codePointCount(lineStart, text.length()));
    }

    /** What a library says, fit for a message of one line. */
    public static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
