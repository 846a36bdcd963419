package io.apilog.format;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a JSON field means.
 *
 * @param rank lower wins
 * @param unit of a duration; null where the name does not say. On a name that is no duration: the unit of those beside it, as only one
 *     program writes that name
 */
record JsonName(Meaning meaning, int rank, @Nullable Unit unit) {}
