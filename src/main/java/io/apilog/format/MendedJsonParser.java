package io.apilog.format;

import io.apilog.line.Line;

/** Reads one JSON object a line, and a line that is none once more as {@link JsonRepair} writes it; what is only read so is marked. */
final class MendedJsonParser implements NamedParser {
    private final PlainJsonParser strict;
    private final JsonRepair repair = new JsonRepair();
    private final Line mended = new Line();

    MendedJsonParser(NamedFields fields) {
        this.strict = new PlainJsonParser(fields);
    }

    @Override
    public NamedFields fields() {
        return strict.fields();
    }

    @Override
    public int rejectedAt() {
        return strict.rejectedAt();
    }

    @Override
    public boolean isStateless() {
        return strict.isStateless();
    }

    @Override
    public boolean isMessage(Line line) {
        return strict.isMessage(line);
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        ParseResult result = strict.parse(line, into);
        boolean object = line.length() > 2 && line.bytes()[line.from()] == '{';
        if (result != Rejection.BAD_JSON || !object || !repair.repair(line.bytes(), line.from(), line.to())) {
            return result;
        }
        mended.set(repair.bytes(), 0, repair.length(), line.offset());
        ParseResult again = strict.parse(mended, into);
        if (again == Rejection.BAD_JSON) {
            return strict.parse(line, into);
        }
        into.repaired = again == into;
        return again;
    }
}
