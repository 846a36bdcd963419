package io.apilog.format.field;

import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a JSON field means.
 *
 * @param rank lower wins
 * @param unit of a duration; null where the name does not say
 * @param use when a value under the name is what the name says
 */
public record JsonName(
        FieldKind meaning, int rank, @Nullable Unit unit, Use use) {
    /** When a value is what its name says. */
    public enum Use {
        ALWAYS,
        /** The name is nginx's: numbers with decimals are seconds, and gateways write other things under it as well. */
        NGINX,
        /** The name says little: a number under it is a duration only with its unit behind it ({@code "total": "12ms"}). */
        UNIT_WRITTEN,
        /** The name is that of the request or of the answer alone, and beside one of the other is that of a part. */
        ONE_SIDE,
        /** The name is nothing but a unit ({@code "ms": 12}): a duration at the top of the line, and where the number has no sign. */
        BARE_UNIT,
        /** The name is a path's and nothing else's, so that a word under it is a path that lacks its slash. */
        PATH_ALONE,
        /** A name in an object of which nobody knows what it tells of: a duration only where the request stands there as well. */
        ELSEWHERE,
        /** The name says the same wherever it stands. */
        ANYWHERE,
        /** The name is that of what a line tells of, under which only few values are known. */
        EVENT,
        /** Two letters that mean anything: only in the lines of a program that is known by its other names. */
        VENDOR_KNOWN
    }

    /** The same in an object of which nobody knows what it tells of. */
    public JsonName elsewhere() {
        return meaning == FieldKind.DURATION && use == Use.ALWAYS
                ? new JsonName(meaning, rank, unit, Use.ELSEWHERE)
                : this;
    }

    /** A name for a kind of field; of several names in one object the one with the lowest rank is taken. */
    public JsonName(FieldKind meaning, int rank, @Nullable Unit unit) {
        this(meaning, rank, unit, Use.ALWAYS);
    }

    /** Whether the name is one of nginx's. */
    public boolean nginx() {
        return use == Use.NGINX;
    }
}
