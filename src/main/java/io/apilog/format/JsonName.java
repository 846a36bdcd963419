package io.apilog.format;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a JSON field means.
 *
 * @param rank lower wins
 * @param unit of a duration; null where the name does not say
 */
record JsonName(Meaning meaning, int rank, @Nullable Unit unit) {}
