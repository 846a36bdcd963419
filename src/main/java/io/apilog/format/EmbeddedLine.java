package io.apilog.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.apilog.line.Line;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the line out of a JSON object that someone put around it: the text under {@code log}, {@code message} and the like, at the top or
 * in an object there. The text may be a line of any format, JSON as well. Of several texts the one is taken whose name stands first.
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
            "properties");

    private static final int SHORTEST = 8;
    private static final int NONE = Integer.MAX_VALUE;

    private final Scratch scratch = new Scratch();
    private int rank;
    private int from;
    private int to;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        if (outer.length() == 0 || outer.bytes()[outer.from()] != '{') {
            return Rejection.NO_MATCH;
        }
        scratch.clear();
        rank = NONE;
        try (JsonParser json = JsonLineParser.JSON.createParser(outer.bytes(), outer.from(), outer.length())) {
            json.nextToken();
            object(json, "");
        } catch (IOException e) {
            return Rejection.BAD_JSON;
        }
        if (rank == NONE) {
            return Rejection.NO_MATCH;
        }
        while (to > from && scratch.bytes()[to - 1] <= ' ') {
            to--;
        }
        inner.set(scratch.bytes(), from, to, outer.offset());
        return null;
    }

    private void object(JsonParser json, String prefix) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && prefix.isEmpty()) {
                object(json, name + ".");
            } else if (value.isStructStart()) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                take(json, prefix, name);
            }
        }
    }

    private void take(JsonParser json, String prefix, String name) throws IOException {
        int found = NAMES.indexOf(prefix + name);
        found = found < 0 ? NAMES.indexOf(name) + (prefix.isEmpty() ? 0 : NAMES.size()) : found;
        boolean listed = NAMES.contains(name) || NAMES.contains(prefix + name);
        if (listed && found < rank && json.getTextLength() >= SHORTEST) {
            rank = found;
            from = scratch.length();
            scratch.addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            to = scratch.length();
        }
    }
}
