package io.apilog.format.value;

import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.Scratch;
import io.apilog.request.Text;

/**
 * Undoes what servers write for bytes they will not put into a log as they are: {@code \xHH} (nginx, Apache), {@code \"},
 * {@code \\}, {@code \n} and its kin (Apache), <code>&#92;uHHHH</code> and {@code \/} (nginx with {@code escape=json}). A backslash before
 * anything else stands for itself.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format">nginx, log_format</a>
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#format-notes">Apache, format notes</a>
 */
public final class Escapes {
    private static final byte BACKSLASH = '\\';

    private Escapes() {}

    /** Points {@code text} at the slice, or at its unescaped copy in {@code scratch} where it holds a backslash. */
    public static void undo(byte[] bytes, int from, int to, Text text, Scratch scratch) {
        if (ByteSearch.indexOf(bytes, from, to, BACKSLASH) < 0) {
            text.set(bytes, from, to);
            return;
        }
        scratch.reserve(to - from);
        int start = scratch.length();
        int at = scratch.addPlain(bytes, from, to);
        while (at < to) {
            int behind = at + 1 < to ? escape(bytes, at, to, scratch) : plain(bytes, at, scratch);
            at = scratch.addPlain(bytes, behind, to);
        }
        text.set(scratch.bytes(), start, scratch.length());
    }

    private static int plain(byte[] bytes, int at, Scratch scratch) {
        scratch.add(bytes[at]);
        return at + 1;
    }

    private static int escape(byte[] bytes, int at, int to, Scratch scratch) {
        int next = bytes[at + 1];
        switch (next) {
            case '"', '\\', '/' -> scratch.add(next);
            case 'n' -> scratch.add('\n');
            case 'r' -> scratch.add('\r');
            case 't' -> scratch.add('\t');
            case 'b' -> scratch.add('\b');
            case 'f' -> scratch.add('\f');
            case 'v' -> scratch.add(0x0b);
            case 'x' -> {
                return hex(bytes, at, to, 2, scratch);
            }
            case 'u' -> {
                return hex(bytes, at, to, 4, scratch);
            }
            default -> {
                return plain(bytes, at, scratch);
            }
        }
        return at + 2;
    }

    private static int hex(byte[] bytes, int at, int to, int digits, Scratch scratch) {
        int end = at + 2 + digits;
        int value = 0;
        for (int i = at + 2; i < end; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return plain(bytes, at, scratch);
            }
            value = value << 4 | digit;
        }
        if (digits == 2) {
            scratch.add(value);
        } else {
            // At most three bytes for the six of the escape, so there is room.
            scratch.addCodePoint(Character.isSurrogate((char) value) ? 0xfffd : value);
        }
        return end;
    }
}
