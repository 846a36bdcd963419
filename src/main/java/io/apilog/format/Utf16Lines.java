package io.apilog.format;

import io.apilog.bytes.Scratch;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file in UTF-16 with the low byte of each character first and a mark that says so, as PowerShell writes what is redirected
 * into one. They were cut behind the low byte of the line end, and its high byte, a zero, was left out before the next line.
 */
final class Utf16Lines {
    private static final int MARK = 0xfeff;

    private final Scratch scratch = new Scratch();
    private final Line narrow = new Line();

    private Utf16Lines() {}

    /** For a file that begins as one of these; null for every other. */
    static @Nullable Utf16Lines of(Sample sample) {
        byte[] first = sample.lines().get(0);
        return first.length >= 2 && character(first, 0) == MARK ? new Utf16Lines() : null;
    }

    /** The line in UTF-8, until the next one is asked for; null where it is none, as what was taken for a line end is a part of a character. */
    @Nullable
    Line narrow(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        int to = line.to();
        if (to - from >= 2 && character(bytes, from) == MARK) {
            from += 2;
        } else if ((to - from) % 2 != 0 && bytes[from] == 0) {
            from++;
        }
        if ((to - from) % 2 != 0) {
            return null;
        }
        write(bytes, from, to);
        int length = scratch.length();
        int end = length > 0 && scratch.bytes()[length - 1] == '\r' ? length - 1 : length;
        narrow.set(scratch.bytes(), 0, end, line.offset());
        return narrow;
    }

    private void write(byte[] bytes, int from, int to) {
        scratch.clear();
        scratch.reserve((to - from) * 2);
        for (int i = from; i < to; i += 2) {
            int unit = character(bytes, i);
            boolean high = Character.isHighSurrogate((char) unit) && i + 3 < to;
            int low = high ? character(bytes, i + 2) : 0;
            if (high && Character.isLowSurrogate((char) low)) {
                scratch.addCodePoint(Character.toCodePoint((char) unit, (char) low));
                i += 2;
            } else {
                scratch.addCodePoint(Character.isSurrogate((char) unit) ? 0xfffd : unit);
            }
        }
    }

    /** Those of some lines that are whole. */
    List<byte[]> narrow(List<byte[]> lines) {
        Line line = new Line();
        return lines.stream()
                .map(bytes -> {
                    line.set(bytes, 0, bytes.length, 0);
                    Line text = narrow(line);
                    return text == null ? null : Arrays.copyOfRange(text.bytes(), text.from(), text.to());
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static int character(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}
