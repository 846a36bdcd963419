package io.apilog.format.named;

import io.apilog.bytes.Scratch;
import io.apilog.format.field.JsonNode;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;

/** Reads one JSON object a line as {@link JsonLineParser} does, but by {@link PlainJson}; what that declines is left to the other. */
public final class PlainJsonParser implements NamedParser {
    private final NamedFields fields;
    private final JsonLineParser jackson;
    private final PlainJson json = new PlainJson();
    private boolean plain;

    /** A parser that puts what it reads into these fields. */
    public PlainJsonParser(NamedFields fields) {
        this.fields = fields;
        this.jackson = new JsonLineParser(fields);
    }

    @Override
    public NamedFields fields() {
        return fields;
    }

    @Override
    public int rejectedAt() {
        return plain ? 0 : jackson.rejectedAt();
    }

    @Override
    public boolean isStateless() {
        return jackson.isStateless();
    }

    @Override
    public boolean isMessage(Line line) {
        return jackson.isMessage(line);
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        plain = readPlain(line, into);
        return plain ? fields.finish(into) : jackson.parse(line, into);
    }

    /** Whether the line was read; if not, what was taken of it is to be forgotten. */
    boolean readPlain(Line line, AccessRecord into) {
        fields.begin(into);
        return json.begin(line.bytes(), line.from(), line.to())
                && json.take('{')
                && object(fields.root(), 0, 0, into)
                && json.next() < 0;
    }

    private boolean object(JsonNode node, int penalty, int depth, AccessRecord into) {
        if (json.take('}')) {
            return true;
        }
        do {
            KnownKey key = fields.take(node, json);
            if (key == null || !value(key, NamedFields.penalty(key, penalty), depth, into)) {
                return false;
            }
        } while (json.take(','));
        return json.take('}');
    }

    private boolean value(KnownKey key, int penalty, int depth, AccessRecord into) {
        int first = json.next();
        if (first == '"') {
            return text(key, penalty, into);
        }
        return first == '{' || first == '['
                ? structure(first, key, penalty, depth, into)
                : scalar(first, key, penalty, into);
    }

    /** What {@link #scalar} does with a string, as most values are, in fewer steps. */
    private boolean text(KnownKey key, int penalty, AccessRecord into) {
        if (!json.takeText()) {
            return false;
        }
        if (key.isValue()) {
            if (json.isEscaped()) {
                undone(key, penalty, into);
            } else {
                fields.assign(into, key, penalty, json.bytes(), json.from(), json.to());
            }
        }
        return true;
    }

    private void undone(KnownKey key, int penalty, AccessRecord into) {
        if (fields.wants(key, penalty)) {
            Scratch scratch = fields.scratch();
            int from = scratch.length();
            json.undo(scratch);
            fields.assign(into, key, penalty, scratch.bytes(), from, scratch.length());
        }
    }

    private boolean structure(int first, KnownKey key, int penalty, int depth, AccessRecord into) {
        if (first == '{' && key.node() != null && depth < JsonLineParser.MAX_DEPTH) {
            json.take('{');
            return object(key.node(), penalty, depth + 1, into);
        }
        return first == '[' ? array(key, penalty, depth, into) : json.skip();
    }

    private boolean array(KnownKey key, int penalty, int depth, AccessRecord into) {
        if (key.isDuration()) {
            return false;
        }
        json.take('[');
        if (json.take(']')) {
            return true;
        }
        boolean pairs = key.node() != null && depth < JsonLineParser.MAX_DEPTH;
        boolean first = true;
        do {
            int next = json.next();
            // Objects may be pairs of a key and its value, and are rare.
            boolean declined = pairs && next == '{';
            boolean taken =
                    first && next != '[' && next != '{' ? scalar(next, key, penalty, into) : !declined && json.skip();
            if (!taken) {
                return false;
            }
            first = false;
        } while (json.take(','));
        return json.take(']');
    }

    private boolean scalar(int first, KnownKey key, int penalty, AccessRecord into) {
        if (first == '"') {
            return text(key, penalty, into);
        }
        int kind = json.scalar(first);
        if (kind == PlainJson.NULL) {
            fields.absent(key, penalty);
        } else if (kind != PlainJson.DECLINED && key.isValue()) {
            take(kind, key, penalty, into);
        }
        return kind != PlainJson.DECLINED;
    }

    private void take(int kind, KnownKey key, int penalty, AccessRecord into) {
        if (kind == PlainJson.TRUTH) {
            fields.assignExtra(into, key.extra(), penalty, json.bytes(), json.from(), json.to());
        } else {
            fields.assign(into, key, penalty, json.bytes(), json.from(), json.to());
        }
    }
}
