package io.apilog.format.wrapper;

import io.apilog.bytes.Scratch;
import io.apilog.line.Line;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two lines that some programs write of a request, one as it begins and one as it is answered, to one with what both say. The first is a
 * piece of the second. They are found to be of one request by what the program calls it. Where it calls it nothing, two lines are joined only while no
 * other request is open: which of several is answered nobody can tell.
 *
 * <p>An end without its beginning is rejected: the beginning was not written, or came before what is read, or more requests were open than
 * {@link OpenRequests} keeps.
 */
final class PairedLines implements Unwrapper {
    /** So many requests one behind another say that one whose end never came is over. */
    private static final int ENOUGH_IN_A_ROW = 8;

    /** Of so many ends one may be without its beginning: where more are, lines in the midst of requests read as ends, too. */
    private static final int MOSTLY = 8;

    private static final PairedText[] TEXTS = PairedText.values();

    private final PairedObject object = new PairedObject();
    private final OpenRequests open = new OpenRequests();
    private final Scratch found = new Scratch();
    private final Scratch joined = new Scratch();

    /** The way in which the line before was written that was one of the two. */
    private @Nullable PairedText text;

    private int openUnnamed;
    private int inARow;
    private boolean endedUnnamed;
    private int pairs;
    private int ends;
    private int objectPairs;
    private int objectEnds;
    private boolean whole;

    @Override
    public boolean joinsPieces() {
        return true;
    }

    @Override
    public boolean isShown(int wrapped, int lines) {
        return pairs > 1 && pairs * 2 >= ends && MOSTLY * objectPairs >= (MOSTLY - 1) * objectEnds && !whole;
    }

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        if (outer.length() == 0) {
            return Ignored.BLANK;
        }
        return outer.bytes()[outer.from()] == '{' ? object(outer, inner) : text(outer, inner);
    }

    private @Nullable ParseResult object(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        object.read(bytes, outer.from(), outer.to());
        whole |= object.isWhole();
        long id = object.id();
        if (id == 0) {
            inner.set(bytes, outer.from(), outer.to(), outer.offset());
            return null;
        }
        if (object.isAbout()) {
            return Ignored.ABOUT_REQUEST;
        }
        if (object.isBeginning()) {
            open.begin(id, bytes, outer.from(), outer.to());
            return Ignored.PIECE;
        }
        int place = object.isEnd() ? open.end(id) : -1;
        ends += object.isEnd() ? 1 : 0;
        objectEnds += object.isEnd() ? 1 : 0;
        int close = lastBrace(outer);
        if (place < 0 || close < 0) {
            inner.set(bytes, outer.from(), outer.to(), outer.offset());
            return null;
        }
        pairs++;
        objectPairs++;
        joined.clear();
        add(bytes, outer.from(), close);
        joined.reserve(1);
        joined.add(',');
        add(open.bytes(place), 1, open.length(place));
        inner.set(joined.bytes(), 0, joined.length(), outer.offset());
        return null;
    }

    private static int lastBrace(Line line) {
        int at = line.to() - 1;
        while (at > line.from() && line.bytes()[at] != '}') {
            at--;
        }
        return at > line.from() ? at : -1;
    }

    private void add(byte[] bytes, int from, int to) {
        joined.reserve(to - from);
        for (int i = from; i < to; i++) {
            joined.add(bytes[i]);
        }
    }

    private @Nullable ParseResult text(Line outer, Line inner) {
        PairedText before = text;
        if (before != null) {
            ParseResult result = as(before, outer, inner);
            if (result != Ignored.MESSAGE) {
                return result;
            }
        }
        for (PairedText each : TEXTS) {
            if (each != before) {
                ParseResult result = as(each, outer, inner);
                if (result != Ignored.MESSAGE) {
                    text = each;
                    return result;
                }
            }
        }
        return before == null ? Rejection.NO_MATCH : Ignored.MESSAGE;
    }

    private @Nullable ParseResult as(PairedText way, Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        found.clear();
        int begins = way.beginning(bytes, outer.from(), outer.to(), found);
        if (begins >= 0) {
            begin(way.key(bytes, outer.from(), begins));
            return Ignored.PIECE;
        }
        found.clear();
        int ended = way.end(bytes, outer.from(), outer.to(), found);
        if (ended < 0) {
            return Ignored.MESSAGE;
        }
        ends++;
        int place = end(way.key(bytes, outer.from(), ended));
        if (place < 0) {
            return Rejection.NO_REQUEST_FIELD;
        }
        pairs++;
        joined.clear();
        add(open.bytes(place), 1, open.length(place));
        add(found.bytes(), 0, found.length());
        inner.set(joined.bytes(), 0, joined.length(), outer.offset());
        return null;
    }

    private void begin(long key) {
        if (isUnnamed(key)) {
            inARow = endedUnnamed ? inARow + 1 : 0;
            endedUnnamed = false;
            openUnnamed = inARow >= ENOUGH_IN_A_ROW ? 1 : openUnnamed + 1;
        }
        open.begin(key, found.bytes(), 0, found.length());
    }

    private int end(long key) {
        if (!isUnnamed(key)) {
            return open.end(key);
        }
        boolean alone = openUnnamed == 1;
        endedUnnamed = true;
        openUnnamed = Math.max(0, openUnnamed - 1);
        int place = open.end(key);
        return alone ? place : -1;
    }

    /** Whether several requests may be called so. */
    private static boolean isUnnamed(long key) {
        return (key & 1) == 0;
    }
}
