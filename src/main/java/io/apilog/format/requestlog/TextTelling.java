package io.apilog.format.requestlog;

import io.apilog.format.message.EntryProfile;
import io.apilog.format.message.Heading;
import io.apilog.format.message.Telling;
import io.apilog.format.value.WrittenUnit;

/** What a line of text tells of a request, besides the request: the words before it, and what was measured. Allocates nothing by itself. */
final class TextTelling {
    /** Behind a target so many bytes may say what came of the request: {@code failed: 500}. */
    private static final int REACH = 24;

    private final Heading heading = new Heading();

    /** Whether a line that was read into tokens is something said of a request, and no entry. */
    boolean isAside(EntryProfile entries, RequestTokens tokens, int from, int status) {
        if (!entries.tells()) {
            return false;
        }
        head(tokens, from);
        if (entries.knows(heading.hash())) {
            return false;
        }
        understand(tokens, from);
        return entries.isAside(heading.hash(), heading.meaning(), isAbsolute(tokens), measures(tokens), status);
    }

    /** Whether a line without a status where entries have it stands under words that are said of other requests. */
    boolean isSaid(EntryProfile entries, RequestTokens tokens, int from) {
        head(tokens, from);
        if (!entries.tells() || entries.knows(heading.hash())) {
            return false;
        }
        understand(tokens, from);
        return entries.isSaidAside(heading.meaning());
    }

    /** The heading of a line. */
    long heading(RequestTokens tokens) {
        head(tokens, 0);
        return heading.hash();
    }

    /** The whole of it, for finding out what the entries are. */
    Telling of(RequestTokens tokens, int status) {
        head(tokens, 0);
        understand(tokens, 0);
        String request = tokens.text(tokens.method()) + ' ' + tokens.text(tokens.target()) + ' ' + status;
        return new Telling(
                heading.hash(),
                heading.meaning(),
                isAbsolute(tokens),
                measures(tokens),
                status,
                request.hashCode(),
                duration(tokens));
    }

    private void head(RequestTokens tokens, int from) {
        heading.begin();
        heading.add(tokens.bytes(), from, tokens.from(tokens.beforeRequest()));
    }

    private void understand(RequestTokens tokens, int from) {
        heading.beginAnew();
        heading.understand(tokens.bytes(), from, tokens.from(tokens.beforeRequest()));
        int behind = tokens.behindRequest();
        if (behind < tokens.count() && tokens.kind(behind) == ValueKind.WORD && !tokens.isParted()) {
            int start = tokens.from(behind);
            heading.understand(tokens.bytes(), start, Math.min(tokens.to(behind), start + REACH));
        }
    }

    private static boolean isAbsolute(RequestTokens tokens) {
        return tokens.bytes()[tokens.from(tokens.target())] == 'h';
    }

    private static boolean isOutside(RequestTokens tokens, int token) {
        return token < tokens.beforeRequest() || token >= tokens.behindRequest();
    }

    private static int measures(RequestTokens tokens) {
        int measures = 0;
        int wholes = 0;
        for (int i = 0; i < tokens.count(); i++) {
            boolean behind = i >= tokens.behindRequest();
            switch (isOutside(tokens, i) ? tokens.kind(i) : ValueKind.WORD) {
                case TIMED -> measures |= Telling.DURATION;
                case DECIMAL, COMMAS -> measures |= behind ? Telling.DURATION : 0;
                case SIZED, ROUNDED -> measures |= Telling.SIZE;
                case WHOLE -> wholes += behind ? 1 : 0;
                case ADDRESS -> measures |= Telling.CLIENT | Telling.ASKED;
                default -> {}
            }
        }
        // One of them is the status.
        return wholes > 1 ? measures | Telling.SIZE : measures;
    }

    private static double duration(RequestTokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            if (isOutside(tokens, i) && tokens.kind(i) == ValueKind.TIMED) {
                return WrittenUnit.nanos(tokens.bytes(), tokens.from(i), tokens.to(i));
            }
        }
        return -1;
    }
}
