package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Takes the line out of the row of an export, see {@link ExportColumns}, and undoes its quotes: two are one. A head line may come again
 * and change the columns. The time of the row is that of an entry which has none itself.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class ExportText implements Unwrapper {
    private final ExportRow row = new ExportRow();
    private final Scratch scratch = new Scratch();
    private final LastTime lastTime = new LastTime();
    private ExportColumns columns;
    private long millis = AccessRecord.ABSENT;

    ExportText(ExportColumns columns) {
        this.columns = columns;
    }

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        if (isHead(bytes, outer.from(), outer.to())) {
            return Ignored.DIRECTIVE;
        }
        if (columns.isNone()) {
            return Rejection.NO_MATCH;
        }
        if (columns.count() == 1 && (outer.length() == 0 || bytes[outer.from()] != '"')) {
            return take(bytes, outer.from(), outer.to(), outer, inner);
        }
        if (!row.read(bytes, outer.from(), outer.to(), columns.parting())) {
            return Rejection.NO_MATCH;
        }
        int text = text();
        if (text < 0) {
            return isRow() || isEndOfRow(bytes, outer) ? Ignored.MESSAGE : Rejection.NO_MATCH;
        }
        readTime(bytes);
        if (row.isDoubled(text)) {
            undo(bytes, row.from(text), row.to(text));
            inner.set(scratch.bytes(), 0, scratch.length(), outer.offset());
            return null;
        }
        // The last value may have in it what parts values, where it stands in no quotes.
        boolean rest = text == columns.count() - 1 && !row.isQuoted(text);
        return take(bytes, row.from(text), rest ? outer.to() : row.to(text), outer, inner);
    }

    private static @Nullable ParseResult take(byte[] bytes, int from, int to, Line outer, Line inner) {
        inner.set(bytes, from, to, outer.offset());
        return null;
    }

    /** Whether a line names columns, which then hold. A word alone in the midst of a table is a piece of a text that has several lines. */
    private boolean isHead(byte[] bytes, int from, int to) {
        ExportColumns named = ExportColumns.head(bytes, from, to);
        if (named == null || named.count() == 1 && columns.count() > 1) {
            return false;
        }
        columns = named;
        return true;
    }

    /** The value that is the line; -1 where the row is none, or nothing is in it. */
    private int text() {
        for (int i = 0; i < columns.texts().size(); i++) {
            int text = columns.texts().get(i);
            boolean open = row.isOpen() && text == row.count() - 1;
            if ((isRow() || open) && text < row.count() && row.to(text) > row.from(text)) {
                return text;
            }
        }
        return -1;
    }

    private boolean isRow() {
        int last = columns.count() - 1;
        boolean more = row.count() > columns.count() && columns.texts().contains(last) && !row.isQuoted(last);
        return row.count() == columns.count() && !row.isOpen() || more;
    }

    /** Whether nothing is there but what ends a value that began in a line before. */
    private static boolean isEndOfRow(byte[] bytes, Line outer) {
        for (int i = outer.from(); i < outer.to(); i++) {
            if (bytes[i] < 0 || Ascii.isLetter(bytes[i]) || Ascii.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private void readTime(byte[] bytes) {
        millis = AccessRecord.ABSENT;
        int time = columns.time();
        if (time >= 0 && time < row.count()) {
            long read = lastTime.millis(bytes, row.from(time), row.to(time));
            millis = read == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : read;
        }
    }

    private void undo(byte[] bytes, int from, int to) {
        scratch.clear();
        scratch.reserve(to - from);
        for (int i = from; i < to; i++) {
            scratch.add(bytes[i]);
            i += bytes[i] == '"' && i + 1 < to && bytes[i + 1] == '"' ? 1 : 0;
        }
    }

    @Override
    public long millis() {
        return millis;
    }
}
