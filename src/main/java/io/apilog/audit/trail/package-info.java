/**
 * Writes an audit trail: chained on the thread that reads logs, written to its files on one of its own, signed by the one that saves. What a
 * disk does to it is no one else's matter.
 */
@NullMarked
package io.apilog.audit.trail;

import org.jspecify.annotations.NullMarked;
