package io.apilog.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.apilog.format.JsonKeys.KnownKey;
import io.apilog.line.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object a line with Jackson's streaming parser and takes the fields whose names {@link JsonNames} knows, wherever
 * they are nested. An object under a key that is not known is looked into as well, but what is found there yields to anything found
 * outside of it.
 */
final class JsonLineParser implements LineParser {
    private static final int MAX_DEPTH = 12;
    private static final int UNKNOWN_OBJECT = 10_000;
    private static final int NOT_SEEN = Integer.MAX_VALUE;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonNode root;
    private final JsonKeys keys = new JsonKeys();
    private final Assignment assignment = new Assignment();
    private final Scratch scratch = assignment.scratch();
    private final int[] ranks = new int[Meaning.values().length];
    private final Unit guessed;
    private int stoppedAt;
    private boolean guessUsed;
    private @Nullable Unit unitUsed;

    /**
     * @param fields configured names: a record's key to a dotted path
     * @param configured the unit of the configured duration, or null
     * @param guessed the unit of durations whose name does not say it
     */
    JsonLineParser(Map<String, String> fields, @Nullable Unit configured, Unit guessed) {
        this.root = JsonNames.tree(fields, configured);
        this.guessed = guessed;
    }

    /** Whether the record parsed last has a duration in the guessed unit. */
    boolean guessWasUsed() {
        return guessUsed;
    }

    /** The unit in which the record parsed last had its duration, or null if it had none. */
    @Nullable
    Unit durationUnit() {
        return unitUsed;
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        assignment.begin(into);
        Arrays.fill(ranks, NOT_SEEN);
        guessUsed = false;
        unitUsed = null;
        stoppedAt = 0;
        try (JsonParser json = JSON.createParser(line.bytes(), line.from(), line.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Rejection.BAD_JSON;
            }
            object(json, root, 0, 0, into);
            if (json.nextToken() != null) {
                stoppedAt = (int) json.currentTokenLocation().getByteOffset() - line.from();
                return Rejection.BAD_JSON;
            }
        } catch (IOException e) {
            stoppedAt = line.length();
            return Rejection.BAD_JSON;
        }
        if (!into.hasRequest() && into.method.isEmpty() && !seen(Meaning.REQUEST)) {
            return Ignored.MESSAGE;
        }
        return seen(Meaning.STATUS) ? into : into.hasRequest() ? Rejection.NO_STATUS_FIELD : Ignored.MESSAGE;
    }

    private boolean seen(Meaning meaning) {
        return ranks[meaning.ordinal()] != NOT_SEEN;
    }

    private void object(JsonParser json, JsonNode node, int penalty, int depth, AccessRecord into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            KnownKey key = keys.find(node, json.currentName());
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                enter(json, node, key, penalty, depth, into);
            } else if (value == JsonToken.START_ARRAY) {
                array(json, key.name(), penalty, into);
            } else if (key.name() != null) {
                scalar(json, key.name(), penalty, into);
            }
        }
    }

    private void enter(JsonParser json, JsonNode node, KnownKey key, int penalty, int depth, AccessRecord into)
            throws IOException {
        if (depth >= MAX_DEPTH) {
            json.skipChildren();
        } else if (key.node() != null) {
            object(json, key.node(), penalty, depth + 1, into);
        } else if (node == root && key.name() == null) {
            object(json, root, penalty + UNKNOWN_OBJECT, depth + 1, into);
        } else {
            json.skipChildren();
        }
    }

    /** The first element counts, as in Caddy's lists of header values. */
    private void array(JsonParser json, @Nullable JsonName name, int penalty, AccessRecord into) throws IOException {
        boolean first = true;
        JsonToken token = json.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token.isStructStart()) {
                json.skipChildren();
            } else if (first && name != null) {
                scalar(json, name, penalty, into);
            }
            first = false;
            token = json.nextToken();
        }
    }

    private void scalar(JsonParser json, JsonName name, int penalty, AccessRecord into) throws IOException {
        int rank = name.rank() + penalty;
        int slot = name.meaning().ordinal();
        if (rank >= ranks[slot]) {
            return;
        }
        int from = scratch.length();
        if (!append(json)) {
            if (name.meaning() == Meaning.STATUS && json.currentToken() == JsonToken.VALUE_NULL) {
                ranks[slot] = rank;
            }
            return;
        }
        assign(name, rank, from, into);
    }

    private void assign(JsonName name, int rank, int from, AccessRecord into) {
        Meaning meaning = name.meaning();
        byte[] bytes = scratch.bytes();
        int to = scratch.length();
        // API Gateway's requestTime is a point in time, nginx's request_time a duration: only the value tells.
        boolean pointInTime = meaning == Meaning.DURATION && to - from > 12 && bytes[from + 2] == '/';
        Meaning effective = pointInTime ? Meaning.TIME : meaning;
        int slot = effective.ordinal();
        if (rank >= ranks[slot] || effective == Meaning.UPSTREAM && from == to) {
            return;
        }
        if (effective == Meaning.UPSTREAM) {
            into.attempts = 0;
        }
        Unit unit = name.unit() == null ? guessed : name.unit();
        if (effective == Meaning.PATH && !into.target.isEmpty() && (seen(Meaning.TARGET) || seen(Meaning.REQUEST))) {
            return;
        }
        if (effective.isText()) {
            assignment.take(into, effective, bytes, from, to);
        } else if (assignment.assign(into, effective, unit, bytes, from, to) != null) {
            forget(effective, into);
            return;
        }
        if (effective == Meaning.DURATION) {
            guessUsed = name.unit() == null;
            unitUsed = unit;
        }
        ranks[slot] = rank;
        if (effective == Meaning.REQUEST && into.hasRequest()) {
            // What the client sent; names such as nginx's uri are what it was rewritten to.
            ranks[Meaning.TARGET.ordinal()] = rank;
        }
    }

    /** A value that cannot be read under a name found by itself was not meant: the field is as if it were not there. */
    private static void forget(Meaning meaning, AccessRecord into) {
        switch (meaning) {
            case DURATION -> into.durationNanos = AccessRecord.ABSENT;
            case UPSTREAM -> into.attempts = 0;
            case RESPONSE_BYTES -> into.responseBytes = AccessRecord.ABSENT;
            case REQUEST_BYTES -> into.requestBytes = AccessRecord.ABSENT;
            case TIME -> into.timeMillis = AccessRecord.ABSENT;
            default -> {}
        }
    }

    /** Puts the value's text into the scratch buffer; false if it is neither a string nor a number. */
    private boolean append(JsonParser json) throws IOException {
        switch (json.currentTokenId()) {
            case JsonTokenId.ID_STRING, JsonTokenId.ID_NUMBER_INT ->
                scratch.addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            case JsonTokenId.ID_NUMBER_FLOAT -> number(json);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Numbers with an exponent are written out; the exponent is bounded first, as it would make a long text. */
    private void number(JsonParser json) throws IOException {
        char[] chars = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        for (int i = from; i < from + length; i++) {
            if (chars[i] == 'e' || chars[i] == 'E') {
                BigDecimal value = new BigDecimal(chars, from, length);
                String plain = Math.abs((long) value.scale()) > 40 ? "0" : value.toPlainString();
                scratch.addChars(plain.toCharArray(), 0, plain.length());
                return;
            }
        }
        scratch.addChars(chars, from, length);
    }
}
