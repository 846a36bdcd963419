package io.apilog.format.named;

import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.Sentences;
import io.apilog.format.parser.ForwardingParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;

/**
 * Reads one JSON object a line, and a line that is none once more as {@link Utf8Repair} and {@link JsonRepair} write it; what is only read
 * so is marked.
 */
public final class MendedJsonParser extends ForwardingParser<PlainJsonParser> implements NamedParser {
    private final JsonRepair repair = new JsonRepair();
    private final Utf8Repair characters = new Utf8Repair();
    private final Line readable = new Line();
    private final Line mended = new Line();
    private final Line element = new Line();

    /** A parser that puts what it reads into these fields. */
    public MendedJsonParser(NamedFields fields) {
        super(new PlainJsonParser(fields));
    }

    @Override
    public NamedFields fields() {
        return inner().fields();
    }

    /** What stands before an object in other lines may stand alone. */
    @Override
    public boolean isNoEntry(Line line) {
        return Sentences.isOne(line) && ByteSearch.indexOf(line.bytes(), line.from(), line.to(), (byte) '{') < 0;
    }

    @Override
    public ParseResult parse(Line outer, AccessRecord into) {
        Line line = element(outer);
        ParseResult result = inner().parse(line, into);
        boolean object = line.length() > 2 && line.bytes()[line.from()] == '{';
        if (result != Rejection.BAD_JSON || !object) {
            return result;
        }
        Line text = line;
        if (characters.repair(line.bytes(), line.from(), line.to())) {
            readable.set(characters.bytes(), 0, characters.length(), line.offset());
            text = readable;
            ParseResult read = inner().parse(text, into);
            if (read != Rejection.BAD_JSON) {
                into.repaired = read == into;
                return read;
            }
        }
        if (!repair.repair(text.bytes(), text.from(), text.to())) {
            return text == line ? result : inner().parse(line, into);
        }
        mended.set(repair.bytes(), 0, repair.length(), line.offset());
        ParseResult again = inner().parse(mended, into);
        if (again == Rejection.BAD_JSON) {
            return inner().parse(line, into);
        }
        into.repaired = again == into;
        return again;
    }

    /** An object of an array that has a line for each, without the comma behind it. */
    private Line element(Line line) {
        byte[] bytes = line.bytes();
        int end = line.to();
        while (end > line.from() && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        boolean comma = end - 2 > line.from() && bytes[end - 1] == ',' && bytes[end - 2] == '}';
        if (!comma) {
            return line;
        }
        element.set(bytes, line.from(), end - 1, line.offset());
        return element;
    }
}
