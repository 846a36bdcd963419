package io.apilog.format;

import java.util.List;

/**
 * A field of a text format where it stands, with what there is to know of its place.
 *
 * @param before the bytes in front of it
 * @param behind the bytes that end it; empty where it has the rest of the line, or ends where the next field begins
 * @param last whether no field follows
 * @param quoted whether it stands between quotes, so that escaped quotes do not end it
 * @param numberFollows whether it is quoted and the next field is a number, so that a stray quote does not end it
 * @param padded whether spaces may stand in front of the value: Squid and others pad their numbers, Gin the client's address as well
 * @param slot of the extra that it is as well, or {@link ExtraSlots#NONE}
 */
record Column(
        Field field,
        byte[] before,
        byte[] behind,
        boolean last,
        boolean quoted,
        boolean numberFollows,
        boolean padded,
        int slot) {
    static Column[] of(TextPattern pattern, ExtraSlots extras) {
        int[] slots = extras.of(pattern.fields());
        List<Field> fields = pattern.fields();
        Column[] columns = new Column[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            byte[] before = pattern.literal(i);
            byte[] behind = pattern.literal(i + 1);
            boolean quoted = before.length > 0
                    && before[before.length - 1] == '"'
                    && behind.length > 0
                    && behind[0] == '"';
            boolean last = i + 1 == columns.length;
            Meaning meaning = fields.get(i).meaning();
            columns[i] = new Column(
                    fields.get(i),
                    before,
                    behind,
                    last,
                    quoted,
                    quoted && !last && fields.get(i + 1).meaning().isNumber(),
                    meaning.isNumber() || meaning == Meaning.CLIENT,
                    slots.length > 0 ? slots[i] : ExtraSlots.NONE);
        }
        return columns;
    }

    Meaning meaning() {
        return field.meaning();
    }

    /** Whether something encloses it, so that no column can be missing in front of it. */
    boolean isEnclosed() {
        return before.length > 0 && (before[before.length - 1] == '[' || before[before.length - 1] == '"');
    }
}
