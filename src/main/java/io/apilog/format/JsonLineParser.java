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

/**
 * Reads one JSON object a line with Jackson's streaming parser and takes the fields whose names {@link JsonNames} knows, wherever
 * they are nested. An object under a key that is not known is looked into as well, but what is found there yields to anything found
 * outside of it.
 */
final class JsonLineParser implements NamedParser {
    private static final int MAX_DEPTH = 12;
    private static final int UNKNOWN_OBJECT = 10_000;
    private static final int MAX_DIGITS = 40;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final NamedFields fields;
    private int stoppedAt;

    JsonLineParser(NamedFields fields) {
        this.fields = fields;
    }

    @Override
    public NamedFields fields() {
        return fields;
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        fields.begin(into);
        stoppedAt = 0;
        try (JsonParser json = JSON.createParser(line.bytes(), line.from(), line.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Rejection.BAD_JSON;
            }
            object(json, fields.root(), 0, 0, into);
            if (json.nextToken() != null) {
                stoppedAt = (int) json.currentTokenLocation().getByteOffset() - line.from();
                return Rejection.BAD_JSON;
            }
        } catch (IOException e) {
            stoppedAt = line.length() > 0 && line.bytes()[line.from()] == '{' ? line.length() : 0;
            return Rejection.BAD_JSON;
        }
        return fields.finish(into);
    }

    private void object(JsonParser json, JsonNode node, int penalty, int depth, AccessRecord into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            KnownKey key = fields.find(node, json.currentName());
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                enter(json, node, key, penalty, depth, into);
            } else if (value == JsonToken.START_ARRAY) {
                array(json, key, penalty, into);
            } else if (key.isValue()) {
                value(json, key, penalty, into);
            }
        }
    }

    private void enter(JsonParser json, JsonNode node, KnownKey key, int penalty, int depth, AccessRecord into)
            throws IOException {
        if (depth >= MAX_DEPTH) {
            json.skipChildren();
        } else if (key.node() != null) {
            object(json, key.node(), penalty, depth + 1, into);
        } else if (node == fields.root() && key.name() == null) {
            object(json, node, penalty + UNKNOWN_OBJECT, depth + 1, into);
        } else {
            json.skipChildren();
        }
    }

    /** The first element counts, as in Caddy's lists of header values. */
    private void array(JsonParser json, KnownKey key, int penalty, AccessRecord into) throws IOException {
        boolean first = true;
        JsonToken token = json.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token.isStructStart()) {
                json.skipChildren();
            } else if (first && key.isValue()) {
                value(json, key, penalty, into);
            }
            first = false;
            token = json.nextToken();
        }
    }

    private void value(JsonParser json, KnownKey key, int penalty, AccessRecord into) throws IOException {
        if (key.name() != null) {
            scalar(json, key.name(), penalty, into);
        }
        if (fields.wantsExtra(key.extra(), penalty)) {
            int from = fields.scratch().length();
            if (append(json) || appendTruth(json)) {
                int to = fields.scratch().length();
                fields.assignExtra(into, key.extra(), penalty, fields.scratch().bytes(), from, to);
            }
        }
    }

    /** Puts {@code true} or {@code false} into the scratch buffer; false if the value is neither. */
    private boolean appendTruth(JsonParser json) throws IOException {
        if (!json.currentToken().isBoolean()) {
            return false;
        }
        fields.scratch().addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        return true;
    }

    private void scalar(JsonParser json, JsonName name, int penalty, AccessRecord into) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            fields.absent(name, penalty);
        } else if (fields.wants(name, penalty)) {
            int from = fields.scratch().length();
            if (append(json)) {
                fields.assign(
                        into,
                        name,
                        penalty,
                        fields.scratch().bytes(),
                        from,
                        fields.scratch().length());
            }
        }
    }

    /** Puts the value's text into the scratch buffer; false if it is neither a string nor a number. */
    private boolean append(JsonParser json) throws IOException {
        switch (json.currentTokenId()) {
            case JsonTokenId.ID_STRING, JsonTokenId.ID_NUMBER_INT ->
                fields.scratch().addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            case JsonTokenId.ID_NUMBER_FLOAT -> {
                return number(json);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Numbers with an exponent are written out, but those of more than 40 digits, which mean nothing here, are not taken. */
    private boolean number(JsonParser json) throws IOException {
        char[] chars = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        for (int i = from; i < from + length; i++) {
            if (chars[i] == 'e' || chars[i] == 'E') {
                BigDecimal value = new BigDecimal(chars, from, length);
                if (value.scale() < -MAX_DIGITS) {
                    return false;
                }
                String plain = value.scale() > MAX_DIGITS ? "0" : value.toPlainString();
                fields.scratch().addChars(plain.toCharArray(), 0, plain.length());
                return true;
            }
        }
        fields.scratch().addChars(chars, from, length);
        return true;
    }
}
