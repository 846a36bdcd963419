package io.apilog.format;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a JSON field means.
 *
 * @param rank lower wins
 * @param unit of a duration; null where the name does not say
 * @param nginx whether it is a name of nginx's, under which numbers with decimals are seconds and gateways write other things as well
 */
record JsonName(Meaning meaning, int rank, @Nullable Unit unit, boolean nginx) {
    JsonName(Meaning meaning, int rank, @Nullable Unit unit) {
        this(meaning, rank, unit, false);
    }
}
