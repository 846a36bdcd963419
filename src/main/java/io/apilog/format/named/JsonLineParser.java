package io.apilog.format.named;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.field.JsonNode;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads one JSON object a line with Jackson's streaming parser and takes the fields whose names {@code JsonNames} knows, wherever
 * they are nested. An object under a key that is not known is looked into as well, but what is found there yields to anything found
 * outside of it.
 */
public final class JsonLineParser implements NamedParser {
    static final int MAX_DEPTH = 12;
    private static final int MAX_DIGITS = 40;

    /** Of {@code e-123456}: one that is longer is out of every range, and of BigDecimal's. */
    private static final int LONGEST_EXPONENT = 8;

    /** Bounds depth and the length of numbers. */
    public static final JsonFactory JSON = JsonFactory.builder()
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

    /** Among objects a line that does not begin as one is what the application says at its start. */
    @Override
    public boolean isMessage(Line line) {
        int at = Ascii.endOfSpaces(line.bytes(), line.from(), line.to());
        return at < line.to() && line.bytes()[at] != '{';
    }

    @Override
    public boolean isStateless() {
        return true;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        fields.begin(into);
        stoppedAt = 0;
        if (isOther(line)) {
            return Rejection.BAD_JSON;
        }
        try (JsonParser json = JSON.createParser(line.bytes(), line.from(), line.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Rejection.BAD_JSON;
            }
            object(json, fields.root(), 0, 0, into);
            if (json.nextToken() != null) {
                stoppedAt = (int) json.currentTokenLocation().getByteOffset(); // counted from the line's first byte
                return Rejection.BAD_JSON;
            }
        } catch (IOException e) {
            stoppedAt = line.length() > 0 && line.bytes()[line.from()] == '{' ? line.length() : 0;
            return Rejection.BAD_JSON;
        }
        return fields.finish(into);
    }

    /** Whether the line begins as no object does, in whatever encoding; Jackson would say so with an exception, which costs much more. */
    private static boolean isOther(Line line) {
        int at = Ascii.endOfSpaces(line.bytes(), line.from(), line.to());
        return at < line.to() && line.bytes()[at] > ' ' && line.bytes()[at] != '{';
    }

    private void object(JsonParser json, JsonNode node, int penalty, int depth, AccessRecord into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            value(json, fields.find(node, json.currentName()), penalty, depth, into);
        }
    }

    private void value(JsonParser json, KnownKey key, int penaltyBefore, int depth, AccessRecord into)
            throws IOException {
        int penalty = NamedFields.penalty(key, penaltyBefore);
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT) {
            if (depth < MAX_DEPTH && key.node() != null) {
                object(json, key.node(), penalty, depth + 1, into);
            } else {
                json.skipChildren();
            }
        } else if (value == JsonToken.START_ARRAY) {
            array(json, key, penalty, depth, into);
        } else if (key.isValue()) {
            taken(json, key, penalty, into);
        }
    }

    /** The first value counts, as in Caddy's lists of header values; objects may be pairs of a key and its value. */
    private void array(JsonParser json, KnownKey key, int penalty, int depth, AccessRecord into) throws IOException {
        if (key.isDuration()) {
            list(json, key, penalty, into);
            return;
        }
        boolean first = true;
        JsonToken token = json.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT && key.node() != null && depth < MAX_DEPTH) {
                pair(json, key.node(), penalty, into);
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (first && key.isValue()) {
                taken(json, key, penalty, into);
            }
            first = false;
            token = json.nextToken();
        }
    }

    /** A list under the name of a duration: one value, or seconds and the nanoseconds besides; of more nobody knows what they are. */
    private void list(JsonParser json, KnownKey key, int penalty, AccessRecord into) throws IOException {
        int from = fields.scratch().length();
        int second = from;
        int to = from;
        int count = 0;
        boolean values = true;
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            count++;
            second = count == 2 ? to : second;
            if (token.isStructStart()) {
                values = false;
                json.skipChildren();
            } else if (count <= 2) {
                values &= append(json);
                to = fields.scratch().length();
            }
        }
        if (values && count == 1 && fields.wants(key, penalty)) {
            fields.assign(into, key, penalty, fields.scratch().bytes(), from, to);
        } else if (values && count == 2) {
            fields.assignSpan(into, key, penalty, fields.scratch().bytes(), from, second, to);
        }
    }

    /**
     * An attribute as OpenTelemetry, Jaeger and AWS write them: <code>{"key":"a","value":{"stringValue":"b"}}</code>,
     * <code>{"name":"a","value":"b"}</code>. What has no such key is read over.
     */
    private void pair(JsonParser json, JsonNode node, int penalty, AccessRecord into) throws IOException {
        KnownKey known = null;
        int from = -1;
        int to = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String part = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING && (part.equals("key") || part.equals("name"))) {
                known = fields.find(node, json.getText());
            } else if (part.equals("value") || part.equals("Value")) {
                from = fields.scratch().length();
                boolean any =
                        token == JsonToken.START_OBJECT ? onlyValue(json) : !token.isStructStart() && append(json);
                to = any ? fields.scratch().length() : -1;
            }
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            }
        }
        if (known != null && to >= 0) {
            int strayed = NamedFields.penalty(known, penalty);
            fields.assignExtra(into, known.extra(), strayed, fields.scratch().bytes(), from, to);
            if (known.name() != null) {
                fields.assign(into, known.name(), strayed, fields.scratch().bytes(), from, to);
            }
        }
    }

    /** Puts the one value of an object such as <code>{"intValue":"200"}</code> into the scratch buffer. */
    private boolean onlyValue(JsonParser json) throws IOException {
        boolean any = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.nextToken().isStructStart()) {
                json.skipChildren();
            } else {
                any = !any && append(json);
            }
        }
        return any;
    }

    private void taken(JsonParser json, KnownKey key, int penalty, AccessRecord into) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            fields.absent(key, penalty);
        } else if (fields.wants(key, penalty)) {
            Scratch scratch = fields.scratch();
            int from = scratch.length();
            if (append(json)) {
                fields.assign(into, key, penalty, scratch.bytes(), from, scratch.length());
            } else if (json.currentToken().isBoolean()) {
                scratch.addChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                fields.assignExtra(into, key.extra(), penalty, scratch.bytes(), from, scratch.length());
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
                if (from + length - i > LONGEST_EXPONENT) {
                    return false;
                }
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
