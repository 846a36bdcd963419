package io.apilog.format;

/**
 * A field of a {@link TextPattern} with what stands on either side of it, and all that this says of the field: looked up once, not in
 * every line.
 */
final class Column {
    final Field field;
    final Meaning meaning;
    final byte[] before;
    final byte[] behind;
    final boolean last;

    /** The slot of the record's extras that this is kept in as well, or {@link ExtraSlots#NONE}. */
    final int slot;

    /** Whether it stands between quotes, in which servers escape quotes. */
    final boolean quoted;

    /** Whether a bracket or a quote stands before it. */
    final boolean enclosed;

    /** Whether it ends only where a number follows. */
    final boolean beforeNumber;

    /** Whether some server fills it up with spaces in front: Squid and others pad their numbers, Gin the client's address and the method. */
    final boolean padded;

    /** Whether a line that ends within it says all that counts before it. */
    final boolean dispensable;

    Column(TextPattern pattern, int index, int slot) {
        this.field = pattern.fields().get(index);
        this.meaning = field.meaning();
        this.before = pattern.literal(index);
        this.behind = pattern.literal(index + 1);
        this.last = index + 1 == pattern.fields().size();
        this.slot = slot;
        int open = before.length == 0 ? 0 : before[before.length - 1];
        this.quoted = open == '"' && behind.length > 0 && behind[0] == '"';
        this.enclosed = open == '[' || open == '"';
        this.beforeNumber =
                quoted && !last && pattern.fields().get(index + 1).meaning().isNumber();
        this.padded = meaning.isNumber() || meaning == Meaning.CLIENT;
        this.dispensable = last
                && quoted
                && (meaning == Meaning.USER_AGENT || meaning == Meaning.REFERER || meaning == Meaning.SKIP);
    }
}
