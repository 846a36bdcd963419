package io.apilog.format.pattern;

import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import java.util.List;

/** A field of a text format where it stands, with what there is to know of its place. */
final class Column {
    private final Field field;
    private final byte[] behind;
    private final boolean last;
    private final boolean quoted;
    private final boolean enclosed;
    private final boolean numberFollows;
    private final boolean padded;
    private final int slot;

    private Column(TextPattern pattern, int index, int slot) {
        List<Field> fields = pattern.fields();
        this.field = fields.get(index);
        this.behind = pattern.literal(index + 1);
        this.last = index + 1 == fields.size();
        String before = pattern.literals().get(index);
        this.quoted = before.endsWith("\"") && behind.length > 0 && behind[0] == '"';
        this.enclosed = before.endsWith("[") || before.endsWith("\"");
        this.numberFollows = quoted && !last && fields.get(index + 1).meaning().isNumber();
        this.padded = meaning().isNumber() || meaning() == FieldKind.CLIENT || meaning() == FieldKind.METHOD;
        this.slot = slot;
    }

    static Column[] of(TextPattern pattern, ExtraSlots extras) {
        int[] slots = extras.of(pattern.fields());
        Column[] columns = new Column[pattern.fields().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(pattern, i, slots.length > 0 ? slots[i] : ExtraSlots.NONE);
        }
        return columns;
    }

    Field field() {
        return field;
    }

    FieldKind meaning() {
        return field.meaning();
    }

    /** The bytes that end it, not to be changed; none where it has the rest of the line, or ends where the next field begins. */
    byte[] behind() {
        return behind;
    }

    /** Whether no field follows. */
    boolean last() {
        return last;
    }

    /** Whether it stands between quotes, so that escaped quotes do not end it. */
    boolean quoted() {
        return quoted;
    }

    /** Whether something encloses it, so that no column can be missing in front of it. */
    boolean isEnclosed() {
        return enclosed;
    }

    /** Whether it is quoted and the next field is a number, so that a stray quote does not end it. */
    boolean numberFollows() {
        return numberFollows;
    }

    /** Whether spaces may stand in front of the value: Squid and others pad their numbers, Gin the client's address and Zulip the method as well. */
    boolean padded() {
        return padded;
    }

    /** The slot of the extra that it is as well, or {@link ExtraSlots#NONE}. */
    int slot() {
        return slot;
    }
}
