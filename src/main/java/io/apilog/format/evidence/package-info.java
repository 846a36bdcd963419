/** What numbers say of themselves: whether they are durations, and in which unit. Knows nothing of lines and formats. */
@org.jspecify.annotations.NullMarked
package io.apilog.format.evidence;
