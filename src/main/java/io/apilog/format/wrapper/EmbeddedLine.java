package io.apilog.format.wrapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.apilog.bytes.Scratch;
import io.apilog.format.named.JsonLineParser;
import io.apilog.format.named.PlainJson;
import io.apilog.format.named.RememberedKeys;
import io.apilog.format.named.Utf8Repair;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the line out of a JSON object that someone put around it: the text under {@code log}, {@code message} and the like, at the top or
 * in an object there. The text may be a line of any format, JSON as well, or a list of its bytes as numbers. Of several texts the one is taken whose name stands first.
 */
final class EmbeddedLine implements Unwrapper {
    /** THE list of names under which whole lines are found. */
    static final List<String> NAMES = List.of(
            "event.original",
            "log.original",
            "log",
            "message",
            "MESSAGE",
            "@message",
            "msg",
            "textPayload",
            "_raw",
            "raw",
            "line",
            "body",
            "event",
            "properties",
            "Log",
            "Log_s",
            "LogEntry",
            "LogMessage",
            "resultDescription",
            "ResultDescription",
            "full_message",
            "short_message",
            "body.stringValue",
            "log_line",
            "logLine",
            "entry");

    private static final int SHORTEST = 8;
    private static final int NONE = Integer.MAX_VALUE;

    /**
     * A key at the top, or in an object there.
     *
     * @param prefix of the keys in its object; empty at the top alone
     * @param rank of a text under it; {@link #NONE} where none is meant
     */
    private record Key(String prefix, int rank) {
        boolean isTop() {
            return prefix.isEmpty();
        }
    }

    private static final Key TOP = new Key("", NONE);

    private final PlainJson plain = new PlainJson();
    private final RememberedKeys<Key, Key> keys = new RememberedKeys<>(EmbeddedLine::key, TOP);
    private final Scratch scratch = new Scratch();
    private final Utf8Repair characters = new Utf8Repair();
    private final Line mended = new Line();
    private int rank;
    private byte[] bytes = {};
    private int from;
    private int to;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        if (outer.length() == 0 || outer.bytes()[outer.from()] != '{') {
            return Rejection.NO_MATCH;
        }
        return found(findPlain(outer) || find(outer) || findMended(outer), outer, inner);
    }

    /** Finds the text where some bytes are no characters; false if the line is no object all the same. */
    private boolean findMended(Line outer) {
        if (!characters.repair(outer.bytes(), outer.from(), outer.to())) {
            return false;
        }
        mended.set(characters.bytes(), 0, characters.length(), outer.offset());
        return find(mended);
    }

    /** Points {@code inner} at the text that was found, if the object could be read. */
    @Nullable
    ParseResult found(boolean read, Line outer, Line inner) {
        if (!read) {
            return Rejection.BAD_JSON;
        }
        if (rank == NONE) {
            return Rejection.NO_MATCH;
        }
        int end = to;
        while (end > from && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        inner.set(bytes, from, end, outer.offset());
        return null;
    }

    /** Finds the text with Jackson; false if the line is no object. */
    boolean find(Line outer) {
        begin();
        try (JsonParser json = JsonLineParser.JSON.createParser(outer.bytes(), outer.from(), outer.length())) {
            json.nextToken();
            object(json, TOP);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Finds the text without Jackson; false if that is not possible. */
    boolean findPlain(Line outer) {
        begin();
        return plain.begin(outer.bytes(), outer.from(), outer.to()) && plain.take('{') && plainObject(TOP);
    }

    private void begin() {
        scratch.clear();
        rank = NONE;
    }

    private static Key key(Key outer, String name) {
        int whole = NAMES.indexOf(outer.prefix() + name);
        int last = NAMES.indexOf(name);
        int behind = outer.isTop() ? 0 : NAMES.size();
        return new Key(name + ".", whole >= 0 ? whole : last >= 0 ? last + behind : NONE);
    }

    private void object(JsonParser json, Key outer) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Key key = key(outer, json.currentName());
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && outer.isTop()) {
                object(json, key);
            } else if (value == JsonToken.START_ARRAY && key.rank() < rank) {
                int start = scratch.length();
                if (bytes(json)) {
                    take(key, scratch.bytes(), start, scratch.length());
                }
            } else if (value.isStructStart()) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING && key.rank() < rank) {
                int start = scratch.length();
                scratch.addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                take(key, scratch.bytes(), start, scratch.length());
            }
        }
    }

    /**
     * Puts a text into the scratch buffer that is a list of the numbers of its bytes, as journald has one that is not printable, such as
     * one in colours; false if it is none.
     */
    private boolean bytes(JsonParser json) throws IOException {
        boolean all = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonToken token = json.currentToken();
            int number = token == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= 3 ? json.getIntValue() : -1;
            if (token == null || token.isStructStart()) {
                json.skipChildren();
            }
            all &= number >= 0 && number <= 0xff;
            if (all) {
                scratch.reserve(1);
                scratch.add(number);
            }
        }
        return all;
    }

    private boolean plainObject(Key outer) {
        if (plain.take('}')) {
            return true;
        }
        do {
            Key key = keys.take(outer, plain);
            if (key == null || !plainValue(key, outer)) {
                return false;
            }
        } while (plain.take(','));
        return plain.take('}');
    }

    private boolean plainValue(Key key, Key outer) {
        int first = plain.next();
        if (first == '{' && outer.isTop()) {
            return plain.take('{') && plainObject(key);
        }
        if (first != '"') {
            // A list under the name of a text may be one: Jackson reads it.
            return !(first == '[' && key.rank() < rank) && plain.skip();
        }
        if (plain.scalar(first) == PlainJson.DECLINED) {
            return false;
        }
        if (key.rank() < rank && plain.isEscaped()) {
            int start = scratch.length();
            plain.undo(scratch);
            take(key, scratch.bytes(), start, scratch.length());
        } else if (key.rank() < rank) {
            take(key, plain.bytes(), plain.from(), plain.to());
        }
        return true;
    }

    private void take(Key key, byte[] text, int start, int end) {
        if (end - start >= SHORTEST) {
            rank = key.rank();
            bytes = text;
            from = start;
            to = end;
        }
    }
}
