/** Batches of whole lines, cut out of what was read, and where they come from. */
package io.apilog.source.lines;
