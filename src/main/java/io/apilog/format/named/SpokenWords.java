package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.Heading;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a line of named values those that say who speaks, and what: {@code "msg":"request completed"}, {@code logger=access}. Looks at
 * the bytes alone, at whatever depth. Allocates nothing.
 */
final class SpokenWords {
    /** THE list of their names, in capitals. */
    private static final String[] NAMES = {
        "MSG",
        "MESSAGE",
        "EVENT",
        "LOGGER",
        "LOGGER_NAME",
        "LOGGERNAME",
        "LOG.LOGGER",
        "COMPONENT",
        "MODULE",
        "CATEGORY",
        "TYPE",
        "KIND",
        "SOURCECONTEXT",
        "MESSAGETEMPLATE",
        "@MT"
    };

    /** Of which the first are those of what is said. */
    private static final int SAID = 3;

    private static final int LONGEST = 256;

    private final byte behindName;
    private final Heading heading = new Heading();
    private final Heading text = new Heading();
    private int saidFrom;
    private int saidTo;

    /** @param behindName the sign behind a name: a colon in JSON, an equals sign between pairs */
    SpokenWords(char behindName) {
        this.behindName = (byte) behindName;
    }

    Heading heading() {
        return heading;
    }

    /** Reads the words of a line, and what they mean. */
    void read(byte[] bytes, int from, int to) {
        heading.begin();
        saidFrom = 0;
        saidTo = 0;
        each(bytes, from, to, false);
        heading.beginAnew();
        each(bytes, from, to, true);
    }

    /** The name and value of what the line read last says, as they stand there; null where it says nothing. */
    byte @Nullable [] said(byte[] bytes) {
        return saidTo == 0 ? null : Arrays.copyOfRange(bytes, saidFrom, saidTo);
    }

    private void each(byte[] bytes, int from, int to, boolean understood) {
        int at = ByteSearch.indexOf(bytes, from, to, behindName);
        if (behindName == '=' && at > from) {
            // What stands before the first pair is said as well. The name alone of who speaks is none of it: instances
            // of
            // one program have others.
            int end = Math.min(startOfName(bytes, from, at), from + LONGEST);
            text.begin();
            text.understand(bytes, from, end);
            if (text.meaning() != 0) {
                value(bytes, from, end, understood);
            }
        }
        while (at >= 0 && at < to) {
            int name = name(bytes, from, at);
            int value = at + 1;
            if (name >= 0 && value < to) {
                value = Ascii.endOfSpaces(bytes, value, to);
                boolean quoted = value < to && bytes[value] == '"';
                int end = quoted ? endOfQuoted(bytes, value + 1, to) : Ascii.endOfWord(bytes, value, to);
                if (quoted || behindName == '=') {
                    value(bytes, quoted ? value + 1 : value, Math.min(end, value + LONGEST), understood);
                }
                if (name < SAID && saidTo == 0) {
                    saidFrom = startOfName(bytes, from, at);
                    saidTo = Math.min(end + 1, to);
                }
                value = Math.max(end, at + 1);
            }
            at = value < to ? ByteSearch.indexOf(bytes, value, to, behindName) : -1;
        }
    }

    private void value(byte[] bytes, int from, int to, boolean understood) {
        if (understood) {
            heading.understand(bytes, from, to);
        } else {
            heading.add(bytes, from, to);
        }
    }

    private static int endOfQuoted(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private int startOfName(byte[] bytes, int from, int sign) {
        int start = sign;
        if (behindName == ':') {
            start = sign - 1;
            while (start > from && bytes[start - 1] != '"') {
                start--;
            }
            return Math.max(from, start - 1);
        }
        while (start > from && bytes[start - 1] != ' ' && bytes[start - 1] != '\t') {
            start--;
        }
        return start;
    }

    /** Which of the names stands before a sign; -1 for none. */
    private int name(byte[] bytes, int from, int sign) {
        boolean quoted = behindName == ':';
        int end = quoted ? sign - 1 : sign;
        if (end <= from || quoted && bytes[end] != '"') {
            return -1;
        }
        for (int i = 0; i < NAMES.length; i++) {
            int start = end - NAMES[i].length();
            boolean begins = start == from && !quoted
                    || start > from && bytes[start - 1] == (quoted ? '"' : ' ')
                    || start > from && !quoted && bytes[start - 1] == '\t';
            if (begins && Ascii.startsWithIgnoringCase(bytes, start, end, NAMES[i])) {
                return i;
            }
        }
        return -1;
    }
}
