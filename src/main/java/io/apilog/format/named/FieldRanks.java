package io.apilog.format.named;

import io.apilog.format.field.FieldKind;
import java.util.Arrays;

/** By how good a name each field of a record was taken so far: of several names of one meaning the one with the lowest rank wins. */
final class FieldRanks {
    /** What a name costs that does not stand at its place: more than all names have ranks. */
    static final int ASTRAY = 10_000;

    /** What a route costs that is the name that someone gave it: it yields to every other. */
    static final int NO_TEMPLATE = 1_000_000;

    /** What a method costs that is the name of a function: it yields to every other that stands where it does. */
    static final int NAME_OF_FUNCTION = 5_000;

    private static final int NOT_SEEN = Integer.MAX_VALUE;
    private static final int[] NONE = new int[FieldKind.values().length];

    static {
        Arrays.fill(NONE, NOT_SEEN);
    }

    private final int[] ranks = NONE.clone();

    /** Forgets the record before. */
    void clear() {
        System.arraycopy(NONE, 0, ranks, 0, ranks.length);
    }

    /** The rank that a field was taken with; of one that was not, the last of all. */
    int of(FieldKind field) {
        return ranks[field.ordinal()];
    }

    /** Whether a rank is better than the one that a field was taken with. */
    boolean isBetter(FieldKind field, int rank) {
        return rank < ranks[field.ordinal()];
    }

    boolean has(FieldKind field) {
        return ranks[field.ordinal()] != NOT_SEEN;
    }

    /** Whether a rank is that of a name that does not stand at its place. */
    static boolean isAstray(int rank) {
        return rank >= ASTRAY;
    }

    /** Whether a field was taken farther from its place than what has that rank. */
    boolean isFarther(FieldKind field, int rank) {
        return ranks[field.ordinal()] / ASTRAY > rank / ASTRAY;
    }

    /** Whether a field was taken nearer to its place than what has that rank. */
    boolean isNearer(FieldKind field, int rank) {
        return ranks[field.ordinal()] / ASTRAY < rank / ASTRAY;
    }

    void take(FieldKind field, int rank) {
        ranks[field.ordinal()] = rank;
    }
}
